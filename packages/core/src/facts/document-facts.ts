/** What all documents on a message hold together. */
import type { DocumentFacts } from "../document/document.ts"
import { CATEGORIES, CONCEALMENTS, IDENTIFIERS, type Category, type Facts } from "./facts.ts"

export type Held = Omit<Facts["attachments"], "count" | "kinds" | "unreadable">

/** Numbers of people are those of the document with the most, but for those together: the same list in two files is one list. */
export function uniteDocuments(documents: Iterable<DocumentFacts>): Held {
  const all = [...documents]
  const most = (of: (document: DocumentFacts) => number): number => Math.max(0, ...all.map(of))
  const among = <T>(of: (document: DocumentFacts) => readonly T[], order: readonly T[]): readonly T[] => {
    const seen = new Set(all.flatMap(of))
    return order.filter((one) => seen.has(one))
  }
  return {
    persons: most(({ persons }) => persons),
    together: Math.max(
      most(({ persons }) => persons),
      all.reduce((sum, { added }) => sum + added, 0),
    ),
    concealedPersons: most(({ concealedPersons }) => concealedPersons),
    identified: most(({ identified }) => identified),
    identifiers: among(({ identifiers }) => identifiers, IDENTIFIERS),
    categories: among(({ categories }) => categories, CATEGORIES),
    personal: among(({ personal }) => personal, CATEGORIES),
    concealed: among(({ concealed }) => concealed, CONCEALMENTS),
    concealedPersonal: among(({ concealedPersonal }) => concealedPersonal, CATEGORIES),
  }
}

/** What they invite their readers for, as people whom that concerns. */
export function invitedFor(documents: Iterable<DocumentFacts>): readonly Category[] {
  const seen = new Set([...documents].flatMap(({ invites }) => invites))
  return CATEGORIES.filter((category) => seen.has(category))
}

/** Parts that were not read to their end. What has a format of its own that we do not know is no secret kept from us. */
export function unreadParts(documents: ReadonlyMap<string, DocumentFacts>): readonly string[] {
  return [...documents].flatMap(([path, { unread }]) =>
    unread === undefined || unread === "unknown-format" ? [] : [path],
  )
}
