/**
 * Every page and every dialog of the running product, for everybody: in both languages, on a telephone and a desk, with text of twice
 * the size, without motion, by keyboard alone.
 *
 * Over one demonstration in which mail was sent, so that pages have something to show. What pages do is for other tests.
 */
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, test } from "node:test"

import type { Browser, Page } from "playwright-core"

import { startGate } from "../gate/start-gate.ts"
import type { Gate } from "../gate/start-gate.ts"
import { buildConsole, isBuilt } from "../console-build.ts"
import { until } from "../gate/until.ts"
import { systemTest } from "../system-test.ts"
import { newVisitor, openBrowser } from "./browser.ts"
import type { Visitor } from "./browser.ts"
import { badFocus, badTexts, movements } from "./layout-check.ts"
import { checkFit, checkPage } from "./page-check.ts"
import { shared } from "./product.ts"
import {
  ask,
  enterDemonstration,
  logIn,
  makeAccount,
  originOf,
  PASSWORD,
  settled,
  speakFromNowOn,
} from "./visit.ts"
import { wordsIn } from "./words.ts"
import type { Language, Say } from "./words.ts"

const ROOT = join(import.meta.dirname, "..", "..")

type Opening = readonly [
  what: string,
  /** From the page as it stands to what is checked. */
  open: (page: Page, say: Say) => Promise<void>,
]

type Place = {
  /** As the router writes it. */
  readonly route: string
  /** Where it is in this demonstration; the route itself where left out. */
  readonly path?: (filled: Filled) => string
  readonly openings: readonly Opening[]
}

const PLACES: readonly Place[] = [
  { route: "/login", openings: [["errors", press("Log in with a password")]] },
  { route: "/start", openings: [] },
  {
    route: "/invitation",
    path: ({ invitation }) => invitation,
    openings: [["errors", press("Make the account")]],
  },
  { route: "/mailbox", openings: [] },
  {
    route: "/decide",
    path: ({ decision }) => decision,
    openings: [
      ["advice", fold("Rather change it yourself and send it again?")],
      ["send as it is", dialog("Send as it is")],
      ["do not send", dialog("Do not send")],
    ],
  },
  { route: "/answer", path: ({ answer }) => answer, openings: [["errors", press("Send my answer")]] },
  { route: "/", openings: [["how to check", fold("How can I check this?")]] },
  {
    route: "/held",
    openings: [
      ["sent by me", tab("Sent by me")],
      ["decided", tab("Decided")],
    ],
  },
  {
    route: "/held/$id",
    path: ({ held }) => `/held/${held}`,
    openings: [
      ["send individually", dialog("Send individually")],
      ["send as it is", dialog("Send as it is")],
      ["do not send", dialog("Do not send")],
      ["why look", dialog("Show the message")],
      ["why look, without a reason", refuseToLook],
      ["content", lookInside],
    ],
  },
  {
    route: "/try",
    openings: [
      ["how to save", fold("How do I save a message?")],
      ["a story", tellStory],
      ["after", showAfter],
      ["as a table", fold("The same as a table")],
    ],
  },
  {
    route: "/outbox",
    openings: [
      ["a message of one's own", fold("Or send a message of your own")],
      ["empty it", dialog("Empty the outbox")],
    ],
  },
  {
    route: "/outbox/$number",
    path: ({ copy }) => `/outbox/${copy}`,
    openings: [
      ["header", fold("All header fields")],
      ["beside the original", tab("Beside the original")],
    ],
  },
  {
    route: "/policy",
    openings: [
      ["the whole text", fold("The whole text, as it stands in the policy")],
      ["approve", dialog("Approve")],
      ["reject", dialog("Reject")],
    ],
  },
  { route: "/policy/change", openings: [["refused", press("Put in force")]] },
  {
    route: "/lists",
    openings: [
      ["remove", dialog("Remove")],
      ["import", press("Register a list")],
    ],
  },
  {
    route: "/breaches",
    openings: [
      ["open", dialog("Open a file")],
      ["open, with errors", pressInDialog("Open a file", "Open the file")],
      ["near misses", tab("Near misses")],
    ],
  },
  { route: "/breaches/register", openings: [] },
  breach("", [["other readings", fold("Other readings of the law")]]),
  breach("/happened", [
    ["settle", press("Write down what is right")],
    ["times", press("Fill in")],
    ["message", press("Add a message")],
    ["who could see whom", showAudience],
  ]),
  breach("/severity", [
    ["assess", press("Fill in")],
    ["with errors", clearReason],
  ]),
  breach("/decisions", [
    ["decide", press("Fill in")],
    ["with errors", press("Save the decision")],
  ]),
  breach("/notification", [
    ["answer", press("Fill in")],
    ["sent", press("I have sent it")],
  ]),
  breach("/people", [
    ["why look", dialog("Show the people by name")],
    ["by name", showPeople],
    ["nobody found", findNobody],
    ["everybody again", press("Show everybody")],
    ["change", dialog("Change")],
    ["remove", dialog("Remove")],
    ["add", press("Add people by hand or from a table")],
    ["ask", dialog("Ask what became of it")],
  ]),
  breach("/letters", [["rehearse", rehearse]]),
  breach("/measures", [
    ["add", press("Add a measure")],
    ["with errors", press("Save")],
  ]),
  breach("/papers", [["read", press("Read it here")]]),
  breach("/history", [["note", press("Add a note")]]),
  { route: "/report", openings: [["errors", press("Report it")]] },
  {
    route: "/ledger",
    openings: [
      ["verified", verifyLedger],
      ["a key of one's own", fold("I do not trust the key that this page shows")],
    ],
  },
  { route: "/ledger/$index", path: () => "/ledger/1", openings: [] },
  { route: "/safeguard", openings: [["a calendar as a table", fold("As a table")]] },
  { route: "/settings", openings: [] },
  { route: "/settings/configuration", openings: [] },
  { route: "/settings/setup", openings: [] },
  {
    route: "/settings/people",
    openings: [
      ["change", dialog("Change")],
      ["remove", dialog("Remove")],
      ["invite", dialog("Invite somebody")],
      ["invite, with errors", pressInDialog("Invite somebody", "Invite")],
    ],
  },
  {
    route: "/settings/tokens",
    openings: [
      ["withdraw", dialog("Withdraw")],
      ["make", dialog("Make a token")],
      ["make, with errors", pressInDialog("Make a token", "Make the token")],
    ],
  },
  { route: "/settings/health", openings: [] },
  { route: "/settings/organisation", openings: [["saved", press("Save")]] },
  { route: "/account", openings: [["errors", press("Change the password")]] },
]

/** Each page as it opens, and each of its openings. */
const ALL_LOOKS = PLACES.reduce((sum, { openings }) => sum + 1 + openings.length, 0)
/** A page or dialog that goes takes its looks with it, and this number: nothing drops out unseen. */
const LEAST_LOOKS = 108

test("every page of the console is looked at here", () => {
  const router = readFileSync(join(ROOT, "packages", "console", "src", "router.tsx"), "utf8")
  const routes = [...router.matchAll(/\bpath: "([^"]+)"/g)].map(([, path = ""]) => path)
  assert.deepEqual(PLACES.map(({ route }) => route).toSorted(), routes.toSorted())
  assert.ok(ALL_LOOKS >= LEAST_LOOKS, `${ALL_LOOKS} looks`)
})

/** Each language and each width once; SLUIS_EVERY_LOOK=1 takes the other two as well, and twice as long. */
const LOOKS = (["nl", "en"] as const)
  .flatMap((language) => [1280, 320].map((width) => ({ language, width })))
  .filter(
    ({ language, width }) =>
      process.env["SLUIS_EVERY_LOOK"] !== undefined || (language === "nl") === (width === 1280),
  )

describe("every page and dialog", () => {
  const inDemonstration = sharedDemonstration()

  for (const { language, width } of LOOKS)
    systemTest(
      `every page and dialog can be used by everybody: in ${language}, ${width} wide`,
      { needs: ["chromium"] },
      async ({ chromium }) => {
        await inDemonstration(chromium, async (browser, filled) => {
          const wrong: string[] = []
          await using visitor = await colleague(browser, filled, language, width)
          let looks = 0
          for (const place of PLACES) {
            await eachLook(visitor.page, place, filled, language, async (what) => {
              looks += 1
              await keep(wrong, checkPage(visitor, `${what}, ${language}, ${width}`))
            })
          }
          assert.deepEqual(wrong, [])
          assert.equal(looks, ALL_LOOKS)
        })
      },
    )

  systemTest(
    "text of twice the size is all there, and a focus is always seen",
    { needs: ["chromium"] },
    async ({ chromium }) => {
      await inDemonstration(chromium, async (browser, filled) => {
        const wrong: string[] = []
        const large = async (): Promise<void> => {
          await using visitor = await colleague(browser, filled, "nl", 640)
          const { page } = visitor
          let looks = 0
          for (const place of PLACES) {
            await eachLook(page, place, filled, "nl", async (what) => {
              looks += 1
              await visitor.still()
              await page.evaluate(LARGE_TEXT)
              await keep(wrong, checkFit(visitor, `${what}, large text`))
              for (const text of await badTexts(page)) wrong.push(`${what}, large text: ${text}`)
            })
          }
          assert.equal(looks, ALL_LOOKS)
        }
        const focus = async (width: number): Promise<void> => {
          await using visitor = await colleague(browser, filled, "nl", width)
          const { page } = visitor
          for (const place of PLACES) {
            await goTo(page, place, filled)
            const focused = await badFocus(page)
            if (focused.stops < 4) wrong.push(`${place.route} at ${width}: only ${focused.stops} stops`)
            for (const text of [...focused.wrong, ...(await badTexts(page))])
              wrong.push(`${place.route} at ${width}: ${text}`)
          }
        }
        await Promise.all([large(), focus(1280), focus(320)])
        assert.deepEqual(wrong, [])
      })
    },
  )

  systemTest("what moves can stand still", { needs: ["chromium"] }, async ({ chromium }) => {
    await inDemonstration(chromium, async (browser, filled) => {
      for (const reducedMotion of [true, false]) {
        await using visitor = await colleague(browser, filled, "en", 1280, reducedMotion)
        const { page } = visitor
        await page.goto(`${filled.origin}/try`)
        await settled(page)
        await tellStory(page, wordsIn("en"))
        const picture = page.getByRole("img").first()
        assert.notEqual(await picture.getAttribute("aria-label"), "", "the picture says what it shows")
        // In one go, so that nothing is over before it is looked for.
        const moving = await page.evaluate<number>(
          `(document.querySelector(".sluis-before-after input[value=after]").click(), new Promise((done) =>
            requestAnimationFrame(() => requestAnimationFrame(() => done(document.getAnimations()
              .filter((one) => one.playState === "running" && one.effect.getComputedTiming().activeDuration > 10).length)))))`,
        )
        assert.equal(moving === 0, reducedMotion, `${moving} parts of the picture move`)
        if (reducedMotion) {
          for (const place of PLACES) {
            await goTo(page, place, filled)
            assert.deepEqual(await movements(page), [], place.route)
          }
        }
      }
    })
  })

  systemTest(
    "by keyboard alone, from logging in to sending a held message on",
    { needs: ["chromium"] },
    async ({ chromium }) => {
      await inDemonstration(chromium, async (browser, filled) => {
        await using visitor = await newVisitor(browser)
        const { page } = visitor
        const say = wordsIn("nl")
        const { keyboard } = page
        await page.goto(`${filled.origin}/held`)
        await page.getByRole("heading", { level: 1, name: say("Log in") }).waitFor()
        await tabTo(page, say("E-mail address"))
        await keyboard.type(ANNA.address)
        await keyboard.press("Tab")
        await keyboard.type(PASSWORD)
        await keyboard.press("Enter")
        await page.getByRole("heading", { level: 1, name: say("Held messages") }).waitFor()
        await settled(page)

        await tabTo(page, say("Waiting"))
        await keyboard.press("ArrowRight")
        await page.getByRole("tab", { name: say("Sent by me"), selected: true }).waitFor()
        await keyboard.press("ArrowLeft")
        const first = page.getByRole("table").getByRole("link").first()
        await first.waitFor()
        await tabTo(page, await first.innerText())
        await keyboard.press("Enter")
        await page.getByRole("button", { name: say("Send individually") }).waitFor()
        await tabTo(page, say("Send individually"))
        await keyboard.press("Space")
        const dialogue = page.getByRole("dialog", { name: say("Send individually?") })
        await dialogue.waitFor()
        await tabTo(page, say("Send individually"))
        await keyboard.press("Enter")
        await page.getByRole("heading", { level: 1, name: say("The message is on its way") }).waitFor()
        assert.equal(await page.locator("h1:focus").count(), 1, "the focus is where the news is")
      })
    },
  )
})

/** As the user sets it in the browser. */
const LARGE_TEXT = "document.documentElement.style.fontSize = '200%'"
const ANNA = {
  name: "Anna Bakker",
  address: "anna.bakker@voorbeeld.nl",
  roles: ["employee", "reviewer", "privacy-officer", "administrator"],
}
/** Held, made private, and passed as it is. */
const MAIL = ["applicants-rejected-four", "health-nine", "police-contact-day", "project-team-weekly"]

/** Where things are in the demonstration that everything is looked at in. */
type Filled = {
  readonly origin: string
  /** Id of a held message. */
  readonly held: string
  /** Number in the outbox. */
  readonly copy: number
  /** Paths with what stands behind the `#`. */
  readonly decision: string
  readonly invitation: string
  readonly answer: string
  /** Id of a file of a breach. */
  readonly breach: string
}

type Demonstration = AsyncDisposable & { readonly browser: Browser; readonly filled: Filled }

/** One for all tests of this file, made for the first. What they do to it leaves it as it is, but for the last. */
function sharedDemonstration(): (
  chromium: string,
  look: (browser: Browser, filled: Filled) => Promise<void>,
) => Promise<void> {
  const demonstration = shared(openDemonstration)
  return async (chromium, look) => {
    const { browser, filled } = await demonstration(chromium)
    await look(browser, filled)
  }
}

async function openDemonstration(chromium: string): Promise<Demonstration> {
  if (!isBuilt()) await buildConsole({ lenient: true })
  const gate = await startGate({ settings: { domains: ["voorbeeld.nl", "politie.example"] } })
  const browser = await openBrowser(chromium)
  const end = async (): Promise<void> => {
    await browser.close()
    await gate[Symbol.asyncDispose]()
  }
  try {
    return { browser, filled: await fill(browser, gate), [Symbol.asyncDispose]: end }
  } catch (cause) {
    await end()
    throw cause
  }
}

async function fill(browser: Browser, gate: Gate): Promise<Filled> {
  await using host = await newVisitor(browser)
  await using guest = await newVisitor(browser)
  const { page } = host
  await enterDemonstration(page, gate)
  const sent = []
  for (const name of MAIL) {
    const message = readFileSync(join(ROOT, "fixtures", "mail", `${name}.eml`)).toString("base64")
    sent.push(await ask(page, "demonstration.send", { body: { message } }))
  }
  const held = sent.find((reply) => reply.held)?.id ?? ""
  const { entries } = await until("notice and copies", async () => {
    const outbox = await ask(page, "outbox.list")
    return outbox.entries.some(({ notice }) => notice) && outbox.entries.length > 100 && outbox
  })
  const copy = entries.find(({ notice }) => !notice)?.number ?? 0
  const texts = []
  for (const { number } of entries.filter(({ notice }) => notice))
    texts.push((await ask(page, "outbox.show", { params: { number: String(number) } })).message.text)
  const decision =
    texts.map((text) => /\/decide#\S+/.exec(text)?.[0]).find((link) => link !== undefined) ?? ""

  const invited = { name: "Noor Jansen", address: "noor.jansen@voorbeeld.nl", roles: ["reviewer"] }
  const { link } = await ask(page, "people.invite", { body: { ...invited, departments: [] } })
  await ask(page, "tokens.make", { body: { name: "Zaaksysteem", scopes: ["check"], days: 90 } })
  const table = { text: "jan@voorbeeld.nl\nmaria@elders.example\n" }
  await ask(page, "lists.put", { body: { name: "Afgewezen sollicitanten", reveals: "rejection", table } })
  // By somebody else than who looks at it, so that it can be approved.
  const { text } = await ask(page, "policy.show")
  const changed = text.replace("size(form.beyond) > 0", "size(form.beyond) >= 1")
  await ask(page, "policy.propose", { body: { text: changed, reason: "Een voorstel om naar te kijken" } })
  // Last: the visitor of a demonstration is nobody where there is an administrator.
  await guest.page.goto(originOf(gate))
  await makeAccount(page, guest.page, ANNA)
  const { pathname, hash } = new URL(link ?? "")
  const breached = await fillBreach(guest.page)
  return { origin: originOf(gate), held, copy, decision, invitation: pathname + hash, ...breached }
}

/** A file in which two people wrote different things, about a message that went to nine. */
async function fillBreach(page: Page): Promise<Pick<Filled, "answer" | "breach">> {
  await ask(page, "organisation.put", { body: { profile: ORGANISATION, seen: 0 } })
  const { id } = await ask(page, "breaches.open", {
    body: { source: "uploaded", title: "Contactdag", department: "Zorg", nearMiss: false },
  })
  const params = { id }
  const message = readFileSync(join(ROOT, "fixtures", "mail", "health-nine.eml")).toString("base64")
  await ask(page, "breaches.evidence", { params, body: { message, outcome: "sent", people: true } })
  for (const summary of ["Negen mensen zagen elkaars adres.", "Acht mensen zagen elkaars adres."]) {
    const act = { kind: "described", title: "Contactdag", department: "Zorg", summary }
    await ask(page, "breaches.take", { params, body: { seen: 1, act } })
  }
  const measure = {
    id: "m1",
    kind: "immediate",
    text: "De ontvangers gevraagd de mail te wissen.",
    owner: "",
  }
  await ask(page, "breaches.take", { params, body: { seen: 3, act: { kind: "measure", measure } } })
  const numbers = async (): Promise<readonly number[]> =>
    (await ask(page, "outbox.list")).entries.map(({ number }) => number)
  const before = new Set(await numbers())
  await ask(page, "breaches.ask", { params })
  const asked = await until("a mail that asks what became of it", async () =>
    (await numbers()).find((number) => !before.has(number)),
  )
  const { message: mail } = await ask(page, "outbox.show", { params: { number: String(asked) } })
  return { answer: /\/answer#\S+/.exec(mail.text)?.[0] ?? "", breach: id }
}

const DESK = {
  name: "Anna Bakker",
  function: "privacy officer",
  phone: "14 0123",
  email: "privacy@voorbeeld.nl",
}
const ORGANISATION = {
  name: "Gemeente Voorbeeld",
  kvkNumber: "12345678",
  address: "Markt 1, 1234 AB Voorbeeld",
  sector: "gemeente",
  notifier: DESK,
  contact: DESK,
  fgNumber: "",
  desk: { phone: "14 0123", email: "privacy@voorbeeld.nl", hours: { nl: "", en: "" } },
  website: "",
  processOwner: { name: "", function: "", email: "", monthly: false },
}

/** Somebody who may see everything, logged in. */
async function colleague(
  browser: Browser,
  { origin }: Filled,
  language: Language,
  width: number,
  reducedMotion = true,
): Promise<Visitor> {
  const visitor = await newVisitor(browser, { language, width, reducedMotion })
  await visitor.page.goto(`${origin}/login`)
  await speakFromNowOn(visitor.page, language)
  await logIn(visitor.page, ANNA.address)
  return visitor
}

async function goTo(page: Page, { route, path }: Place, filled: Filled): Promise<void> {
  await page.goto(filled.origin + (path?.(filled) ?? route))
  await settled(page)
}

/** The page as it opens, and as it is after each of its openings. */
async function eachLook(
  page: Page,
  place: Place,
  filled: Filled,
  language: Language,
  look: (what: string) => Promise<void>,
): Promise<void> {
  const say = wordsIn(language)
  await goTo(page, place, filled)
  await look(place.route)
  for (const [what, open] of place.openings) {
    try {
      await open(page, say)
    } catch (cause) {
      throw new Error(`${place.route}: could not open "${what}"`, { cause })
    }
    await settled(page)
    await look(`${place.route}: ${what}`)
    const shown = page.locator("dialog[open]")
    if ((await shown.count()) === 0) continue
    await page.keyboard.press("Escape")
    await shown.waitFor({ state: "hidden" })
  }
}

/** All that is wrong is told at once: a page that is mended shows no other page. */
async function keep(wrong: string[], check: Promise<void>): Promise<void> {
  try {
    await check
  } catch (error) {
    if (!(error instanceof assert.AssertionError)) throw error
    wrong.push(error.message)
  }
}

function beginsWith(words: string): RegExp {
  return new RegExp(`^\\s*${RegExp.escape(words)}`)
}

function press(name: string): Opening[1] {
  return async (page, say) =>
    await page
      .getByRole("button", { name: beginsWith(say(name)) })
      .first()
      .click()
}

async function verifyLedger(page: Page, say: Say): Promise<void> {
  await press("Verify the ledger")(page, say)
  await page.getByText(say("The ledger is whole")).waitFor()
}

function dialog(opener: string): Opening[1] {
  return async (page, say) => {
    await press(opener)(page, say)
    await page.locator("dialog[open]").waitFor()
  }
}

function pressInDialog(opener: string, button: string): Opening[1] {
  return async (page, say) => {
    await dialog(opener)(page, say)
    await page
      .locator("dialog[open]")
      .getByRole("button", { name: say(button), exact: true })
      .click()
  }
}

function breach(part: string, openings: Place["openings"]): Place {
  return { route: `/breaches/$id${part}`, path: (filled) => `/breaches/${filled.breach}${part}`, openings }
}

async function clearReason(page: Page, say: Say): Promise<void> {
  await page
    .getByRole("textbox", { name: beginsWith(say("Why")) })
    .first()
    .fill("")
  await press("Save the assessment")(page, say)
}

async function rehearse(page: Page, say: Say): Promise<void> {
  await press("Rehearse")(page, say)
  await page.getByRole("region").nth(1).waitFor()
}

function fold(summary: string): Opening[1] {
  return async (page, say) =>
    await page
      .locator("summary", { hasText: say(summary) })
      .first()
      .click()
}

function tab(name: string): Opening[1] {
  return async (page, say) => await page.getByRole("tab", { name: say(name) }).click()
}

async function refuseToLook(page: Page, say: Say): Promise<void> {
  await pressInDialog("Show the message", "Show the message")(page, say)
  await page.getByText(say("Write at least three words, so that others understand it later.")).waitFor()
}

async function lookInside(page: Page, say: Say): Promise<void> {
  await dialog("Show the message")(page, say)
  const shown = page.locator("dialog[open]")
  await shown.getByRole("textbox").fill("Om te zien of dit klopt")
  await shown.getByRole("button", { name: say("Show the message"), exact: true }).click()
  await page.getByRole("button", { name: say("Hide"), exact: true }).waitFor()
}

async function showPeople(page: Page, say: Say): Promise<void> {
  await sayWhy(page, say, "Show the people by name")
  await page.getByRole("table").waitFor()
}

async function findNobody(page: Page, say: Say): Promise<void> {
  await page.getByRole("searchbox").fill("nobody has such a name")
  await press("Search")(page, say)
  await page.getByText(say("Nobody was found")).waitFor()
}

async function showAudience(page: Page, say: Say): Promise<void> {
  await sayWhy(page, say, "Show who could see whom")
  await page.locator(".sluis-picture").waitFor()
}

async function sayWhy(page: Page, say: Say, opener: string): Promise<void> {
  await dialog(opener)(page, say)
  const shown = page.locator("dialog[open]")
  await shown.getByRole("textbox").fill("Om te zien of dit klopt")
  await shown.getByRole("button", { name: say("Show them"), exact: true }).click()
}

async function tellStory(page: Page, say: Say): Promise<void> {
  await press("The threatened staff")(page, say)
  await page.getByRole("img").first().waitFor()
}

async function showAfter(page: Page, say: Say): Promise<void> {
  await page.getByText(say("After Sluis"), { exact: true }).click()
}

/** Presses Tab until what has this name has the focus; Tab goes round. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press("Tab")
    const names = await page.evaluate<string[]>(
      "[document.activeElement.innerText, document.activeElement.ariaLabel, document.activeElement.labels?.[0]?.innerText].map((words) => (words ?? '').trim())",
    )
    if (names.some((words) => words === name || words.startsWith(`${name}\n`))) return
  }
  throw new Error(`the Tab key never reaches "${name}"`)
}
const MOST_STOPS = 150
