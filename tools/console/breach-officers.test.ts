/**
 * Two officers in one file at once, in a real browser: whatever a form is about, what is typed stays, what the other wrote is shown,
 * and it says what to do. And the people of a file by name: why one looks, pages, a filter, and the picture of who could see whom.
 */
import assert from "node:assert/strict"
import { describe } from "node:test"

import { BAND_WORDS } from "@sluis/core/breach/letter/fg-message"
import { assessed } from "@sluis/core/breach/sample-steps"
import { severityOf } from "@sluis/core/breach/severity/severity"
import type { BreachAct } from "@sluis/core/breach/step"
import { capital } from "@sluis/core/breach/words"
import type { Locator, Page } from "playwright-core"

import { until } from "../gate/until.ts"
import { systemTest } from "../system-test.ts"
import { checkPage } from "./page-check.ts"
import { attempted, heading, openProduct, shared } from "./product.ts"
import type { Product } from "./product.ts"
import type { Visitor } from "./browser.ts"
import { ask, makeAccount, settled } from "./visit.ts"

type Programs = { readonly chromium: string }
type Office = AsyncDisposable & { readonly product: Product; readonly anna: Visitor; readonly bram: Page }

const OFFICER = ["employee", "privacy-officer"]
const MINE = "What Anna typed here"
const THEIRS = "What Bram wrote meanwhile"

describe("two officers in one file", () => {
  const office = shared(openOffice)

  systemTest(
    "in every form what is typed stays, beside what the other wrote",
    { needs: ["chromium"] },
    async (programs) => {
      const { product, anna, bram } = await office(programs)
      const { page } = anna
      const id = await fileWith(bram, 2)
      await take(bram, id, measure("The first plan"))
      await take(bram, id, { kind: "answered", answers: [{ field: FIELD, value: "The first answer" }] })
      for (const [part, name, field, act] of FORMS) {
        await page.goto(`${product.origin}/breaches/${id}/${part}`)
        await settled(page)
        await opener(page, name).click()
        const typed = page.locator("main form").getByRole("textbox", { name: field }).first()
        await typed.fill(MINE)
        await take(bram, id, act)
        const notice = page
          .getByRole("status")
          .filter({ hasText: "Somebody else wrote here while you were typing" })
        await notice.getByText(shownOf(act)).first().waitFor()
        await notice.getByText("Bram de Vries").first().waitFor()
        assert.equal(await typed.inputValue(), MINE, name)
      }
      await checkPage(anna, "a form while another officer wrote")
    },
  )

  systemTest(
    "whoever read the other's version settles it, and whoever did not leaves both",
    { needs: ["chromium"] },
    async (programs) => {
      const { product, anna, bram } = await office(programs)
      const { page } = anna
      const id = await fileWith(bram, 0)
      for (const reads of [true, false]) {
        await page.goto(`${product.origin}/breaches/${id}/happened`)
        await settled(page)
        await opener(page, "Cause").click()
        await page.getByLabel("What lay behind it").fill(MINE)
        await take(bram, id, { kind: "cause", cause: "other", reason: THEIRS })
        await page.getByText("Somebody else wrote here while you were typing").waitFor()
        if (reads) await page.getByRole("button", { name: "I have read it; mine takes its place" }).click()
        await page.locator("main form").getByRole("button", { name: "Save" }).click()
        await page.locator("main form").waitFor({ state: "detached" })
        await page.getByText(MINE).first().waitFor()
        const apart = page.getByText("People wrote different things here at the same time")
        if (!reads) await apart.waitFor()
        assert.equal(await apart.count(), reads ? 0 : 1)
        assert.equal(await page.getByText(THEIRS).count(), reads ? 0 : 1)
      }
    },
  )

  systemTest(
    "a measure that the other closed, and a file that the other closed, take nothing away",
    { needs: ["chromium"] },
    async (programs) => {
      const { product, anna, bram } = await office(programs)
      const { page } = anna
      const { id } = await ask(bram, "breaches.open", {
        body: { source: "by-hand", title: "Nearly", department: "", nearMiss: true },
      })
      await take(bram, id, { kind: "cause", cause: "other", reason: "" })
      await take(bram, id, measure("The plan"))
      await page.goto(`${product.origin}/breaches/${id}/measures`)
      await settled(page)
      await page.getByRole("button", { name: "It is done: close with evidence" }).click()
      await page.getByLabel("Where it can be looked up").fill(MINE)
      await take(bram, id, {
        kind: "measure-closed",
        id: "m1",
        evidence: { kind: "document", reference: THEIRS, note: "" },
      })
      await page.getByRole("status").getByText(THEIRS).waitFor()
      assert.equal(await page.getByLabel("Where it can be looked up").inputValue(), MINE)
      await page.getByRole("button", { name: "Cancel" }).click()

      await page.getByRole("button", { name: "Add a measure" }).click()
      await page.getByLabel("What is done").fill(MINE)
      await take(bram, id, { kind: "closed", reason: "All was done." })
      await page.getByText("This file is closed").waitFor()
      assert.equal(await page.getByLabel("What is done").inputValue(), MINE)
      await page.locator("main form").getByRole("button", { name: "Save" }).click()
      await page.getByText("That is not possible yet").waitFor()
      assert.equal(await page.getByLabel("What is done").inputValue(), MINE)
    },
  )

  systemTest(
    "a person whom the other changed: both versions, and the second save counts",
    { needs: ["chromium"] },
    async (programs) => {
      const { product, anna, bram } = await office(programs)
      const { page } = anna
      const id = await fileWith(bram, 2)
      await page.goto(`${product.origin}/breaches/${id}/people`)
      await showPeople(page)
      await page
        .getByRole("button", { name: /^Change/ })
        .first()
        .click()
      const dialog = page.getByRole("dialog")
      await dialog.getByLabel("Name", { exact: false }).first().fill(MINE)
      const { people } = await ask(bram, "breaches.people", {
        params: { id },
        body: { reason: "To check the names." },
      })
      const params = { id, person: people[0]?.id ?? "" }
      await ask(bram, "breaches.changePerson", { params, body: { name: THEIRS, group: "class 2" } })
      await dialog.getByRole("button", { name: "Save" }).click()
      await dialog.getByText("A colleague changed this person meanwhile").waitFor()
      await dialog.getByText(THEIRS).waitFor()
      assert.equal(await dialog.getByLabel("Name", { exact: false }).first().inputValue(), MINE)
      await dialog.getByRole("button", { name: "Save" }).click()
      await dialog.waitFor({ state: "hidden" })
      await page.getByRole("rowheader", { name: MINE }).waitFor()
    },
  )
})

describe("two officers at the data of the organisation", () => {
  const office = shared(openOffice)

  systemTest(
    "the second sees what the first saved, chooses, and nothing of either is lost",
    { needs: ["chromium"] },
    async (programs) => {
      const { product, anna, bram } = await office(programs)
      const { page } = anna
      const save = async (change: Readonly<Record<string, string>>): Promise<void> => {
        const { profile, version } = await ask(bram, "organisation.show")
        await ask(bram, "organisation.put", { body: { profile: { ...profile, ...change }, seen: version } })
      }
      const kept = async () => (await ask(bram, "organisation.show")).profile
      const notice = page
        .getByRole("status")
        .filter({ hasText: "A colleague changed these data while you were typing" })
      const field = (name: string): Locator => page.getByLabel(new RegExp(`^${name}`)).first()
      await page.goto(`${product.origin}/settings/organisation`)
      await settled(page)

      await field("Sector").fill(MINE)
      await save({ website: "https://voorbeeld.nl" })
      await notice.getByText("https://voorbeeld.nl").waitFor()
      await notice.getByText("Bram de Vries").waitFor()
      await page.getByRole("button", { name: "Save", exact: true }).click()
      await page.getByText("Nothing was saved").first().waitFor()
      assert.equal((await kept()).sector, "")
      await checkPage(anna, "the organisation while another officer saved")
      await notice.getByRole("button", { name: "I have read it; put it in my form" }).click()
      assert.equal(await field("Website").inputValue(), "https://voorbeeld.nl")
      await page.getByRole("button", { name: "Save", exact: true }).click()
      await page.getByText("Saved, but not complete").waitFor()
      assert.deepEqual(
        [(await kept()).sector, (await kept()).website],
        [MINE, "https://voorbeeld.nl"],
        "what each wrote where the other did not",
      )

      for (const counts of ["mine", "theirs"] as const) {
        const [own, other] = [`${MINE}, ${counts}`, `${THEIRS}, ${counts}`]
        await field("Address").fill(own)
        await save({ address: other })
        await notice.getByText(other).waitFor()
        await notice.getByText(own).waitFor()
        await notice.getByRole("button", { name: `Where we differ, ${counts} counts` }).click()
        const chosen = counts === "mine" ? own : other
        assert.equal(await field("Address").inputValue(), chosen)
        await page.getByRole("button", { name: "Save", exact: true }).click()
        await until("the choice to be kept", async () => (await kept()).address === chosen)
        assert.equal(await notice.count(), 0)
      }
    },
  )
})

describe("the people of a file", () => {
  const office = shared(openOffice)

  systemTest(
    "are told by name for a reason, page by page, and found again",
    { needs: ["chromium"] },
    async (programs) => {
      const { product, anna, bram } = await office(programs)
      const { page } = anna
      const id = await fileWith(bram, 60)
      await page.goto(`${product.origin}/breaches/${id}/people`)
      await page.getByRole("button", { name: "Show the people by name" }).click()
      await page.getByRole("dialog").getByRole("button", { name: "Show them" }).click()
      await page.getByText("Write at least three words").waitFor()
      await page.keyboard.press("Escape")
      await showPeople(page)
      await page.getByText("1 to 25 of 60").waitFor()
      for (const shown of ["26 to 50 of 60", "51 to 60 of 60"]) {
        await page.getByRole("button", { name: "Next" }).click()
        await page.getByText(shown).waitFor()
      }
      await page.getByRole("searchbox").fill("person-7@")
      await page.getByRole("button", { name: "Search" }).click()
      await page.getByText("1 person in this file is like that.").waitFor()
      await page.getByRole("rowheader", { name: "Person 7" }).waitFor()
      await checkPage(anna, "people of a breach, searched")
    },
  )

  for (const count of [2, 12, 112])
    systemTest(
      `are drawn, ${count} of them, with the same as a table`,
      { needs: ["chromium"] },
      async (programs) => {
        const { product, anna, bram } = await office(programs)
        const { page } = anna
        const id = await fileWith(bram, count)
        await page.goto(`${product.origin}/breaches/${id}/happened`)
        await page.getByRole("button", { name: "Show who could see whom" }).click()
        await page.getByRole("dialog").getByLabel("Reason").fill("To see who knew whom.")
        await page.getByRole("dialog").getByRole("button", { name: "Show them" }).click()
        const picture = page.getByRole("img", { name: "Who could see whom by this message" })
        await picture.waitFor()
        assert.equal(await page.locator(".sluis-picture__point").count(), count)
        if (count > 12) await page.getByText(`Show all ${count} people`).click()
        await page.getByRole("table", { name: "Who could see what" }).waitFor()
        await page.getByRole("rowheader", { name: "Person 1", exact: false }).first().waitFor()
        await checkPage(anna, `${count} people drawn`)
      },
    )
})

/** A question of the form. */
const FIELD = "breach.summary"

/** Part, title of what is written, label of a text in its form, and what the other writes meanwhile. */
const FORMS: readonly (readonly [part: string, name: string, field: RegExp, act: BreachAct])[] = [
  [
    "happened",
    "Description",
    /What happened/,
    { kind: "described", title: "x", department: "", summary: THEIRS },
  ],
  [
    "happened",
    "When the organisation was certain",
    /Why were you certain/,
    { kind: "aware", awareness: { at: Date.now() - 60_000, reason: THEIRS } },
  ],
  ["happened", "Cause", /What lay behind it/, { kind: "cause", cause: "other", reason: THEIRS }],
  [
    "happened",
    "Breach or near miss",
    /How do you know/,
    { kind: "near-miss", nearMiss: false, reason: THEIRS },
  ],
  ["severity", "Assessment", /^Why/, assessed],
  [
    "decisions",
    "Notify the Autoriteit",
    /Why/,
    { kind: "authority", decision: { notify: true, reason: THEIRS } },
  ],
  [
    "decisions",
    "Inform the people",
    /Why/,
    { kind: "people", decision: { inform: true, reason: THEIRS, exception: undefined } },
  ],
  [
    "notification",
    "What happened?",
    /What happened/,
    { kind: "answered", answers: [{ field: FIELD, value: THEIRS }] },
  ],
  ["measures", "Improvement point", /What is done/, measure(THEIRS)],
]

function measure(text: string): BreachAct {
  return { kind: "measure", measure: { id: "m1", kind: "improvement", text, owner: "x", due: undefined } }
}

/** Something of it that its card shows. */
function shownOf(act: BreachAct): string {
  return act.kind === "assessed" ? capital(BAND_WORDS[severityOf(act.assessment).band].en) : THEIRS
}

function opener(page: Page, name: string): Locator {
  return page.getByRole("button", { name: new RegExp(`^(Fill in|Change).*${RegExp.escape(name)}`) })
}

async function take(page: Page, id: string, act: BreachAct): Promise<void> {
  const { steps } = await ask(page, "breaches.show", { params: { id } })
  await ask(page, "breaches.take", { params: { id }, body: { seen: steps.length - 1, act } })
}

/** A file about a message that went to so many, if to any. */
async function fileWith(page: Page, people: number): Promise<string> {
  const body = { source: "uploaded", title: "A list", department: "", nearMiss: false }
  const { id } = await ask(page, "breaches.open", { body })
  if (people === 0) return id
  const to = Array.from(
    { length: people },
    (_, at) => `Person ${at + 1} <person-${at + 1}@${["one", "two", "three"][at % 3] ?? ""}.example>`,
  )
  const message = [
    "From: Sanne <sanne@voorbeeld.nl>",
    `To: ${to.join(",\r\n ")}`,
    "Subject: Contact day for people with PTSD",
    "",
    "You are invited to the contact day for people with PTSD.",
    "",
  ].join("\r\n")
  const given = { message: Buffer.from(message).toString("base64"), outcome: "sent", people: true }
  // The thread that reads messages starts with the first, which may take longer than one message gets.
  await until(
    "the message to be read",
    async () => {
      const { status } = await attempted(page, "POST", `/breaches/${id}/evidence`, given)
      return status === 200
    },
    120,
  )
  return id
}

async function showPeople(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Show the people by name" }).click()
  await page.getByRole("dialog").getByLabel("Reason").fill("To call who did not answer.")
  await page.getByRole("dialog").getByRole("button", { name: "Show them" }).click()
  await page.getByRole("table").waitFor()
}

async function openOffice({ chromium }: Programs): Promise<Office> {
  const product = await openProduct(chromium, { settings: { domains: ["voorbeeld.nl"] } })
  const [host, anna, bram] = [
    await product.visit({ language: "en" }),
    await product.visit({ language: "en" }),
    await product.visit({ language: "en" }),
  ]
  await host.page.goto(product.startLink)
  await heading(host.page, "Today")
  for (const { page } of [anna, bram]) await page.goto(product.origin)
  const names = { name: "Anna Bakker", address: "anna@voorbeeld.nl", roles: [...OFFICER, "administrator"] }
  await makeAccount(host.page, anna.page, names)
  await makeAccount(anna.page, bram.page, {
    name: "Bram de Vries",
    address: "bram@voorbeeld.nl",
    roles: OFFICER,
  })
  return {
    product,
    anna,
    bram: bram.page,
    [Symbol.asyncDispose]: async () => await product[Symbol.asyncDispose](),
  }
}
