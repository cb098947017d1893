/** The objects of a PDF as qpdf reads them: another program than the one that wrote it, and one that knows the format. */
import { spawnSync } from "node:child_process"

export type Dictionary = Readonly<Record<string, unknown>>

/** Names are "/Name", texts "u:…" or "b:hex", references "12 0 R": QPDF JSON, version 2. */
export type PdfFile = {
  readonly root: Dictionary
  /** What a reference refers to; anything else is itself. Of a stream its dictionary. */
  readonly follow: (value: unknown) => unknown
  /** What a stream contains, decoded. */
  readonly octets: (reference: unknown) => Uint8Array
  /** All objects that are dictionaries or streams. */
  readonly dictionaries: readonly Dictionary[]
  readonly isEncrypted: boolean
  /** In the order in which they are read. */
  readonly pages: readonly Page[]
}

export type Page = { readonly reference: string; readonly dictionary: Dictionary }

/** Octets of JSON: ten times the largest PDF that is written. */
const MAX_JSON = 512 * 1024 * 1024

/** @throws {Error} for what qpdf can't read. */
export function readPdf(qpdf: string, path: string): PdfFile {
  const { stdout, stderr, status } = spawnSync(
    qpdf,
    ["--json=2", "--json-key=qpdf", "--json-stream-data=inline", "--decode-level=generalized", path, "-"],
    { maxBuffer: MAX_JSON },
  )
  if (status !== 0) throw new Error(`couldn't read the PDF: ${stderr.toString()}`)
  const parsed: unknown = JSON.parse(stdout.toString())
  const objects = dict(list(dict(parsed)["qpdf"])[1])
  const objectOf = (reference: unknown): Dictionary => dict(objects[`obj:${text(reference)}`])
  const follow = (value: unknown): unknown => {
    if (typeof value !== "string" || !/^\d+ \d+ R$/.test(value)) return value
    const object = objectOf(value)
    return "stream" in object ? dict(object["stream"])["dict"] : object["value"]
  }
  const trailer = dict(dict(objects["trailer"])["value"])
  const root = dict(follow(trailer["/Root"]))
  return {
    root,
    follow,
    octets: (reference) => Buffer.from(text(dict(objectOf(reference)["stream"])["data"]), "base64"),
    dictionaries: Object.keys(objects)
      .filter((key) => key.startsWith("obj:"))
      .map((key) => dict(follow(key.slice("obj:".length)))),
    isEncrypted: "/Encrypt" in trailer,
    pages: pagesBelow(root["/Pages"], follow),
  }
}

function pagesBelow(reference: unknown, follow: PdfFile["follow"]): readonly Page[] {
  const dictionary = dict(follow(reference))
  if (dictionary["/Type"] === "/Page") return [{ reference: text(reference), dictionary }]
  return list(follow(dictionary["/Kids"])).flatMap((kid) => pagesBelow(kid, follow))
}

export function dict(value: unknown): Dictionary {
  return isDictionary(value) ? value : {}
}

function isDictionary(value: unknown): value is Dictionary {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

export function text(value: unknown): string {
  return typeof value === "string" ? value : ""
}

/** A text without its mark; undefined for what is no text or an empty one. */
export function said(value: unknown): string | undefined {
  const found = /^u:(.+)$/s.exec(text(value))?.[1]
  return found === undefined || found.trim() === "" ? undefined : found
}
