/**
 * Something to be read on paper or kept as a file: a notification form, a letter, a register, a report to a council. The same
 * for a page in a browser, a PDF and plain text, so that what is said is said once and each form of it is accessible.
 *
 * Deliberately left out: how it looks (the stylesheet and the PDF writer know that).
 */

export type Paper = {
  /** BCP 47. */
  readonly language: "nl" | "en"
  readonly title: string
  readonly subtitle: string
  /** Organisation, in the properties of the file. */
  readonly author: string
  /** Milliseconds since 1970. */
  readonly madeAt: number
  readonly blocks: readonly Block[]
  /** At the foot of every page, before its number: "Concept", "Versie voor de raad", a version. */
  readonly foot: string
}

export type Block =
  /** Level 1 is below the title. Levels are never skipped. */
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: readonly Run[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly Run[])[] }
  | { readonly kind: "table"; readonly table: Table }
  /** Pairs of a name and what it is: the fields of a form. */
  | { readonly kind: "fields"; readonly fields: readonly PaperField[] }
  /** To be noticed: what is missing, a caution. */
  | { readonly kind: "remark"; readonly tone: "info" | "warning" | "danger"; readonly text: readonly Run[] }
  /** Days of a period, each of one of three states; drawn as squares, and said as a sentence for who cannot see it. */
  | { readonly kind: "days"; readonly days: readonly PaperDay[]; readonly said: string }
  | { readonly kind: "page-break" }

/** Plain, strong, or a link; no other mark-up. */
export type Run =
  | string
  | { readonly strong: string }
  | { readonly link: string; readonly text: string }
  /** In a fixed width: a hash, an id. May be broken anywhere. */
  | { readonly code: string }

export type Table = {
  readonly caption: string
  readonly columns: readonly { readonly name: string; readonly numeric: boolean }[]
  /** As many cells as columns; the first is the head of its row. */
  readonly rows: readonly (readonly (readonly Run[])[])[]
}

export type PaperField = {
  readonly name: string
  readonly value: readonly Run[]
  /** Nothing is known of it yet: shown as such, never as an empty line. */
  readonly unknown: boolean
}

export type PaperDay = { readonly day: string; readonly state: "good" | "bad" | "none" }
