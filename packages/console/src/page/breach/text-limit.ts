/** What the API takes of what officers type (contract/breach-form.ts), so that a field ends where the server would refuse. */
export const MAX_LINE = 200
export const MAX_TEXT = 10_000
