/**
 * What is read of an attached document: the texts and tables that people see, and those they do not.
 *
 * A document is hostile like any mail. A reader never throws and never reads on without an end: what it cannot read it says
 * (`unread`), and what it read up to a limit it gives as well.
 */
import type { Category, Concealment, Identifier } from "../facts/facts.ts"

export const FORMATS = [
  "csv",
  "xlsx",
  "xls",
  "docx",
  "doc",
  "pptx",
  "ods",
  "odt",
  "odp",
  "pdf",
  "rtf",
  "html",
  "text",
  "zip",
  "message",
  "outlook-item",
  "tnef",
  "vcard",
  "calendar",
] as const
export type Format = (typeof FORMATS)[number]

/** Why a document, or a part of it, was not read. */
export type Unread = "encrypted" | "broken" | "beyond-limits" | "unknown-format"

export type Reading = {
  readonly format: Format | "unknown"
  /** In reading order. A paragraph ends with a line feed; no sentence goes on from one text into the next. */
  readonly texts: readonly DocumentText[]
  readonly tables: readonly Table[]
  /** Everything of that kind that is in the document, also where it holds no text. */
  readonly concealed: readonly Concealment[]
  /** Documents inside: entries of an archive, attachments of a message, embedded workbooks. */
  readonly inner: readonly InnerDocument[]
  /** Set where not everything was read. */
  readonly unread: Unread | undefined
}

export type DocumentText = { readonly text: string; readonly concealed: Concealment | undefined }

/** Rows of cells as they are shown; a date as dd-mm-yyyy, a whole number without exponent or separators, empty cells "". */
export type Table = {
  readonly rows: readonly (readonly string[])[]
  readonly concealed: Concealment | undefined
}

export type InnerDocument = { readonly name: string; readonly type: string; readonly octets: Uint8Array }

/** What all documents of one message may cost together; readers take from it and stop at 0. */
export type DocumentBudget = {
  /** Octets that may still be inflated or decoded. */
  octets: number
  /** Cells and paragraphs that may still be read. */
  items: number
  /** UTF-16 units of text that may still be read. */
  units: number
}

/** Each format has one reader. `octets` are those of the file; the reader does not trust that they are of its format. */
export type ReadDocument = (octets: Uint8Array, budget: DocumentBudget) => Reading | Promise<Reading>

/** What was seen in one attachment and everything inside it. */
export type DocumentFacts = {
  readonly persons: number
  readonly concealedPersons: number
  /** People that it lists together with a number of their own, like a BSN. */
  readonly identified: number
  /** People of whom it tells something, and who are in no document of the message before it. */
  readonly added: number
  readonly identifiers: readonly Identifier[]
  readonly categories: readonly Category[]
  /** Those of them that it says of whom it names, as a letter, a form or a list does; and what is said of one where a reader does not look. */
  readonly personal: readonly Category[]
  readonly concealedPersonal: readonly Category[]
  /** What it invites its readers for, as people whom that concerns. */
  readonly invites: readonly Category[]
  readonly concealed: readonly Concealment[]
  readonly unread: Unread | undefined
}
