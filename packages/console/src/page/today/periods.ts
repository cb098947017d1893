/** Of how many days the figures are: what can be chosen, and what the start page begins with. */
export const PERIODS = [7, 30, 90] as const
/** Also in contract/early.ts of the server; a test compares. */
export const FIRST_PERIOD = 30
