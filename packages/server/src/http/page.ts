/**
 * The console's pages: one document for every address that a person can be at, the files it needs, and the organisation's own
 * style sheet.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"

import { systemCode } from "../app/fault.ts"
import type { Authenticate } from "./authenticate.ts"
import { earlyLinks } from "./early-link.ts"
import { PAGE_HEADERS } from "./header.ts"
import { readFolder, staticFile } from "./static-file.ts"
import type { StaticFile } from "./static-file.ts"

export type PageOptions = {
  /** As the console was built; one that is not there is told on the page. */
  readonly folder: string
  readonly theme: string
}

/** For whatever is not found otherwise: true if it was a page, and is answered. */
export type ServePage = (request: FastifyRequest, reply: FastifyReply) => Promise<boolean>

const DOCUMENT = "/index.html"
const THEME = "/theme.css"
/** As the build writes it. A file that is empty is asked for by nobody: a slow machine waits for each. */
const THEME_LINK = '<link rel="stylesheet" href="/theme.css">'
/** Never a page: a program that asks for what is not there must not get a document. */
const NO_PAGES = /^\/(?:api|health|metrics|login\/oidc|problems)(?:\/|$)/
/** Files here have a hash in their name, so one name is one content for ever. */
const HASHED = "/assets/"
const FOREVER = "public, max-age=31536000, immutable"
/** Asked for anew each time, and answered with "still the same". */
const REVALIDATE = "no-cache"

/** Rejects for a folder that can't be read although it is there. */
export async function openPages(
  app: FastifyInstance,
  { folder, theme }: PageOptions,
  authenticate: Authenticate,
): Promise<ServePage> {
  const files = new Map(await built(folder))
  files.set(THEME, await staticFile(".css", Buffer.from(theme, "utf8")))
  const documents = await takeDocuments(files, theme)
  for (const [path, file] of files) {
    const keep = path.startsWith(HASHED) ? FOREVER : REVALIDATE
    app.get(encodeURI(path), async (request, reply) => await sendFile(request, reply, file, keep))
  }
  return async (request, reply) => {
    if (!isPage(request)) return false
    const { url, headers } = request
    const document = documents.get(`${pathOf(url)}.html`) ?? documents.get(DOCUMENT)
    // Not compressed: it is not much larger than one packet.
    reply.headers({ ...PAGE_HEADERS, "cache-control": "no-store" }).type("text/html; charset=utf-8")
    if (document === undefined) {
      void reply.code(503).send(NOT_BUILT)
      return true
    }
    const links = await earlyLinks(url, headers, authenticate)
    void reply.send(document.replace("<head>", `<head>${links}`))
    return true
  }
}

/** Documents are at the addresses of their pages, and not at those of files: "/held.html" is that of "/held". */
async function takeDocuments(
  files: Map<string, StaticFile>,
  theme: string,
): Promise<ReadonlyMap<string, string>> {
  const documents = new Map<string, string>()
  for (const [path, { content }] of files) {
    if (!path.endsWith(".html")) continue
    const html = (await content()).toString("utf8")
    documents.set(path, theme === "" ? html.replace(THEME_LINK, "") : html)
    files.delete(path)
  }
  return documents
}

async function built(folder: string): Promise<ReadonlyMap<string, StaticFile>> {
  try {
    return await readFolder(folder)
  } catch (cause) {
    if (systemCode(cause) === "ENOENT") return new Map()
    throw cause
  }
}

/** A person at an address of the console: asks for a document, at something that is no file. */
function isPage({ method, url, headers }: FastifyRequest): boolean {
  const path = pathOf(url)
  const isAsked = (method === "GET" || method === "HEAD") && /\btext\/html\b/.test(headers.accept ?? "")
  return isAsked && !NO_PAGES.test(path) && !path.slice(path.lastIndexOf("/")).includes(".")
}

function pathOf(url: string): string {
  return url.replace(/[?#].*$/s, "")
}

async function sendFile(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  { type, content, br, gzip, etag }: StaticFile,
  keep: string,
): Promise<FastifyReply> {
  reply.headers({ ...PAGE_HEADERS, "cache-control": keep, etag, vary: "accept-encoding" })
  if (isSame(headers["if-none-match"], etag)) {
    return await reply.code(304).send()
  }
  const accepted = headers["accept-encoding"] ?? ""
  const [encoding, body] =
    br !== undefined && accepts(accepted, "br")
      ? ["br", br]
      : gzip !== undefined && accepts(accepted, "gzip")
        ? ["gzip", gzip]
        : [undefined, await content()]
  if (encoding !== undefined) reply.header("content-encoding", encoding)
  return await reply.header("content-type", type).send(body)
}

/** RFC 9110 §13.1.2 */
function isSame(header: string | undefined, etag: string): boolean {
  return (header ?? "").split(",").some((tag) => tag.trim() === etag)
}

/** RFC 9110 §12.5.3, without weights other than "not at all". */
function accepts(header: string, encoding: string): boolean {
  return header
    .split(",")
    .some((each) =>
      new RegExp(`^\\s*${encoding}\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*$)[\\d.]+\\s*)?$`, "i").test(each),
    )
}

const NOT_BUILT = `<!doctype html>
<html lang="nl">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sluis</title>
<h1>Sluis draait, maar de console is nog niet gebouwd</h1>
<p>Uw mail wordt gewoon bewaakt. Bouw de console met <code>npm run console:build</code> en start Sluis opnieuw.</p>
<h1 lang="en">Sluis runs, but its console has not been built yet</h1>
<p lang="en">Your mail is guarded as usual. Build the console with <code>npm run console:build</code> and start Sluis again.</p>
</html>
`
