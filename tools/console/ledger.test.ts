/**
 * The ledger in a real browser over the running gate: what happened is there, its proof holds without us, the browser verifies the
 * whole, and names the entry that somebody altered in the database.
 */
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"

import { pureSha256 } from "@sluis/core/ledger/pure-sha256"
import { readEntry } from "@sluis/core/ledger/read-entry"
import { readTlogProof, verifyTlogProof } from "@sluis/core/ledger/tlog-proof"
import { readVerifierKey } from "@sluis/core/ledger/verifier-key"
import type { Page } from "playwright-core"

import { freePort } from "../gate/free-port.ts"
import { temporaryFolder } from "../gate/program.ts"
import { startGate } from "../gate/start-gate.ts"
import type { Gate, GateOptions } from "../gate/start-gate.ts"
import { until } from "../gate/until.ts"
import { systemTest } from "../system-test.ts"
import { handIn, letterOf } from "./mail-program.ts"
import { checkPage, screenshot } from "./page-check.ts"
import { heading, openProduct } from "./product.ts"
import { startLinkOf } from "./visit.ts"
import { wordsIn } from "./words.ts"

const POLICE = letterOf("police-contact-day")
const APPLICANTS = letterOf("applicants-rejected-four")
const say = wordsIn("nl")

systemTest(
  "the police e-mail is an entry with a proof, the browser verifies the ledger, and names an entry that was altered",
  { needs: ["chromium"] },
  async ({ chromium }) => {
    using folder = temporaryFolder("ledger")
    const options: GateOptions = {
      folder: folder.path,
      smtpPort: await freePort(),
      httpPort: await freePort(),
      settings: { domains: ["politie.example", "voorbeeld.nl"], ledger: { signEvery: "1s" } },
    }
    await using product = await openProduct(chromium, options)
    const { gate, origin } = product
    await using visitor = await product.visit()
    const { page } = visitor
    await page.goto(product.startLink)
    await heading(page, "Vandaag")
    assert.match(await handIn(gate.smtpPort, POLICE), /^250 /)
    assert.match(await handIn(gate.smtpPort, APPLICANTS), /^250 /)

    await page.getByRole("link", { name: say("Ledger"), exact: true }).click()
    await heading(page, say("The ledger"))
    const entry = page.getByRole("link", { name: "Bericht aan iedereen apart verstuurd" })
    await entry.waitFor()
    await page
      .getByLabel(say("What was done"))
      .selectOption({ label: "Bericht aan iedereen apart verstuurd" })
    await until("the header and one entry", async () => (await page.getByRole("row").count()) === 2)
    await page.getByRole("button", { name: say("Without filters") }).click()
    await checkPage(visitor, "the ledger")

    await entry.click()
    await page.getByRole("heading", { level: 2, name: "Bericht aan iedereen apart verstuurd" }).waitFor()
    const index = Number(page.url().split("/").at(-1))
    await page.getByText("12.432").first().waitFor()
    const file = await downloaded(page)
    await checkPage(visitor, "an entry")
    await page.getByRole("link", { name: say("The whole ledger") }).click()
    await heading(page, say("The ledger"))
    const key = await page.getByLabel(say("Public key of this ledger")).inputValue()
    proves(file, key, index)

    const first = await verified(page)
    assert.ok(
      first.includes(say("From now on this browser also sees whether what it verified today stays in it.")),
    )
    await checkPage(visitor, "verified")
    await screenshot(page, "ledger")
    assert.match(await handIn(gate.smtpPort, POLICE), /^250 /)
    await page
      .getByRole("link", { name: say("Held messages"), exact: true })
      .first()
      .click()
    await page.getByRole("link", { name: say("Ledger"), exact: true }).click()
    assert.match(
      await verified(page),
      /De \d+ regels die deze browser eerder controleerde, staan er onveranderd in/,
    )
    await page.getByText(say("I do not trust the key that this page shows")).click()
    await page.getByLabel(say("The key that you have from elsewhere")).fill(key.replace("+", "x+"))
    await page.getByRole("button", { name: say("Verify the ledger") }).click()
    await page.getByText(say("This is no key of a ledger")).waitFor()

    await gate.stop()
    alter(folder.path, index)
    await using again = await startGate(options)
    await logInAgain(page, again)
    await page.goto(`${origin}/ledger`)
    await page.getByRole("button", { name: say("Verify the ledger") }).click()
    await page.getByText(`Regel ${index} is niet wat is ondertekend`).waitFor()
    await checkPage(visitor, "altered")
    await page.getByRole("link", { name: say("Look at this entry as it stands now") }).click()
    await heading(page, `Regel ${index}`)
  },
)

async function downloaded(page: Page): Promise<string> {
  const download = page.waitForEvent("download")
  await page.getByRole("button", { name: say("Download the proof") }).click()
  return readFileSync(await (await download).path(), "utf8")
}

/** By somebody who has the file and the key, and nothing else. */
function proves(file: string, vkey: string, index: number): void {
  const proof = readTlogProof(file)
  const key = readVerifierKey(pureSha256, vkey)
  assert.ok(proof.ok && key.ok)
  const { extra } = proof.value
  assert.ok(extra !== undefined)
  const trust = { log: key.value, witnesses: [], quorum: 0 }
  assert.ok(verifyTlogProof(pureSha256, proof.value, extra, trust).ok)
  assert.equal(proof.value.index, BigInt(index))
  const entry = readEntry(extra)
  assert.ok(entry.ok)
  const { action, figures } = entry.value
  assert.equal(action, "message.individualised")
  assert.equal(figures["recipients"], POLICE.recipients.length)
  assert.equal(figures["introductions"], 12_432)
  assert.ok(!JSON.stringify(entry.value).includes("@"), "no address is in it")
}

/** What the page says when it is done. */
async function verified(page: Page): Promise<string> {
  await page.getByRole("button", { name: say("Verify the ledger") }).click()
  const alert = page.getByRole("status").filter({ hasText: say("The ledger is whole") })
  await alert.waitFor()
  return await alert.innerText()
}

/** As somebody would who has the database and wants one message never to have been stopped. */
function alter(folder: string, index: number): void {
  using db = new DatabaseSync(join(folder, "data", "sluis.db"))
  const select = db.prepare("select octets from ledger_entry where idx = ?")
  const octets = select.get(index)?.["octets"]
  assert.ok(octets instanceof Uint8Array)
  const text = new TextDecoder().decode(octets)
  const other = text.replace('"introductions":12432', '"introductions":10000')
  assert.notEqual(other, text)
  db.prepare("update ledger_entry set octets = ? where idx = ?").run(new TextEncoder().encode(other), index)
}

/** In a demonstration the link lets in whoever has it. */
async function logInAgain(page: Page, gate: Gate): Promise<void> {
  await page.goto(await startLinkOf(gate))
  await heading(page, "Vandaag")
}
