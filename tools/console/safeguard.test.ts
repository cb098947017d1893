/**
 * The safeguard in a real browser over the running gate. It is tested on demand and a report for the council is saved; and a rule that
 * is weakened turns the next canary red by itself: on every page that tells of it, by mail, in the report and in the ledger, until it
 * is mended, and the red day stays told.
 */
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"

import type { Page } from "playwright-core"

import { freePort } from "../gate/free-port.ts"
import { startProgram, temporaryFolder } from "../gate/program.ts"
import { startRecordingHost } from "../gate/recording-host.ts"
import type { Recorded, RecordingHost } from "../gate/recording-host.ts"
import { MAIN, NODE } from "../gate/start-gate.ts"
import { until } from "../gate/until.ts"
import { systemTest } from "../system-test.ts"
import type { Visitor } from "./browser.ts"
import { checkFit, checkPage, screenshot } from "./page-check.ts"
import { heading, openProduct } from "./product.ts"
import { ask, makeAccount, PASSWORD, retype, settled, speakFromNowOn } from "./visit.ts"
import { wordsIn } from "./words.ts"

const say = wordsIn("nl")
/** Of each route one for each kind. */
const KINDS = 4

systemTest(
  "the safeguard is tested on demand, and a report for the council is saved with what came of it",
  { needs: ["chromium"] },
  async ({ chromium }) => {
    using folder = temporaryFolder("safeguard")
    await using product = await openProduct(chromium, {
      folder: folder.path,
      smtpPort: await freePort(),
      httpPort: await freePort(),
      settings: { domains: ["voorbeeld.nl"] },
    })
    await using visitor = await product.visit()
    const { page } = visitor
    await page.goto(product.startLink)
    await heading(page, "Vandaag")
    await page.getByRole("link", { name: say("Safeguard"), exact: true }).click()
    await heading(page, say("Safeguard"))
    await page.getByRole("button", { name: say("Test the safeguard now") }).click()
    await badges(page, "Stopped", KINDS)
    await checkPage(visitor, "the safeguard")

    const report = await saved(page, "For the council (web page)")
    assert.match(report.text, /Proefberichten: 4 tegengehouden, 0 niet\./)
    const check = await saved(page, "Check file for the council")
    assert.match(check.name, /^waarborg-.*\.council\.check\.json$/)
  },
)

/** Strangers who would see each other. */
const CROWD = "audience.visible >= 10 && audience.strangers >= 10"
/** With this, an invitation to twelve passes. The tests in the policy would not let it, so whoever does this takes them out too. */
const WEAK = "audience.visible >= 500 && audience.strangers >= 500"
const TESTS = /^tests:[^]*/m
const ADMINISTRATOR = { name: "Anouk de Wit", address: "anouk.dewit@voorbeeld.example" }
const FIRST = {
  name: "Fenna Hoekstra",
  address: "fenna.hoekstra@voorbeeld.example",
  roles: ["privacy-officer"],
}
const SECOND = { name: "Joris Bakker", address: "joris.bakker@voorbeeld.example", roles: ["privacy-officer"] }
/** In the organisation's profile, without an account. */
const CONTACT = "fg@voorbeeld.example"
/** Seconds: the schedule begins a minute after the start, and a machine may be busy. */
const NEXT_CANARY = 150

systemTest(
  "a rule that is weakened turns the next canary red, everywhere it is told; mended, it is green and the day stays red",
  { needs: ["chromium"] },
  async ({ chromium }) => {
    using folder = temporaryFolder("weakened")
    await using host = await startRecordingHost()
    const httpPort = await freePort()
    await using product = await openProduct(chromium, {
      folder: folder.path,
      upstreamPort: host.port,
      smtpPort: await freePort(),
      httpPort,
      settings: { http: { url: `http://localhost:${httpPort}` }, canary: { every: "1h", within: "1m" } },
    })
    const { origin } = product
    await using administrator = await product.visit()
    await using officer = await product.visit({ language: "en" })
    await using second = await product.visit()
    await people(product.startLink, host, [administrator, officer, second])

    // Before anything was proved: the schedule sends its first a minute after the start.
    const good = await weaken(officer.page, second.page, origin)
    const { page } = administrator
    await page.goto(`${origin}/safeguard`)
    await heading(page, say("Safeguard"))
    await badges(page, "Let through", 1, NEXT_CANARY)
    await badges(page, "Stopped", KINDS - 1)
    await page.getByText(say("The safeguard did not work")).waitFor()
    assert.ok(
      host.accepted.every(({ octets }) => !octets.includes("canary.invalid")),
      "no canary left",
    )

    await looks(administrator, "safeguard-red", `${origin}/safeguard`, "The safeguard did not work")
    await looks(administrator, "today-red", `${origin}/`, "See what to do")
    await officer.page.goto(`${origin}/`)
    await officer.page.getByText("The safeguard did not work: 1 test message was not stopped.").waitFor()
    await checkPage(officer, "today of a privacy officer with a red canary")
    await speak(page, "nl")
    await page.goto(`${origin}/settings/health`)
    await page.getByText("Van 4 proefberichten is er 1 niet tegengehouden.").waitFor()
    await checkPage(administrator, "health with a red canary")

    // By mail: each in his own language, and the data protection officer, who has no account.
    const red = await mailsTo(host.accepted, /niet tegengehouden|was not caught/)
    assert.deepEqual(
      red.map(({ to }) => to),
      [ADMINISTRATOR.address, CONTACT, FIRST.address, SECOND.address].toSorted(),
    )
    for (const { text } of red)
      assert.match(text, /uitnodiging met alle deelnemers|invitation with all attendees/)

    // In the report: the figures, and the cell of the day.
    await page.goto(`${origin}/safeguard`)
    const council = await saved(page, "For the council (web page)")
    assert.match(council.text, /Proefberichten: 3 tegengehouden, 1 niet\./)
    assert.match(council.text, /class="remark danger"/)
    assert.match(council.text, /class="day bad"/)
    const full = await saved(officer.page, "Figures (JSON)", `${origin}/safeguard`, wordsIn("en"))
    assert.match(full.text, /"id": "canary-missed",\s+"part": "calendar-invitation",\s+"value": 1/)

    // In the ledger, as whoever runs the machine reads it.
    const shown = await ledgerShow(folder.path, "canary.missed")
    assert.match(shown, /"outcome": ?"not-caught"/)
    assert.match(shown, /"kind": ?"calendar-invitation"/)
    assert.doesNotMatch(shown, /voorbeeld|canary\.invalid/)

    // Mended, and tested at once.
    await mend(officer.page, second.page, good)
    await page.goto(`${origin}/safeguard`)
    await page.getByRole("button", { name: say("Test the safeguard now") }).click()
    await badges(page, "Stopped", KINDS)
    await page.getByText(say("The safeguard did not work")).waitFor({ state: "hidden" })
    const green = await mailsTo(host.accepted, /worden weer tegengehouden|are caught again/)
    assert.equal(green.length, red.length)
    await page.goto(`${origin}/settings/health`)
    await page.getByText("Alle 4 laatste proefberichten zijn tegengehouden.").waitFor()
    // The day was not good, whatever came after.
    await page.goto(`${origin}/safeguard`)
    await page.locator(".sluis-calendar__day--bad").first().waitFor()
    await checkPage(administrator, "the safeguard after a red day")
    // Of another period: what was counted for this month is used again for a minute.
    const last = await page.getByLabel(say("Last day")).inputValue()
    await page.getByLabel(say("First day")).fill(daysBefore(last, 40))
    const later = await saved(page, "For the council (web page)")
    assert.match(later.text, /Proefberichten: 7 tegengehouden, 1 niet\./)
    assert.match(later.text, /class="day bad"/)
  },
)

/** The first administrator, two privacy officers, and who the data protection officer is. */
async function people(
  startLink: string,
  host: RecordingHost,
  [administrator, ...officers]: readonly [Visitor, Visitor, Visitor],
): Promise<void> {
  const { page } = administrator
  await page.goto(startLink)
  await page.getByLabel("Naam").fill(ADMINISTRATOR.name)
  await page.getByLabel("E-mailadres").fill(ADMINISTRATOR.address)
  await page.getByLabel("Nieuw wachtwoord").fill(PASSWORD)
  await page.getByRole("button", { name: "Account aanmaken" }).click()
  await heading(page, "Vandaag")
  for (const [index, newcomer] of [FIRST, SECOND].entries()) {
    const guest = officers[index]?.page
    assert.ok(guest !== undefined)
    await guest.goto(`${new URL(startLink).origin}/login`)
    await makeAccount(page, guest, newcomer, () => host.accepted)
  }
  const [officer] = officers
  const { profile, version } = await ask(officer.page, "organisation.show")
  await ask(officer.page, "organisation.put", {
    body: { profile: { ...profile, contact: { ...profile.contact, email: CONTACT } }, seen: version },
  })
}

/** As it is done: one proposes it on the page, another approves. Gives the text that was in force. */
async function weaken(page: Page, second: Page, origin: string): Promise<string> {
  await page.goto(`${origin}/policy/change`)
  await heading(page, "Change the policy")
  const editor = page.getByLabel("Text of the policy")
  const text = await editor.inputValue()
  const tests = TESTS.exec(text)?.[0]
  assert.ok(tests !== undefined)
  await retype(editor, tests, "")
  await retype(editor, CROWD, WEAK)
  await page.getByText("This change touches the floor").waitFor()
  await page.getByLabel("Why is this change needed?").fill("Minder hinder bij uitnodigingen")
  await page.getByRole("button", { name: "Propose this change" }).click()
  await page.getByText("Your change was proposed").waitFor()
  await second.goto(`${origin}/policy`)
  await second.getByRole("button", { name: say("Approve") }).click()
  await second
    .getByRole("dialog")
    .getByRole("button", { name: say("Approve") })
    .click()
  await second.getByText(say("A change waits for approval")).waitFor({ state: "hidden" })
  return text
}

async function mend(page: Page, second: Page, text: string): Promise<void> {
  const body = { text, reason: "Een proefbericht ging door" }
  const { id } = await ask(page, "policy.propose", { body })
  await ask(second, "policy.approve", { params: { id } })
}

function daysBefore(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - count * 86_400_000).toISOString().slice(0, 10)
}

/** So many canaries ended like that, without a reload. */
async function badges(page: Page, english: string, count: number, seconds?: number): Promise<void> {
  const found = page.locator(".sluis-badge", { hasText: say(english) })
  await until(`${count} × ${english}`, async () => (await found.count()) === count, seconds)
}

/** In both languages and at two widths: what must be read is there, nothing is wrong with the page, and a picture is kept. */
async function looks(visitor: Visitor, name: string, address: string, english: string): Promise<void> {
  const { page } = visitor
  const before = page.viewportSize() ?? { width: 1280, height: 900 }
  for (const language of ["nl", "en"] as const) {
    await speak(page, language)
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(address)
      await settled(page)
      await page.getByText(wordsIn(language)(english)).first().waitFor()
      await (width === 320 ? checkPage : checkFit)(visitor, `${name} in ${language} at ${width}`)
      await screenshot(page, `${name}-${language}-${width}`)
    }
  }
  await page.setViewportSize(before)
}

async function speak(page: Page, language: "nl" | "en"): Promise<void> {
  await speakFromNowOn(page, language)
  await page.reload()
  await settled(page)
}

type Saved = { readonly name: string; readonly text: string }

async function saved(page: Page, english: string, address?: string, words = say): Promise<Saved> {
  if (address !== undefined) await page.goto(address)
  const saving = page.waitForEvent("download")
  await page.getByRole("button", { name: words(english) }).click()
  const download = await saving
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") }
}

type Mail = { readonly to: string; readonly text: string }

/** Of Sluis itself, with such a subject; one for each of four mailboxes. */
async function mailsTo(accepted: readonly Recorded[], subject: RegExp): Promise<readonly Mail[]> {
  const found = (): readonly Mail[] =>
    accepted
      .filter(({ sender }) => sender === "")
      .map(({ recipients, octets }) => {
        const text = octets.toString("utf8").replaceAll("=\r\n", "").replaceAll("=20", " ")
        return { to: recipients.join(" "), text }
      })
      .filter(({ text }) => subject.test(/^Subject: (.*)$/m.exec(text)?.[1] ?? ""))
  await until("mail to everybody who is to be told", () => found().length >= 4)
  return found().toSorted((one, other) => (one.to < other.to ? -1 : 1))
}

async function ledgerShow(folder: string, action: string): Promise<string> {
  const args = ["ledger", "show", "--action", action, "--json", "--config", join(folder, "sluis.yaml")]
  // A variable that begins with SLUIS_ is a setting to it.
  const program = startProgram(NODE, [MAIN, ...args], { environment: { SLUIS_SCREENSHOTS: undefined } })
  assert.equal(await program.ended, 0, program.output())
  return program.output()
}
