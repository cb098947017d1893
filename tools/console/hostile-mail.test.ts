/**
 * A message whose every part tries to become more than a message: on every page that shows something of it nothing runs, nothing
 * leaves the page, and no machine elsewhere hears that it is being read. In a real browser, because only that one knows what it
 * does with HTML.
 */
import assert from "node:assert/strict"
import { once } from "node:events"
import { createServer } from "node:net"
import type { Server } from "node:net"
import { describe } from "node:test"

import type { Gives } from "@sluis/server/contract/form"
import type { Page } from "playwright-core"

import { until } from "../gate/until.ts"
import { systemTest } from "../system-test.ts"
import type { Visitor } from "./browser.ts"
import { decisionLinkIn, handIn } from "./mail-program.ts"
import { asked, attempted, heading, openProduct, shared } from "./product.ts"
import type { Product } from "./product.ts"

type Demonstration = AsyncDisposable & {
  readonly product: Product
  readonly visitor: Visitor
  readonly elsewhere: Elsewhere
}

/** What runs says so here. */
const RUN = "top.hostile = true"
const SCRIPT = `<img src=x onerror="${RUN}">`

describe("a hostile message", () => {
  const demonstration = shared(
    async ({ chromium }: { readonly chromium: string }): Promise<Demonstration> => {
      const elsewhere = await listenElsewhere()
      const product = await openProduct(chromium, {})
      const visitor = await product.visit({ language: "en" })
      await visitor.page.goto(product.startLink)
      await heading(visitor.page, "Today")
      return {
        product,
        visitor,
        elsewhere,
        [Symbol.asyncDispose]: async () => {
          await product[Symbol.asyncDispose]()
          elsewhere.close()
        },
      }
    },
  )

  systemTest(
    "is shown as it was laid out, and asks nobody for anything",
    { needs: ["chromium"] },
    async (programs) => {
      const { product, visitor, elsewhere } = await demonstration(programs)
      const { page } = visitor
      const recipients = ["bram@elders.example"]
      const octets = letter(recipients, SCRIPT, layoutThatAsks(elsewhere.address))
      assert.match(await handIn(product.gate.smtpPort, { sender: SENDER, recipients, octets }), /^250 /)
      const { number } = await until("it is in the outbox", async () => {
        const { entries } = await asked<Gives<"outbox.list">>(page, "/outbox")
        return entries[0]
      })
      await page.goto(`${product.origin}/outbox/${number}`)
      await page.getByRole("tab", { name: "As it was laid out" }).click()
      const frame = page.frameLocator("iframe.sluis-mail-frame")
      await frame.getByText("the end of the message").waitFor()
      for (const name of ["to the top", "to a new window", "to itself", "by a drawing"])
        await frame.getByText(name).click()
      await frame.getByRole("button", { name: "send" }).click()
      await isHarmless(page, product)
      assert.deepEqual(elsewhere.connections, [])
    },
  )

  systemTest("runs on no page that shows something of it", { needs: ["chromium"] }, async (programs) => {
    const { product, visitor } = await demonstration(programs)
    const { page } = visitor
    const recipients = ["anneke", "bram", "chantal", "dirk"].map((name) => `${name}@elders.example`)
    const rejection = `<p>Helaas is uw sollicitatie afgewezen.</p>${SCRIPT}`
    const octets = letter(recipients, `Uw sollicitatie ${SCRIPT}`, rejection)
    const answer = await handIn(product.gate.smtpPort, { sender: SENDER, recipients, octets })
    const id = /held as (\w+)/.exec(answer)?.[1] ?? assert.fail(answer)
    const decision = await until("the notice is in the outbox", async () => {
      const { entries } = await asked<Gives<"outbox.list">>(page, "/outbox")
      const notice = entries.find((entry) => entry.notice)
      if (notice === undefined) return undefined
      const shown = await asked<Gives<"outbox.show">>(page, `/outbox/${notice.number}`)
      return decisionLinkIn(Buffer.from(shown.octets, "base64"))
    })
    const { text } = await asked<Gives<"policy.show">>(page, "/policy")
    for (const [method, path, body] of [
      ["POST", "/people", { name: SCRIPT, address: "noor@voorbeeld.example", roles: ["reviewer"] }],
      ["POST", "/tokens", { name: SCRIPT, scopes: ["check"] }],
      ["POST", "/lists", { name: SCRIPT, table: { text: "noor@elders.example" } }],
      ["POST", `/held/${id}/content`, { reason: `because I want to ${SCRIPT}` }],
      ["POST", "/policy/changes", { text: `${text}\n# ${SCRIPT}\n`, reason: `because of ${SCRIPT}` }],
    ] as const) {
      const { status, text: told } = await attempted(page, method, path, body)
      assert.equal(status, 200, `${path}: ${told}`)
    }

    const pages: readonly [path: string, shows: string | undefined][] = [
      ["/outbox", SCRIPT],
      [`/held/${id}`, "because I want to"],
      [decision.replace(product.origin, ""), SCRIPT],
      ["/settings/people", SCRIPT],
      ["/settings/tokens", SCRIPT],
      ["/lists", SCRIPT],
      ["/policy", undefined],
      ["/", undefined],
    ]
    for (const [path, shows] of pages) {
      await page.goto(product.origin + path)
      await page.locator("main:not(:has(.sluis-waiting)) h1").first().waitFor()
      if (shows !== undefined)
        await until(`${path} to show it`, async () => (await page.getByText(shows).count()) > 0)
      await isHarmless(page, product)
    }
    await page.goto(`${product.origin}/held/${id}`)
    await page.getByRole("button", { name: "Show the message" }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByRole("textbox").fill("because it may be hostile")
    await dialog.getByRole("button", { name: "Show the message" }).click()
    await page.getByRole("tab", { name: "As it was laid out" }).click()
    await page.frameLocator("iframe.sluis-mail-frame").getByText("Helaas is uw sollicitatie").waitFor()
    await isHarmless(page, product)
  })
})

async function isHarmless(page: Page, { origin }: Product): Promise<void> {
  assert.equal(await page.evaluate("window.hostile"), undefined, `something ran at ${page.url()}`)
  assert.equal(new URL(page.url()).origin, origin, "it is still our page")
  assert.equal(page.context().pages().length, 1, "and the only one")
}

const SENDER = "werving@voorbeeld.example"

function letter(recipients: readonly string[], subject: string, html: string): Buffer {
  const name = SCRIPT.replaceAll('"', "'")
  const lines = [
    `From: "${name}" <${SENDER}>`,
    `To: ${recipients.map((address) => `"${name}" <${address}>`).join(",\r\n ")}`,
    `Subject: =?utf-8?B?${Buffer.from(subject).toString("base64")}?=`,
    "Date: Tue, 17 Nov 2026 10:00:00 +0100",
    `Message-ID: <${recipients.length}@voorbeeld.example>`,
    `X-${name.replaceAll(/[\s:]/g, "/")}: ${SCRIPT}`,
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="part"',
    "",
    "--part",
    "Content-Type: text/html; charset=utf-8",
    "",
    html,
    "--part",
    `Content-Type: image/svg+xml; name="${name}.svg"`,
    `Content-Disposition: attachment; filename="${name}.svg"`,
    "",
    `<svg xmlns="http://www.w3.org/2000/svg" onload="${RUN}"/>`,
    "--part--",
    "",
  ]
  return Buffer.from(lines.join("\r\n"))
}

/** Each on a line of its own, as mail has to be. `there`: scheme, host and port. */
function layoutThatAsks(there: string): string {
  const frame = `<iframe src="${there}/frame"></iframe>`
  return [
    `<html><head><link rel="preconnect" href="${there}"><link rel="dns-prefetch" href="${there}">`,
    `<link rel="stylesheet" href="${there}/css"><link rel="prefetch" href="${there}/prefetch">`,
    `<meta http-equiv="refresh" content="0;url=${there}/refresh"><base href="${there}/base/" target="_top">`,
    `<style>@import url(${there}/import); p { background: url(${there}/background) }</style></head><body>`,
    `<p style="background:url(${there}/inline)">hello</p><img src="${there}/image" srcset="${there}/set 2x">`,
    `<video src="${there}/video" poster="${there}/poster" autoplay></video><table background="${there}/table"></table>`,
    `<object data="${there}/object"></object><embed src="${there}/embed">`,
    `<svg><image href="${there}/svg"/><foreignObject>${frame}</foreignObject></svg>`,
    // What is one thing when it is read, and another when it was written out and is read again.
    `<noscript>${frame}</noscript><template shadowrootmode="open">${frame}</template>`,
    `<svg><title><style><p title="</style>${frame.replaceAll('"', "'")}"></title></svg>`,
    `${frame}<iframe srcdoc="<script>${RUN}</script>"></iframe>`,
    `<script>${RUN}</script>${SCRIPT}<details open ontoggle="${RUN}"></details>`,
    `<a href="${there}/top" target="_top" ping="${there}/ping">to the top</a>`,
    `<a href="${there}/new" target="_blank">to a new window</a> <a href="${there}/self" target="_self">to itself</a>`,
    `<svg><a xlink:href="${there}/drawn" target="_self"><text y="20">by a drawing</text></a></svg>`,
    `<form action="${there}/form" target="_top"><button>send</button></form>`,
    "<p>the end of the message</p>",
    // Everything behind it is a comment, until it is written out and read again.
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;${frame.replaceAll("<", "&lt;")}">`,
    "</body></html>",
  ].join("\r\n")
}

type Elsewhere = {
  readonly address: string
  /** One for each time that somebody connected. */
  readonly connections: readonly string[]
  readonly close: () => void
}

/** A machine of somebody else: it hears who connects, which is all that it needs to know that its mail is read. */
async function listenElsewhere(): Promise<Elsewhere> {
  const connections: string[] = []
  const server: Server = createServer((socket) => {
    connections.push(`connection ${connections.length + 1}`)
    socket.on("error", () => undefined) // a browser may break off whenever it likes
    socket.destroy()
  }).listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("a TCP server has no port")
  return {
    address: `http://127.0.0.1:${address.port}`,
    connections,
    close: () => void server.close(),
  }
}
