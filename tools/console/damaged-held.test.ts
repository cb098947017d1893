/**
 * A held message that the disk has damaged, in the running product: it stays in the list, its page says what is left to do, and
 * dropping it takes it away.
 */
import assert from "node:assert/strict"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { describe } from "node:test"

import { systemTest } from "../system-test.ts"
import { handIn } from "./mail-program.ts"
import { checkPage } from "./page-check.ts"
import { heading, openProduct, shared } from "./product.ts"
import { wordsIn } from "./words.ts"

describe("a held message that is damaged", () => {
  const demonstration = shared(
    async ({ chromium }: { readonly chromium: string }) => await openProduct(chromium, {}),
  )

  for (const [language, width] of [
    ["nl", 1280],
    ["en", 320],
  ] as const)
    systemTest(`can be seen and dropped, in ${language}`, { needs: ["chromium"] }, async (programs) => {
      const product = await demonstration(programs)
      const say = wordsIn(language)
      await using visitor = await product.visit({ language, width })
      const { page } = visitor
      await page.goto(product.startLink)
      await heading(page, say("Today"))
      const recipients = ["anneke", "bram", "chantal", "dirk"].map((name) => `${name}@elders.example`)
      const answer = await handIn(product.gate.smtpPort, {
        sender: "fatima@voorbeeld.example",
        recipients,
        octets: rejection(recipients, language),
      })
      const id = /held as (\w+)/.exec(answer)?.[1] ?? assert.fail(answer)
      damage(product.gate.folder, id)

      await page.goto(`${product.origin}/held`)
      await page.getByRole("row", { name: say("Damaged") }).waitFor()
      await checkPage(visitor, "a list with a damaged message")
      await page
        .getByRole("row", { name: say("Damaged") })
        .getByRole("link")
        .click()
      await page.getByRole("button", { name: say("Do not send") }).click()
      const dialog = page.getByRole("dialog")
      await dialog.getByRole("textbox").waitFor()
      await checkPage(visitor, "a damaged message, dropped")
      await dialog.getByRole("textbox").fill("de schijf was stuk vandaag")
      await dialog.getByRole("button", { name: say("Do not send") }).click()
      await heading(page, say("The message will not be sent"))
      await checkPage(visitor, "a damaged message that was dropped")

      await page.goto(`${product.origin}/held`)
      await page.getByText(say("No messages wait")).first().waitFor()
    })
})

/** As a disk does it: what is sealed can't be opened any more. */
function damage(folder: string, id: string): void {
  // The gate may be writing just now.
  const db = new DatabaseSync(join(folder, "data", "sluis.db"), { timeout: 30_000 })
  db.prepare("UPDATE sealed SET record = x'00' WHERE id = ?").run(id)
  db.close()
}

/** `number`: of another message, or it was decided about before. */
function rejection(recipients: readonly string[], number: string): Buffer {
  return Buffer.from(
    [
      "From: Fatima <fatima@voorbeeld.example>",
      `To: ${recipients.join(", ")}`,
      "Subject: Uw sollicitatie",
      `Message-ID: <${number}@voorbeeld.example>`,
      "",
      "Helaas is uw sollicitatie afgewezen.",
      "",
    ].join("\r\n"),
  )
}
