/** The shape of a message on a screen, and how much of one is shown. Apart from ./mail-view.ts, which needs the parser. */

export type MailView = {
  readonly header: readonly { readonly name: string; readonly value: string }[]
  readonly texts: readonly { readonly kind: "text" | "calendar"; readonly text: string }[]
  readonly attachments: readonly {
    readonly filename: string
    readonly type: string
    readonly octets: number
  }[]
}

/** A screen is for reading: what is longer than these can be downloaded. */
export const VIEW_LIMITS = {
  fields: 500,
  /** UTF-16 units of one value: 1,000 recipients with their names. */
  value: 65_536,
  texts: 10,
  text: 131_072,
  attachments: 100,
} as const

/** At most so many units, with a mark that there was more. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most)} […]`
}
