/**
 * The whole walk of a privacy officer, in a real browser over the running product: the police e-mail slipped out because the guard was
 * switched off, and everything that follows from it, up to the last improvement point.
 */
import assert from "node:assert/strict"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe } from "node:test"

import { ANSWER_WORDS } from "@sluis/core/breach/letter/attestation"
import type { AttestationAnswer } from "@sluis/core/breach/letter/attestation"
import type { Gives } from "@sluis/server/contract/form"
import type { Locator, Page } from "playwright-core"

import { temporaryFolder } from "../gate/program.ts"
import { until } from "../gate/until.ts"
import { systemTest } from "../system-test.ts"
import { handIn, letterOf } from "./mail-program.ts"
import { readPdf } from "../pdf/pdf-file.ts"
import { tagFaults } from "../pdf/tag-check.ts"
import { checkPage, screenshot } from "./page-check.ts"
import { asked, heading, openProduct } from "./product.ts"
import type { Product } from "./product.ts"

const POLICE = letterOf("police-contact-day")
/** A policy without any rule is refused; this one has one that nothing here meets. */
const GUARD_OFF = `version: 1
rules:
  - id: own/enormous
    when: form.size > 40000000
    then: hold
    releasableBy: sender
    say: { nl: Te groot., en: Too large. }
`

type Entry = Gives<"outbox.list">["entries"][number]

describe("the breach desk", () => {
  systemTest(
    "the police e-mail slipped out: register, form, 112 letters, answers, improvement points",
    { needs: ["chromium", "qpdf"] },
    async (programs) => {
      const { chromium } = programs
      using folder = temporaryFolder("breach")
      const policy = join(folder.path, "policy.yaml")
      writeFileSync(policy, GUARD_OFF)
      await using product = await openProduct(chromium, {
        settings: { domains: ["politie.example", "voorbeeld.nl"], policy },
      })
      const visitor = await product.visit({ language: "en" })
      const { page } = visitor
      await page.goto(product.startLink)
      await heading(page, "Today")

      assert.match(await handIn(product.gate.smtpPort, POLICE), /^250 /)
      const [slipped] = await until("the message in the outbox", async () => {
        const listed = await delivered(page)
        return listed.length === 1 && listed
      })
      assert.equal(slipped?.recipients.length, 112)

      await page.goto(`${product.origin}/settings/organisation`)
      await heading(page, "Organisation")
      await fillProfile(page)

      await page.getByRole("link", { name: "Breaches" }).click()
      await heading(page, "Breaches")
      await page.getByRole("button", { name: "Open a file" }).click()
      await openFile(page)
      await heading(page, TITLE)
      const file = page.url()
      const part = async (name: string): Promise<void> => {
        await page.getByRole("link", { name, exact: true }).click()
        await heading(page, name)
      }

      // What happened: the clock counts from when the organisation was certain, an hour ago.
      await part("What happened")
      const now = Date.now()
      await fillIn(page, "Description", async (form) => {
        await form.getByLabel("Department").fill("Recovery")
        await form.getByLabel("What happened").fill("An invitation went to 112 people, all of them in To.")
      })
      await fillIn(page, "When the organisation was certain", async (form) => {
        await form.getByLabel("Date and time").fill(wallClock(now - HOUR))
        await form.getByLabel("Why were you certain").fill("We had looked at the message ourselves.")
      })
      await fillIn(page, "The times", async (form) => {
        await form.getByLabel("It happened, or began").fill(wallClock(now - 3 * HOUR))
        await form.getByLabel("It was discovered").fill(wallClock(now - 2 * HOUR))
      })
      await fillIn(page, "Cause", async (form) => {
        await form.getByLabel("What lay behind it").fill("Addresses were copied from a table into To.")
      })
      await page.goto(file)
      await page.getByText("2 days and 22 hours left").first().waitFor()
      await checkPage(visitor, "breach")

      await part("Severity")
      await page.getByText("Very high (4.25)").first().waitFor()
      await fillIn(page, "Assessment", async () => {})
      await checkPage(visitor, "severity of a breach")

      await part("Decisions")
      await fillIn(page, "Notify the Autoriteit Persoonsgegevens?", async (form) => {
        await form.getByLabel("Yes, notify", { exact: true }).check()
        await form.getByLabel("Why?").fill("Health of 112 people, shown to all of them.")
      })
      await fillIn(page, "Inform the people concerned?", async (form) => {
        await form.getByLabel("Yes, inform them", { exact: true }).check()
        await form.getByLabel("Why?").fill("They must be able to act on it.")
      })

      await part("Letters")
      // Somebody looks something up while writing.
      const happened = page.getByLabel("What happened (Nederlands)")
      const WORDS = "De uitnodiging ging naar iedereen tegelijk."
      await happened.fill(WORDS)
      await part("People concerned")
      await part("Letters")
      assert.equal(await happened.inputValue(), WORDS)
      await happened.fill("")
      await rehearse(page)
      await checkPage(visitor, "letters of a breach")
      await page.getByRole("button", { name: "Send 112 letters" }).click()
      await page.getByRole("dialog").getByRole("button", { name: "Send them" }).click()
      const letters = await until("112 letters in the outbox", async () => {
        const found = (await delivered(page)).filter(({ number }) => number !== slipped?.number)
        return found.filter(({ subject }) => subject === LETTER).length === 112 && found
      })
      await eachShowsOnlyOne(
        page,
        letters.filter(({ subject }) => subject === LETTER),
      )

      // Whoever got it is asked; two of them answer, one on a telephone, without an account.
      await part("People concerned")
      await page.getByRole("button", { name: "Ask what became of it" }).click()
      await page.getByRole("dialog").getByRole("button", { name: "Ask them" }).click()
      const questions = await until("112 questions in the outbox", async () => {
        const found = (await delivered(page)).filter(
          ({ number, recipients: [to = ""], subject }) =>
            number !== slipped?.number && subject !== LETTER && POLICE.recipients.includes(to),
        )
        return found.length === 112 && found
      })
      await eachShowsOnlyOne(page, questions)
      for (const [place, answer] of [
        [0, "deleted"],
        [1, "forwarded"],
      ] as const) {
        const octets = await octetsOf(page, questions[place]?.number ?? 0)
        await answerBy(product, answerLinkIn(octets), answer)
      }
      await page.goto(`${file}/people`)
      await page.getByRole("button", { name: "Show the people by name" }).click()
      await page.getByRole("dialog").getByLabel("Reason").fill("To call who did not answer.")
      await page.getByRole("dialog").getByRole("button", { name: "Show them" }).click()
      await page.getByRole("row").nth(20).waitFor()
      await checkPage(visitor, "people of a breach")

      // Evidence, letters and answers are there, and the clock still runs.
      await page.goto(file)
      await page
        .getByText(/2 days and 2\d hours left/)
        .first()
        .waitFor()
      await checkPage(visitor, "breach with letters and answers")
      await screenshot(page, "breach", true)

      // The form, filled from evidence; kept as it was when the officer said that it was sent.
      await part("Notification")
      await checkPage(visitor, "notification of a breach")
      await page.getByRole("button", { name: "I have sent it" }).click()
      await page.getByLabel("Reference of the authority").fill("AP-2026-1")
      await page.getByRole("button", { name: "Write it down" }).click()
      await page.getByText("AP-2026-1").first().waitFor()
      const pdf = await paper(
        page,
        `/breaches/${new URL(file).pathname.split("/").at(-1) ?? ""}/papers/form?language=nl&as=pdf`,
      )
      assert.deepEqual(await tagFaultsOf(pdf, folder.path, programs.qpdf), [])

      await part("Measures")
      await page.getByRole("button", { name: "Add a measure" }).click()
      await page.getByLabel("Against the next: an improvement point").check()
      await page.getByLabel("What is done").fill("The guard is on again, and canaries prove it every day.")
      await page.getByLabel("Owner").fill("head of communication")
      await page.getByRole("button", { name: "Save" }).click()
      await page.getByRole("button", { name: "It is done: close with evidence" }).click()
      await page.getByLabel("Where it can be looked up").fill("canary of today")
      await page.getByRole("button", { name: "Close the measure" }).click()
      await page.getByRole("button", { name: "Reopen this measure" }).waitFor()

      await page.goto(file)
      await page.getByRole("button", { name: "Close the file" }).click()
      await page.getByLabel("Reason").fill("Everything was done.")
      await page.getByRole("button", { name: "Close the file" }).last().click()
      await page.getByRole("button", { name: "Reopen the file" }).waitFor()

      const register = await paper(page, "/register?language=en&as=csv")
      assert.match(
        Buffer.from(register.octets, "base64").toString("utf8"),
        /2026-\d{3}.*Invitation to a contact day/,
      )
      const ledger = await asked<Gives<"ledger.entries">>(page, "/ledger/entries?limit=100")
      const actions = new Set(ledger.entries.map(({ entry }) => /"action":"([^"]+)"/.exec(entry)?.[1]))
      for (const action of LEDGER) assert.ok(actions.has(action), action)
      assert.ok(!JSON.stringify(ledger.entries.map(({ entry }) => entry)).includes("@"))
    },
  )
})

const HOUR = 3_600_000
const TITLE = "Invitation to a contact day"
const LETTER = "Een bericht over uw gegevens"
const LEDGER = [
  "breach.opened",
  "breach.aware",
  "breach.assessed",
  "breach.decided",
  "breach.notified",
  "breach.informed",
  "breach.answered",
  "breach.viewed",
  "measure.planned",
  "measure.closed",
  "breach.closed",
]

/** The answer first, so that a rehearsal that does not come says whether it was not asked for, refused, or not shown. */
async function rehearse(page: Page): Promise<void> {
  const answered = page.waitForResponse(
    (response) => response.url().endsWith("/letters") && response.request().method() === "POST",
  )
  await page.getByRole("button", { name: "Rehearse" }).click()
  const answer = await answered
  assert.equal(answer.status(), 200, await answer.text())
  await page.getByText("112 people would each get a letter by e-mail").waitFor()
}

async function fillProfile(page: Page): Promise<void> {
  const fill = async (label: string, value: string): Promise<void> => {
    for (const box of await page.getByLabel(label, { exact: false }).all()) await box.fill(value)
  }
  await fill("Name", "Politie Voorbeeld")
  await fill("Phone number", "088 123 45 67")
  await fill("E-mail address", "privacy@politie.example")
  await page.getByRole("button", { name: "Save" }).click()
}

async function openFile(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("What is it about").fill(TITLE)
  await dialog.getByLabel("Yes", { exact: true }).check()
  await dialog.getByLabel("Yes, I have a file of it").check()
  await dialog.locator("input[type=file]").setInputFiles({
    name: "invitation.eml",
    mimeType: "message/rfc822",
    buffer: POLICE.octets,
  })
  await dialog.getByRole("button", { name: "Open the file" }).click()
}

/** The part of the page by this name: opened, filled in and saved. */
async function fillIn(page: Page, name: string, fill: (form: Locator) => Promise<void>): Promise<void> {
  await page
    .getByRole("button", { name: new RegExp(`^(Fill in|Change).*${name.replace("?", "\\?")}`) })
    .click()
  const form = page.locator("main form").last()
  await fill(form)
  await form.getByRole("button", { name: /^Save/ }).click()
  await form.waitFor({ state: "detached" })
}

/** As somebody in the organisation's zone types it. */
function wallClock(at: number): string {
  return new Date(at).toLocaleString("sv-SE", { timeZone: "Europe/Amsterdam" }).slice(0, 16).replace(" ", "T")
}

async function paper(page: Page, path: `/${string}`): Promise<Gives<"breaches.register">> {
  return await asked<Gives<"breaches.register">>(page, path)
}

async function tagFaultsOf(file: Gives<"breaches.register">, folder: string, qpdf: string): Promise<unknown> {
  const path = join(folder, "form.pdf")
  writeFileSync(path, Buffer.from(file.octets, "base64"))
  return tagFaults(readPdf(qpdf, path))
}

/** Every one has one recipient, and no other address of the list anywhere. */
async function eachShowsOnlyOne(page: Page, entries: readonly Entry[]): Promise<void> {
  assert.deepEqual(entries.flatMap(({ recipients }) => recipients).toSorted(), POLICE.recipients.toSorted())
  for (const { number, recipients } of entries) {
    const said = decoded(await octetsOf(page, number))
    const shown = POLICE.recipients.filter((address) => said.toLowerCase().includes(address.toLowerCase()))
    assert.deepEqual(shown, recipients)
  }
}

/** By somebody whose browser was never here before: the page speaks the language of the letter. */
async function answerBy(product: Product, link: string, answer: AttestationAnswer): Promise<void> {
  await using visitor = await product.visit({ width: 320, height: 640 })
  const { page } = visitor
  await page.goto(link)
  await page.getByLabel(ANSWER_WORDS[answer].nl, { exact: true }).check()
  await checkPage(visitor, "answer")
  await page.getByRole("button", { name: "Mijn antwoord versturen" }).click()
  await heading(page, "Bedankt")
}

function answerLinkIn(octets: Buffer): string {
  return /https?:\/\/[\w.:-]+\/answer#[\w-]+/.exec(decoded(octets))?.[0] ?? "no link"
}

/** With quoted-printable undone (RFC 2045 §6.7), so that nothing hides in it. */
function decoded(octets: Buffer): string {
  return octets
    .toString("latin1")
    .replaceAll(/=\r?\n/g, "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
}

/** A copy as a mail program would get it. */
async function octetsOf(page: Page, number: number): Promise<Buffer> {
  const text = await page.evaluate<string>(
    `fetch("/api/v1/outbox/${number}/octets").then(async (got) => {
      if (got.status !== 200) throw new Error("HTTP " + got.status)
      return new Uint8Array(await got.arrayBuffer()).toBase64()
    })`,
  )
  return Buffer.from(text, "base64")
}

async function delivered(page: Page): Promise<readonly Entry[]> {
  return (await asked<Gives<"outbox.list">>(page, "/outbox?limit=1000")).entries
}
