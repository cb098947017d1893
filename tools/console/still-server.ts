/**
 * The built console on loopback, under the headers of the real server, over an API that always gives the same answers. For what is
 * about the pages alone; what is about the product runs the product.
 */
import { readFileSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { extname, join, normalize } from "node:path"

import { API_ROOT } from "@sluis/server/contract/endpoint"

import { PAGE_HEADERS } from "../../packages/server/src/http/header.ts"

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
}

/** By path below the root of the API, without the query: the body of a 200. What is not there is a 404 without a body. */
export type Answers = Readonly<Record<string, unknown>>

export type StillServer = AsyncDisposable & { readonly origin: string }

/** @param document the file for every address that is no file */
export async function serveStill(folder: string, document: string, answers: Answers): Promise<StillServer> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname
    if (path.startsWith(API_ROOT)) {
      const answer = answers[path.slice(API_ROOT.length)]
      response.writeHead(answer === undefined ? 404 : 200, { "content-type": "application/json" })
      response.end(JSON.stringify(answer ?? {}))
      return
    }
    const file = extname(path) === "" ? document : normalize(path)
    const content = path === "/theme.css" ? "" : readFile(join(folder, file))
    response.writeHead(content === undefined ? 404 : 200, {
      ...PAGE_HEADERS,
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
    })
    response.end(content)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- listening on a port, so not a pipe
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://localhost:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function readFile(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}
