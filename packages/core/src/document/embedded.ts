/** Documents inside an office document: embedded workbooks, texts and objects of older programs. */
import type { InnerDocument, Reading, Unread } from "./document.ts"
import type { PackageFile } from "./package-file.ts"

/** QUIRK: the folder is custom, not standard; every program that embeds keeps to it. */
const EMBEDDED = /(?:^|[/\\])embeddings[/\\][^/\\]/i

/** Where a part can't be inflated, the package tells (`unread`). */
export function embeddedIn(file: PackageFile): readonly InnerDocument[] {
  return file.names.filter((name) => EMBEDDED.test(name)).flatMap((name) => partAsDocument(file, name))
}

/** The part as a document of its own: none, where it is not there or can't be read. */
export function partAsDocument(file: PackageFile, name: string): readonly InnerDocument[] {
  const octets = file.read(name)
  return octets === undefined ? [] : [{ name, type: "", octets }]
}

export function nothingRead(format: Reading["format"], unread: Unread): Reading {
  return { format, texts: [], tables: [], concealed: [], inner: [], unread }
}
