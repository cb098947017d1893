import assert from "node:assert/strict"
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { connect } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { brotliDecompressSync, gunzipSync } from "node:zlib"
import { withConsole } from "./example-console.ts"
import type { ExampleOverrides } from "./example-console.ts"
import { request } from "node:http"

const root = mkdtempSync(join(tmpdir(), "sluis-console-"))
after(() => rmSync(root, { recursive: true }))
const folder = join(root, "dist")
const SCRIPT = "console.log('sluis')\n".repeat(200)
mkdirSync(join(folder, "assets"), { recursive: true })
writeFileSync(join(root, "secret.txt"), "geheim")
writeFileSync(join(folder, "index.html"), "<!doctype html><title>Sluis</title>")
writeFileSync(join(folder, "icon.svg"), "<svg/>")
writeFileSync(join(folder, "assets", "main-a1b2c3.js"), SCRIPT)
writeFileSync(join(folder, "assets", "main-a1b2c3.js.map"), "geheim")
writeFileSync(join(folder, ".sources"), "geheim")
mkdirSync(join(folder, ".vite"))
for (const hidden of [".vite/manifest.json", "assets/.main.json"])
  writeFileSync(join(folder, hidden), '"geheim"')
symlinkSync(join(root, "secret.txt"), join(folder, "link.txt"))

const BUILT: ExampleOverrides = { options: { folder, theme: ":root { --basis-color: teal }" } }
const AS_BROWSER = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" }

const table: readonly [name: string, path: string, status: number, expected: RegExp | string][] = [
  ["the start page", "/", 200, "no-store"],
  ["a page of the console", "/held/abc-1?from=notice", 200, "no-store"],
  ["the page of a notice", "/decide", 200, "no-store"],
  ["a script with a hash in its name", "/assets/main-a1b2c3.js", 200, "public, max-age=31536000, immutable"],
  ["a picture", "/icon.svg", 200, "no-cache"],
  ["the organisation's own style sheet", "/theme.css", 200, "no-cache"],
  ["a script that is not there", "/assets/main-000000.js", 404, "no-store"],
  ["a source map, which is no part of the console", "/assets/main-a1b2c3.js.map", 404, "no-store"],
  ["a hidden file", "/.sources", 404, "no-store"],
  ["a hidden file of a kind that is served", "/assets/.main.json", 404, "no-store"],
  ["what is in a hidden folder", "/.vite/manifest.json", 404, "no-store"],
  ["what a link in the folder points to", "/link.txt", 404, "no-store"],
  ["an endpoint that is not there", "/api/v1/jan", 404, "no-store"],
  ["an endpoint without its name", "/api", 404, "no-store"],
]
for (const [name, path, status, keep] of table) {
  test(`a browser that asks for ${name} gets ${status}, to be kept: ${String(keep)}`, async () => {
    await withConsole(BUILT, async (url) => {
      const answer = await fetch(`${url}${path}`, { headers: AS_BROWSER })
      assert.equal(answer.status, status)
      assert.equal(answer.headers.get("cache-control"), keep)
      assert.equal(answer.headers.get("x-content-type-options"), "nosniff")
      assert.doesNotMatch(await answer.text(), /geheim/)
    })
  })
}

/** As they stand on the line: a client would tidy them up. */
const traversals = [
  "/../secret.txt",
  "/..%2fsecret.txt",
  "/%2e%2e/secret.txt",
  "/assets/../../secret.txt",
  "/assets/..%5c..%5csecret.txt",
  "//secret.txt",
  "/assets/%00/../secret.txt",
  "/./link.txt",
  `${folder}/../secret.txt`,
]
for (const path of traversals) {
  test(`no path leads out of the folder: ${path.replace(root, "…")}`, async () => {
    await withConsole(BUILT, async (_url, _example, http) => {
      const socket = connect(http.address)
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nConnection: close\r\n\r\n`)
      const answer = Buffer.concat(await Array.fromAsync<Buffer>(socket)).toString("latin1")
      assert.match(answer, /^HTTP\/1\.1 40[04] /)
      assert.doesNotMatch(answer, /geheim/)
    })
  })
}

test("the page may load from us alone, may not be framed, and makes no script of text", async () => {
  await withConsole(BUILT, async (url) => {
    const { headers } = await fetch(url, { headers: AS_BROWSER })
    assert.equal(
      headers.get("content-security-policy"),
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; " +
        "worker-src 'self'; frame-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; " +
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types sluis",
    )
    assert.match(headers.get("permissions-policy") ?? "", /camera=\(\).*publickey-credentials-get=\(self\)/)
    assert.equal(headers.get("cross-origin-opener-policy"), "same-origin")
  })
})

const encodings: readonly [accepted: string, encoding: string | undefined][] = [
  ["gzip, deflate, br, zstd", "br"],
  ["gzip", "gzip"],
  ["br;q=0, gzip;q=0.5", "gzip"],
  ["identity", undefined],
  ["", undefined],
  ["brotli", undefined],
]
for (const [accepted, encoding] of encodings) {
  test(`who accepts "${accepted}" gets ${encoding ?? "it as it is"}`, async () => {
    await withConsole(BUILT, async (_url, _example, http) => {
      const { promise, resolve, reject } = Promise.withResolvers<readonly [string | undefined, Buffer]>()
      const headers = accepted === "" ? {} : { "accept-encoding": accepted }
      request({ ...http.address, path: "/assets/main-a1b2c3.js", headers, agent: false }, (answer) => {
        void Array.fromAsync<Buffer>(answer).then((chunks) =>
          resolve([answer.headers["content-encoding"], Buffer.concat(chunks)]),
        )
      })
        .on("error", reject)
        .end()
      const [given, body] = await promise
      assert.equal(given, encoding)
      const plain = given === "br" ? brotliDecompressSync(body) : given === "gzip" ? gunzipSync(body) : body
      assert.equal(plain.toString("utf8"), SCRIPT)
      assert.equal(given === undefined, body.length === SCRIPT.length)
    })
  })
}

test("a file that did not change is not sent again", async () => {
  await withConsole(BUILT, async (url) => {
    const first = await fetch(`${url}/icon.svg`)
    const etag = first.headers.get("etag") ?? ""
    const again = await fetch(`${url}/icon.svg`, { headers: { "if-none-match": `"x", ${etag}` } })
    assert.equal(again.status, 304)
    assert.equal(await again.text(), "")
    assert.equal((await fetch(`${url}/icon.svg`, { headers: { "if-none-match": '"x"' } })).status, 200)
  })
})

test("a program that asks for what is not there gets a problem, not a page; so does a form", async () => {
  await withConsole(BUILT, async (url) => {
    const asJson = await fetch(`${url}/held`, { headers: { accept: "application/json" } })
    assert.equal(asJson.status, 404)
    assert.match(asJson.headers.get("content-type") ?? "", /problem\+json/)
    assert.equal((await fetch(`${url}/held`, { method: "POST", headers: AS_BROWSER })).status, 404)
  })
})

test("without an own style sheet there is an empty one", async () => {
  await withConsole({ options: { folder } }, async (url) => {
    const answer = await fetch(`${url}/theme.css`)
    assert.equal(answer.status, 200)
    assert.equal(answer.headers.get("content-type"), "text/css; charset=utf-8")
    assert.equal(await answer.text(), "")
  })
})

test("a console that was not built says how it is, in both languages", async () => {
  await withConsole({}, async (url) => {
    const answer = await fetch(url, { headers: AS_BROWSER })
    assert.equal(answer.status, 503)
    const text = await answer.text()
    assert.match(text, /npm run console:build.*npm run console:build/s)
    assert.equal((await fetch(`${url}/api/v1/openapi.json`)).status, 200)
  })
})
