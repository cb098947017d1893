/**
 * The built console on loopback, under the headers of the real server, over an API that always gives the same answers. For what is
 * about the pages alone; what is about the product runs the product.
 */
import { readFileSync } from "node:fs"
import { createServer } from "node:http"
import type { IncomingMessage, ServerResponse } from "node:http"
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

export type StillServer = AsyncDisposable & {
  readonly origin: string
  /** Every address of the API that was asked for. */
  readonly asked: readonly string[]
}

/**
 * @param document the file for every address that is no file
 * @param links that the server adds to the document for who asks (http/early-link.ts)
 */
export async function serveStill(
  folder: string,
  document: string,
  answers: Answers,
  links: (url: string) => Promise<string> = async () => "",
): Promise<StillServer> {
  const asked: string[] = []
  const server = createServer((request, response) => void answer(request, response))
  const answer = async ({ url = "/" }: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(url, "http://localhost").pathname
    if (path.startsWith(API_ROOT)) {
      asked.push(url)
      const given = answers[path.slice(API_ROOT.length)]
      response.writeHead(given === undefined ? 404 : 200, {
        "content-type": "application/json",
        "cache-control": "no-store",
      })
      response.end(JSON.stringify(given ?? {}))
      return
    }
    const file = extname(path) === "" ? document : normalize(path)
    const content = path === "/theme.css" ? Buffer.from("") : readFile(join(folder, file))
    response.writeHead(content === undefined ? 404 : 200, {
      ...PAGE_HEADERS,
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
    })
    const isDocument = file === document && content !== undefined
    response.end(
      isDocument ? content.toString("utf8").replace("<head>", `<head>${await links(url)}`) : content,
    )
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- listening on a port, so not a pipe
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://localhost:${port}`,
    asked,
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
