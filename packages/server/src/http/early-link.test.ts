import assert from "node:assert/strict"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"

import { StoreUnavailable } from "../app/held/custody.ts"
import { COOKIE, exampleConsole, SECRETS, withConsole } from "./example-console.ts"
import { earlyLinks } from "./early-link.ts"

const SESSION = "/api/v1/session"
const FIGURES = "/api/v1/statistics?days=30"
const HEALTH = "/api/v1/health"
const HELD = "/api/v1/held?limit=25&amp;order=oldest"

const { authenticate } = exampleConsole().ports
const table: readonly [who: string, cookie: string | undefined, url: string, expected: readonly string[]][] =
  [
    ["nobody", undefined, "/", [SESSION]],
    ["nobody", undefined, "/login", [SESSION]],
    ["somebody whose session is over", "over", "/", [SESSION]],
    ["an employee", SECRETS.employee, "/", [SESSION]],
    ["an employee", SECRETS.employee, "/held", [SESSION]],
    ["a reviewer", SECRETS.reviewer, "/", [SESSION, FIGURES]],
    ["a reviewer", SECRETS.reviewer, "/held", [SESSION, HELD]],
    ["a reviewer, with a filter,", SECRETS.reviewer, "/held?order=newest", [SESSION]],
    ["an administrator", SECRETS.administrator, "/", [SESSION, FIGURES, HEALTH]],
    ["an administrator", SECRETS.administrator, "/held", [SESSION]],
  ]
for (const [who, secret, url, expected] of table) {
  test(`${who} at ${url} is told to ask for ${expected.join(", ")}`, async () => {
    const headers = secret === undefined ? {} : { cookie: `${COOKIE}${secret}` }
    assert.deepEqual(addressesIn(await earlyLinks(url, headers, authenticate)), expected)
  })
}

test("reading a document is no use of the session", async () => {
  const used: string[] = []
  const looked: string[] = []
  const noting = {
    ...authenticate,
    session: async (secret: string) => void used.push(secret),
    peek: async (secret: string) => void looked.push(secret),
  }
  await earlyLinks("/", { cookie: `${COOKIE}reviewer` }, noting)
  assert.deepEqual([used, looked], [[], ["reviewer"]])
})

test("without a store the document is there, and its page tells what is wrong", async () => {
  const broken = { ...authenticate, peek: async () => await Promise.reject(new StoreUnavailable()) }
  const links = await earlyLinks("/", { cookie: `${COOKIE}reviewer` }, broken)
  assert.deepEqual(addressesIn(links), [SESSION])
})

const folder = mkdtempSync(join(tmpdir(), "sluis-documents-"))
after(() => rmSync(folder, { recursive: true }))
mkdirSync(join(folder, "assets"))
const THEME = '<link rel="stylesheet" href="/theme.css">'
writeFileSync(join(folder, "index.html"), `<!doctype html><head><title>every page</title>${THEME}</head>`)
writeFileSync(join(folder, "held.html"), `<!doctype html><head><title>held</title>${THEME}</head>`)

const documents: readonly [path: string, title: string][] = [
  ["/", "every page"],
  ["/held", "held"],
  ["/held?order=newest", "held"],
  ["/held/abc-1", "every page"],
  ["/policy", "every page"],
]
for (const [path, title] of documents) {
  test(`the document at ${path} is that of ${title}`, async () => {
    await withConsole({ options: { folder } }, async (url) => {
      const text = await (await fetch(url + path, { headers: { accept: "text/html" } })).text()
      assert.match(text, new RegExp(`<head>\\s*<link rel="preload"[^>]*>.*<title>${title}</title>`, "s"))
    })
  })
}

test("a document is at the address of its page only", async () => {
  await withConsole({ options: { folder } }, async (url) => {
    for (const path of ["/held.html", "/index.html"])
      assert.equal((await fetch(url + path, { headers: { accept: "text/html" } })).status, 404, path)
  })
})

for (const [theme, isNamed] of [
  [":root { --basis-color: teal }", true],
  ["", false],
] as const) {
  test(`a style sheet of the organisation that is ${isNamed ? "" : "not "}there is ${isNamed ? "" : "not "}named`, async () => {
    await withConsole({ options: { folder, theme } }, async (url) => {
      for (const path of ["/", "/held"]) {
        const text = await (await fetch(url + path, { headers: { accept: "text/html" } })).text()
        assert.equal(text.includes(THEME), isNamed)
      }
    })
  })
}

function addressesIn(links: string): readonly (string | undefined)[] {
  return [...links.matchAll(/<link rel="preload" as="fetch" crossorigin href="([^"]+)" \/>/g)].map(
    ([, address]) => address,
  )
}
