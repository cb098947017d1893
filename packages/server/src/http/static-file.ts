/**
 * Files that are the same for everybody, in memory and compressed once: the console as it was built, and the organisation's
 * style sheet. What was not read at the start does not exist, so no path can lead anywhere else.
 */
import { createHash } from "node:crypto"
import { readdir, readFile } from "node:fs/promises"
import { extname, join, relative, sep } from "node:path"
import { promisify } from "node:util"
import { brotliCompress, constants, gunzip, gzip } from "node:zlib"

export type StaticFile = {
  readonly type: string
  /** Kept in one form only: hardly anybody asks for it as it is where there is a smaller one. */
  readonly content: () => Promise<Buffer>
  /** Smaller forms of the same; absent where they are not smaller. */
  readonly br: Buffer | undefined
  readonly gzip: Buffer | undefined
  /** Of the content. Weak, because all forms have the same (RFC 9110 §8.8.3). */
  readonly etag: string
}

/** The console has some fifty. */
export const MAX_FILES = 2000
/** Octets of all together; the console has some three million. */
export const MAX_OCTETS = 64 * 1024 * 1024

/** What is of another kind is not served. */
const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".eml": "message/rfc822",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
}
/** These are compressed already. */
const DENSE: ReadonlySet<string> = new Set([".ico", ".png", ".woff2"])
/** Nine tenths of what the highest gives, in a twentieth of its time. */
const BROTLI_QUALITY = 5

/** By path, beginning with "/". Rejects where the folder is not there, or is larger than a console can be. */
export async function readFolder(folder: string): Promise<ReadonlyMap<string, StaticFile>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  const files = entries.filter(
    (entry) => entry.isFile() && isServed(relative(folder, entry.parentPath), entry.name),
  )
  if (files.length > MAX_FILES) throw new Error(`the folder of the console has more than ${MAX_FILES} files`)
  const read = new Map<string, StaticFile>()
  let octets = 0
  for (const { parentPath, name } of files) {
    const path = join(parentPath, name)
    const content = await readFile(path)
    octets += content.length
    if (octets > MAX_OCTETS) throw new Error(`the folder of the console is larger than ${MAX_OCTETS} octets`)
    read.set(`/${relative(folder, path).replaceAll(sep, "/")}`, await staticFile(extname(name), content))
  }
  return read
}

/** What begins with a dot, and what is in such a folder, is about the build and no part of the console. */
function isServed(folder: string, name: string): boolean {
  const isHidden = [...folder.split(sep), name].some((part) => part.startsWith("."))
  return !isHidden && TYPES[extname(name)] !== undefined
}

// Outside of the function that has both forms at hand: what one closure of it needs is kept for all of them.
const asItIs = (content: Buffer) => () => Promise.resolve(content)
const unpacked = (kept: Buffer) => () => promisify(gunzip)(kept)

/** `extension`: one that has a type here. */
export async function staticFile(extension: string, content: Buffer): Promise<StaticFile> {
  const type = TYPES[extension]
  if (type === undefined) throw new Error(`no type for ${extension}`)
  const isDense = DENSE.has(extension)
  const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY }
  const br = isDense ? undefined : await promisify(brotliCompress)(content, { params })
  const zipped = isDense ? undefined : await promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION })
  const ifSmaller = (form: Buffer | undefined): Buffer | undefined =>
    form !== undefined && form.length < content.length ? form : undefined
  const kept = ifSmaller(zipped)
  return {
    type,
    content: kept === undefined ? asItIs(content) : unpacked(kept),
    br: ifSmaller(br),
    gzip: kept,
    etag: `W/"${createHash("sha256").update(content).digest("base64url").slice(0, 22)}"`,
  }
}
