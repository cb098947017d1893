/**
 * What a newcomer sees of a demonstration: mail goes in by SMTP, and what becomes of it is on the pages. In a real browser, over the
 * running product, in both languages.
 */
import assert from "node:assert/strict"
import { describe } from "node:test"

import type { Gives } from "@sluis/server/contract/form"
import type { Page } from "playwright-core"

import { until } from "../gate/until.ts"
import { systemTest } from "../system-test.ts"
import type { Visitor } from "./browser.ts"
import { decisionLinkIn, handIn, letterFrom, letterOf } from "./mail-program.ts"
import type { Letter } from "./mail-program.ts"
import { checkPage, screenshot, screenshotOf } from "./page-check.ts"
import { asked, heading, openProduct, shared } from "./product.ts"
import type { Product } from "./product.ts"

const POLICE = letterOf("police-contact-day")
const APPLICANTS = letterOf("applicants-rejected-four")

type Entry = Gives<"outbox.list">["entries"][number]
type Demonstration = AsyncDisposable & { readonly product: Product; readonly visitor: Visitor }

describe("stories in a demonstration", () => {
  const demonstration = shared(
    async ({ chromium }: { readonly chromium: string }): Promise<Demonstration> => {
      const product = await openProduct(chromium, {
        settings: { domains: ["politie.example", "voorbeeld.nl"] },
      })
      const visitor = await product.visit()
      await visitor.page.goto(product.startLink)
      await heading(visitor.page, "Vandaag")
      return { product, visitor, [Symbol.asyncDispose]: product[Symbol.asyncDispose] }
    },
  )

  systemTest(
    "the police e-mail: 112 people in To, 112 private copies, and the figures say so",
    { needs: ["chromium"] },
    async (programs) => {
      const { product, visitor } = await demonstration(programs)
      const { page } = visitor
      assert.equal(POLICE.recipients.length, 112)
      await figure(page, "Kennismakingen voorkomen", "0")

      assert.match(await handIn(product.gate.smtpPort, POLICE), /^250 /)

      // Without a reload: the page hears of it.
      await figure(page, "Kennismakingen voorkomen", "12.432")
      await figure(page, "Onthullingen voorkomen", "12.432")
      await figure(page, "Aan iedereen apart verstuurd", "1")
      await checkPage(visitor, "today")
      await screenshot(page, "today")

      const entries = await until("112 copies and a notice in the outbox", async () => {
        const listed = await delivered(page)
        return listed.length >= 113 && listed
      })
      const copies = entries.filter(({ notice }) => !notice)
      assert.deepEqual(
        copies.flatMap(({ recipients }) => recipients).toSorted(),
        POLICE.recipients.toSorted(),
      )
      for (const { number, recipients } of copies) {
        const { message, octets } = await asked<Gives<"outbox.show">>(page, `/outbox/${number}`)
        const said = `${JSON.stringify(message)} ${Buffer.from(octets, "base64").toString("latin1")}`
        assert.deepEqual(shownIn(said, POLICE), recipients)
      }

      await page.getByRole("link", { name: "Postvak UIT" }).click()
      await heading(page, "Postvak UIT")
      await page.getByText("1 tot en met 25 van 113").waitFor()
      await checkPage(visitor, "outbox")
      await screenshot(page, "outbox")
      for (const copy of [copies[0], copies[55], copies[111]]) {
        assert.ok(copy !== undefined)
        const [recipient = ""] = copy.recipients
        await page.goto(`${product.origin}/outbox/${copy.number}`)
        await page.getByRole("tab", { name: "Zoals de ontvanger hem ziet" }).waitFor()
        assert.deepEqual(shownIn(await page.locator("main").innerText(), POLICE), [recipient])
        await page.getByRole("tab", { name: "Naast het origineel" }).click()
        const after = page.getByRole("columnheader", { name: `Zoals ${recipient} hem krijgt` })
        await after.waitFor()
      }
      await checkPage(visitor, "a copy beside the original")
      await screenshot(page, "outbox-copy")

      await page.goto(`${product.origin}/outbox`)
      await page.getByLabel("Alleen berichten van Sluis (1)").check()
      await page
        .getByRole("table", { name: "Wat is afgeleverd" })
        .getByRole("link", { name: POLICE.sender })
        .click()
      await page.getByText("Sluis zelf (zonder afzenderadres)").waitFor()
      await page.getByText("112 losse mails").first().waitFor()
    },
  )

  const languages = [
    {
      language: "nl",
      waits: "Uw mail is nog niet verstuurd",
      button: "Aan iedereen apart versturen",
      leaves: "Uw mail is onderweg",
      left: "Uw mail is verstuurd",
    },
    {
      language: "en",
      waits: "Your message has not been sent yet",
      button: "Send individually",
      leaves: "Your message is on its way",
      left: "Your message has been sent",
    },
  ] as const
  for (const [earlier, words] of languages.entries())
    systemTest(
      `four rejected applicants: held, and sent individually by one click on a telephone, in ${words.language}`,
      { needs: ["chromium"] },
      async (programs) => {
        const { product, visitor } = await demonstration(programs)
        const { page } = visitor
        const before = (await delivered(page)).at(0)?.number ?? 0
        assert.match(await handIn(product.gate.smtpPort, applicants(words.language)), /^250 .* held as /)
        await page.goto(`${product.origin}/held`)
        await page.getByText("Er wacht 1 mail.").waitFor()
        if (earlier === 0) {
          await checkPage(visitor, "held")
          await screenshot(page, "held")
          await page.getByRole("link", { name: "Bij deze kleine groep horen verraadt iets" }).click()
          await heading(page, "Bij deze kleine groep horen verraadt iets")
          await checkPage(visitor, "held, one message")
          await screenshot(page, "held-detail", true)
          await page.getByRole("link", { name: "Alle vastgehouden mail" }).click()
          await page.getByText("Er wacht 1 mail.").waitFor()
        }

        const notice = await until("a notice to the sender", async () =>
          (await delivered(page)).find((entry) => entry.number > before && entry.notice),
        )
        assert.deepEqual(notice.recipients, [APPLICANTS.sender])
        const { octets } = await asked<Gives<"outbox.show">>(page, `/outbox/${notice.number}`)
        const link = decisionLinkIn(Buffer.from(octets, "base64")) ?? "no link"

        const { language, waits, button, leaves, left } = words
        if (earlier === 0) {
          await using desk = await product.visit({ language })
          await desk.page.goto(link)
          await heading(desk.page, waits)
          await screenshot(desk.page, "decide", true)
        }
        await using sender = await product.visit({ language, width: 320, height: 1280 })
        await sender.page.goto(link)
        await heading(sender.page, waits)
        await checkPage(sender, `decide, in ${language}`)
        if (earlier === 0) await screenshot(sender.page, "decide-320")
        assert.equal((await delivered(page)).at(0)?.number, notice.number, "looking sends nothing")

        await sender.page.getByRole("button", { name: button }).click()
        await heading(sender.page, leaves)
        await checkPage(sender, `decided, in ${language}`)
        await sender.page.goto("about:blank")
        await sender.page.goto(link)
        await heading(sender.page, left)
        await checkPage(sender, `decided before, in ${language}`)

        const copies = await until("four copies", async () => {
          const found = (await delivered(page)).filter((entry) => entry.number > before && !entry.notice)
          return found.length >= 4 && found
        })
        assert.deepEqual(
          copies.flatMap(({ recipients }) => recipients).toSorted(),
          APPLICANTS.recipients.toSorted(),
        )
        for (const { number, recipients } of copies) {
          const shown = await asked<Gives<"outbox.show">>(page, `/outbox/${number}`)
          assert.deepEqual(
            shownIn(Buffer.from(shown.octets, "base64").toString("latin1"), APPLICANTS),
            recipients,
          )
        }
        await page.getByText("Er wacht geen mail").waitFor()
        await page.getByRole("link", { name: "Vandaag" }).click()
        await figure(page, "Vastgehouden", String(earlier + 1))
        await figure(page, "Wacht nu", "0")
        await page.getByText(`zijn er ${earlier + 1} later verstuurd en 0 niet`).waitFor()
      },
    )

  systemTest(
    "a dropped message is judged by the browser alone, and a copy shows one address",
    { needs: ["chromium"] },
    async (programs) => {
      const { product, visitor } = await demonstration(programs)
      const { page } = visitor
      await page.goto(`${product.origin}/try`)
      await heading(page, "Uitproberen")
      await checkPage(visitor, "try")
      await screenshot(page, "try-choose")
      await page.evaluate("fetch('/api/v1/session').then((answer) => answer.text())")

      const earlier = visitor.requests.length
      await dropFile(page, POLICE.octets, "mail.eml")
      const picture = page.getByRole("img", { name: "Wie zou wie leren kennen door de mail zoals hij was" })
      await picture.waitFor()
      await page.getByText("(12.432 keer)").first().waitFor()
      await checkPage(visitor, "try, before")
      await screenshotOf(page.getByRole("region", { name: "Wie zou wie leren kennen" }), "try-before")

      await page.getByText("Met Sluis", { exact: true }).click()
      await page.getByRole("img", { name: "Wie leert wie nu kennen" }).waitFor()
      const [, second = ""] = POLICE.recipients
      await page.getByLabel("Ontvanger").selectOption({ index: 1 })
      await page.getByRole("columnheader", { name: `Zoals ${second} hem krijgt` }).waitFor()
      const to = page
        .getByRole("row", { name: /^(?:To|Aan)\b/ })
        .getByRole("cell")
        .nth(1)
      assert.deepEqual(shownIn(await to.innerText(), POLICE), [second])
      await checkPage(visitor, "try, after")
      await screenshotOf(page.getByRole("region", { name: "Wie zou wie leren kennen" }), "try-after")

      const since = visitor.requests.slice(earlier)
      assert.deepEqual(
        since.filter(({ method, url }) => method !== "GET" || new URL(url).origin !== product.origin),
        [],
        "nothing is handed to anybody",
      )
      assert.ok(
        since.every(({ url }) => url.length < 300),
        "nor hidden in an address",
      )
    },
  )
})

/** Each with an identity of its own: another part of a message that was decided about goes the same way. */
function applicants(id: string): Letter {
  const octets = APPLICANTS.octets.toString("latin1").replace("<rejected-four@", `<rejected-four-${id}@`)
  return letterFrom(Buffer.from(octets, "latin1"))
}

/** Newest first. */
async function delivered(page: Page): Promise<readonly Entry[]> {
  const { entries } = await asked<Gives<"outbox.list">>(page, "/outbox?limit=1000")
  return entries.toSorted((one, other) => other.number - one.number)
}

/** Those of its recipients whose address stands in a text. */
function shownIn(text: string, { recipients }: Letter): readonly string[] {
  const found = new Set(text.toLowerCase().match(/[\w.+-]+@[\w.-]+\w/g))
  return recipients.filter((address) => found.has(address.toLowerCase()))
}

async function figure(page: Page, label: string, value: string): Promise<void> {
  const place = page.locator(".sluis-figure").filter({ has: page.getByText(label, { exact: true }) })
  await place.getByText(value, { exact: true }).waitFor()
}

async function dropFile(page: Page, octets: Buffer, name: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(`(() => {
    const transfer = new DataTransfer()
    const octets = Uint8Array.from(atob("${octets.toString("base64")}"), (unit) => unit.charCodeAt(0))
    transfer.items.add(new File([octets], "${name}", { type: "message/rfc822" }))
    return transfer
  })()`)
  await page.locator(".sluis-drop").dispatchEvent("drop", { dataTransfer })
}
