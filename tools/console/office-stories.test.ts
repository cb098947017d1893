/**
 * What the people of an organisation do in the console, between a real mail program and a next mail server: the first administrator,
 * the sender of a held message, the second person, privacy officers. Each logs in with an account of his own.
 */
import assert from "node:assert/strict"
import { describe } from "node:test"

import type { Gives } from "@sluis/server/contract/form"
import type { Page } from "playwright-core"

import { crowdedLetter, sensitiveLetter } from "../gate/mail.ts"
import { until } from "../gate/until.ts"
import { systemTest } from "../system-test.ts"
import { decisionLinkIn, handIn, letterFrom, letterOf } from "./mail-program.ts"
import type { Letter } from "./mail-program.ts"
import {
  accept,
  ADMINISTRATOR,
  arrived,
  handedInvitation,
  mailboxLinkTo,
  noticeTo,
  openOffice,
  PASSWORD,
} from "./office.ts"
import { checkPage, screenshot } from "./page-check.ts"
import { asked, attempted, heading, shared } from "./product.ts"
import { ask, logIn, retype } from "./visit.ts"
import { wordsIn } from "./words.ts"

const CROWD = "audience.visible >= 10 && audience.strangers >= 10"
const SMALLER_CROWD = "audience.visible >= 5 && audience.strangers >= 5"
const DEPARTMENT = `
departments:
  werving:
    members: [werving@voorbeeld.example]
    rules:
      - id: werving/outside
        when: audience.visibleOutside >= 1
        then: hold
        releasableBy: sender
        say:
          nl: Werving kijkt elke mail naar buiten nog eens na.
          en: Recruitment looks at each message to others once more.
`

const say = wordsIn("nl")
const DROP = { reason: "een mail van deze proef" }

describe("stories in an office", () => {
  const NEEDS = { needs: ["chromium", "smtp-sink"] } as const
  const office = shared(openOffice)

  systemTest(
    "the link of the first start works once; after that there is a password",
    NEEDS,
    async (programs) => {
      const { product, administrator } = await office(programs)
      await using other = await product.visit()
      await other.page.goto(product.startLink)
      await other.page.getByText("is verlopen, al gebruikt of niet heel").waitFor()
      await checkPage(other, "a link that was used")

      const { page } = administrator
      await page.getByRole("button", { name: "Uitloggen" }).click()
      await heading(page, "Inloggen")
      assert.equal((await attempted(page, "GET", "/people")).status, 401, "the session has ended")
      await checkPage(administrator, "login")
      await screenshot(page, "login")
      await page.getByLabel("E-mailadres").fill(ADMINISTRATOR.address)
      await page.getByLabel("Wachtwoord").fill("een zin die niet klopt")
      await page.getByRole("button", { name: "Inloggen met een wachtwoord" }).click()
      await page.getByRole("alert").first().waitFor()
      await page.getByLabel("Wachtwoord").fill(PASSWORD)
      await page.getByRole("button", { name: "Inloggen met een wachtwoord" }).click()
      await heading(page, "Vandaag")
    },
  )

  systemTest(
    "the notice reaches the sender's mailbox, and one click sends the copies",
    NEEDS,
    async (programs) => {
      const { product, sink } = await office(programs)
      const letter = sensitiveLetter("mailbox")
      assert.match(await handIn(product.gate.smtpPort, letter), /^250 .* held as /)
      const notice = await noticeTo(sink, letter)
      await using sender = await product.visit({ language: "en", width: 320, height: 640 })
      const { page } = sender
      await page.goto(decisionLinkIn(notice.octets) ?? "no link")
      await heading(page, "Your message has not been sent yet")
      assert.deepEqual(arrived(sink, letter), [], "opening the link sends nothing")
      await page.getByRole("button", { name: "Send individually" }).click()
      await heading(page, "Your message is on its way")
      const copies = await until("three copies", () => {
        const found = arrived(sink, letter)
        return found.length >= 3 && found
      })
      assert.deepEqual(
        copies.flatMap(({ recipients }) => recipients).toSorted(),
        letter.recipients.toSorted(),
      )
      for (const { octets, recipients } of copies)
        assert.deepEqual(
          letter.recipients.filter((address) => octets.includes(address)),
          recipients,
        )
    },
  )

  systemTest(
    "a second person: asked by the sender, looks with a reason, and releases",
    NEEDS,
    async (programs) => {
      const { product, sink, administrator, reviewer, employee, officers } = await office(programs)
      const letter = letterOf("nested-forty")
      const reason = "De buurt kookt samen en wacht op antwoord."
      assert.match(await handIn(product.gate.smtpPort, letter), /^250 .* held as /)
      const notice = await noticeTo(sink, letter)

      await using sender = await product.visit({ width: 320, height: 640 })
      const { page: telephone } = sender
      await telephone.goto(decisionLinkIn(notice.octets) ?? "no link")
      await heading(telephone, "Uw mail is nog niet verstuurd")
      await checkPage(sender, "decide, where a second person is needed")
      await telephone.getByRole("button", { name: "Vraag een tweede persoon" }).click()
      const asking = telephone.getByRole("dialog", { name: "Vraag een tweede persoon" })
      await asking.getByLabel("Waarom moet de mail zo weg?").fill(reason)
      await asking.getByRole("button", { name: "Vraag een tweede persoon" }).click()
      await heading(telephone, "Er is een tweede persoon gevraagd")

      // An account with the sender's address is not yet its sender: whoever invites could have made it.
      const unproven = say("Is this mailbox yours?")
      await employee.page.goto(`${product.origin}/held`)
      await employee.page.getByText(unproven).waitFor()
      await checkPage(employee, "held messages of whose mailbox is not known")
      // Nor by the link of the notice, as long as whoever invites may know the password.
      await employee.page.goto(decisionLinkIn(notice.octets) ?? "no link")
      await heading(employee.page, "Uw mail is nog niet verstuurd")
      await employee.page.goto(`${product.origin}/held`)
      await employee.page.getByRole("button", { name: say("Mail me a link") }).click()
      await employee.page.getByText(say("It is on its way")).waitFor()
      await employee.page.goto(await mailboxLinkTo(sink, letter.sender))
      await employee.page.getByText(say("Choose a new password for Sluis")).waitFor()
      await checkPage(employee, "a new password before the mailbox is known")
      await takePassword(employee.page, "zeven natte zomerse dagen")
      await employee.page.getByText(say("Sluis knows that this mailbox is yours")).waitFor()

      // Who wrote it can see it, and cannot be the second person.
      await employee.page.goto(`${product.origin}/held`)
      await employee.page.getByRole("table").getByRole("link").click()
      await employee.page.getByText("Dit is uw eigen mail").waitFor()
      assert.equal(await employee.page.getByRole("button", { name: "Versturen zoals hij is" }).count(), 0)
      const id = new URL(employee.page.url()).pathname.split("/").at(-1) ?? ""
      const release = { as: "original", reason: "ik vind dat het kan" }
      const refused = await attempted(employee.page, "POST", `/held/${id}/release`, release)
      assert.equal(refused.status, 403, refused.text)

      // Who runs Sluis sees held mail of his own, and reads nothing of others.
      await administrator.page.goto(`${product.origin}/held`)
      await administrator.page.getByText(unproven).waitFor()
      for (const [method, path, body] of [
        ["GET", "/held", undefined],
        ["GET", `/held/${id}`, undefined],
        ["POST", `/held/${id}/content`, { reason: "ik wil het graag weten" }],
        ["POST", `/held/${id}/release`, release],
      ] as const) {
        const { status, text } = await attempted(administrator.page, method, path, body)
        assert.ok(status === 403 || status === 404, `${method} ${path}: ${status}`)
        assert.ok(!text.includes("kookt"))
      }

      const { page } = reviewer
      await page.getByRole("link", { name: "Vastgehouden mail" }).click()
      await page.getByText("Gevraagd").waitFor()
      await page.getByRole("table", { name: "Vastgehouden mail" }).getByRole("link").click()
      await page.getByText("De afzender vraagt om de mail te versturen zoals hij is").waitFor()
      await page.getByText(reason).first().waitFor()
      assert.ok(!(await page.locator("main").innerText()).includes("Wie kookt er donderdag?"))
      await page.getByRole("button", { name: "Toon de mail" }).click()
      const looking = page.getByRole("dialog")
      await looking.getByLabel("Reden").fill("Om te zien aan wie het gaat")
      await looking.getByRole("button", { name: "Toon de mail" }).click()
      await page.getByText("Wie kookt er donderdag?").first().waitFor()
      await checkPage(reviewer, "a held message with its content")

      const [officer] = officers
      await officer.page.goto(`${product.origin}/held/${id}`)
      await officer.page.getByText("Om te zien aan wie het gaat").waitFor()
      await officer.page.getByText("Rachid Amrani").waitFor()

      await page.getByRole("button", { name: "Versturen zoals hij is" }).click()
      const deciding = page.getByRole("dialog")
      await deciding.getByRole("textbox").fill("Het is een gewone uitnodiging")
      await deciding.getByRole("button", { name: "Versturen zoals hij is" }).click()
      await heading(page, "De mail is onderweg")
      const [passed] = await until("the message", () => {
        const found = arrived(sink, letter)
        return found.length > 0 && found
      })
      assert.deepEqual(passed?.recipients, letter.recipients)
      assert.ok(passed?.octets.includes("laag39"))
    },
  )

  systemTest(
    "a registered list: the next message to three of its people is held, for certain",
    NEEDS,
    async (programs) => {
      const { product, officers } = await office(programs)
      const [{ page }] = officers
      const letter = letterTo(
        "lijst",
        [1, 2, 3].map((number) => `lid@lijst-${number}.example`),
      )
      await page.goto(`${product.origin}/lists`)
      await heading(page, "Lists")
      await page.getByRole("button", { name: "Register a list" }).click()
      await page.getByLabel("Name", { exact: true }).fill("Langdurig ziek")
      await page.getByLabel("What does being on it reveal?").selectOption("health")
      await page
        .getByLabel("Addresses", { exact: true })
        .fill(`${letter.recipients.join("\n")}\nlid@lijst-4.example`)
      await page.getByRole("button", { name: "Count the people" }).click()
      await page.getByText("4 people would be on this list").waitFor()
      await page.getByRole("button", { name: "Register the list" }).click()
      await page.getByText("“Langdurig ziek” is registered").waitFor()
      await checkPage(officers[0], "lists")

      assert.match(await handIn(product.gate.smtpPort, letter), /^250 .* held as /)
      const { messages } = await asked<Gives<"held.list">>(page, "/held?order=newest&limit=1")
      assert.deepEqual(
        messages[0]?.reasons.map(({ rule }) => rule),
        ["membership/small-circle"],
      )
      assert.equal(messages[0]?.sight?.sensitivity, "certain")
      assert.deepEqual(messages[0]?.sight?.categories, ["health"])
    },
  )

  systemTest(
    "the floor is changed by two; a department by one; the next message knows",
    NEEDS,
    async (programs) => {
      const { product, sink, officers } = await office(programs)
      const [first, second] = officers
      const { page } = first
      const text = (await asked<Gives<"policy.show">>(page, "/policy")).text.replace(CROWD, SMALLER_CROWD)
      // A machine that is busy doesn't record what it judged, and says so: then another one is handed in.
      let number = 0
      const replayed = await until("a crowd of six among what was recorded", async () => {
        const before = crowdedLetter(`before-${number}`, 6)
        number += 1
        assert.match(await handIn(product.gate.smtpPort, before), /^250 /)
        await until("it to pass", () => arrived(sink, before).length > 0)
        assert.equal(arrived(sink, before).length, 1, "six people are no crowd yet")
        const replay = await ask(page, "policy.replay", { body: { text, days: 30 } })
        return replay.after > replay.before && replay
      })
      const more = replayed.after - replayed.before
      assert.ok(more <= number, "nobody else sends to so few")

      await page.goto(`${product.origin}/policy/change`)
      await heading(page, "Change the policy")
      const editor = page.getByLabel("Text of the policy")
      await retype(editor, CROWD, SMALLER_CROWD)
      await page.getByText("This change touches the floor").waitFor()
      await page.getByRole("button", { name: /^Replay over/ }).click()
      await page
        .getByText(`It would have interrupted ${more === 1 ? "once" : `${more} times`} more`)
        .waitFor()
      await checkPage(first, "a change of the policy")
      await page.getByLabel("Why is this change needed?").fill("Kleine groepen zijn ook groepen")
      await page.getByRole("button", { name: "Propose this change" }).click()
      await page.getByText("Your change was proposed").waitFor()
      const { changes } = await asked<Gives<"policy.show">>(page, "/policy")
      const id = changes[0]?.id ?? ""
      const own = await attempted(page, "POST", `/policy/changes/${id}/approve`, {})
      assert.equal(own.status, 403, own.text)
      await page.getByRole("link", { name: "To the policy", exact: true }).click()
      await page.getByText("This is your own change").waitFor()
      assert.equal(await page.getByRole("button", { name: "Approve" }).count(), 0)

      await second.page.goto(`${product.origin}/policy`)
      await second.page.getByRole("button", { name: "Approve" }).click()
      await second.page.getByRole("dialog").getByRole("button", { name: "Approve" }).click()
      await second.page.getByText("A change waits for approval").waitFor({ state: "hidden" })
      await checkPage(second, "the policy")

      const after = crowdedLetter("after", 6)
      assert.match(await handIn(product.gate.smtpPort, after), /^250 /)
      const copies = await until("six copies", () => {
        const found = arrived(sink, after)
        return found.length >= 6 && found
      })
      assert.ok(copies.every(({ recipients }) => recipients.length === 1))

      const letter = letterTo("afdeling", ["iemand@buiten.example"])
      await page.goto(`${product.origin}/policy/change`)
      const again = page.getByLabel("Text of the policy")
      await again.fill(`${await again.inputValue()}${DEPARTMENT}`)
      await page.getByText("This change leaves the floor alone").waitFor()
      await page.getByLabel("Why is this change needed?").fill("Werving heeft hierom gevraagd")
      await page.getByRole("button", { name: "Put in force" }).click()
      await page.getByText("Your change is in force").waitFor()
      assert.match(await handIn(product.gate.smtpPort, letter), /^250 .* held as /)
      const { messages } = await asked<Gives<"held.list">>(page, "/held?order=newest&limit=1")
      assert.deepEqual(
        messages[0]?.reasons.map(({ rule }) => rule),
        ["werving/outside"],
      )
    },
  )

  systemTest(
    "an officer who was made by whoever invites can do nothing, until the link in that mailbox is opened by who is logged in",
    NEEDS,
    async (programs) => {
      const { product, sink, administrator, reviewer } = await office(programs)
      const nobody = { name: "Nemo", address: "fg@voorbeeld.example", role: "privacy-officer" } as const
      const letter = sensitiveLetter("of-others")
      assert.match(await handIn(product.gate.smtpPort, letter), /^250 .* held as /)
      const { messages } = await asked<Gives<"held.list">>(reviewer.page, "/held?order=newest&limit=1")
      const held = messages[0]?.id ?? ""

      await using made = await accept(product, await handedInvitation(administrator.page, nobody), "nl", 320)
      const { page } = made
      const proposal = { text: "version: 1", reason: "een reden van drie woorden" }
      const refusals = [
        ["GET", "/held", undefined],
        ["GET", `/held/${held}`, undefined],
        ["POST", `/held/${held}/content`, { reason: "ik wil het graag weten" }],
        ["POST", `/held/${held}/release`, { as: "original", reason: "het kan zo weg" }],
        ["GET", "/lists", undefined],
        ["GET", "/breaches", undefined],
        ["POST", "/policy/changes", proposal],
        ["POST", "/policy/changes/a/approve", {}],
      ] as const
      for (const [method, path, body] of refusals) {
        const { status, text } = await attempted(page, method, path, body)
        assert.equal(status, 403, `${method} ${path}: ${text}`)
        assert.match(text, /access\/mailbox/)
      }
      await page.goto(`${product.origin}/`)
      await page.getByText(say("Is this mailbox yours?")).waitFor()
      const menu = page.getByRole("navigation", { name: say("Main navigation") })
      for (const hidden of ["Held messages", "Breaches", "Lists"])
        assert.equal(await menu.getByText(say(hidden), { exact: true }).count(), 0, hidden)
      await checkPage(made, "today of whose mailbox is not known")
      await administrator.page.goto(`${product.origin}/settings/people`)
      const row = administrator.page.getByRole("row", { name: nobody.name })
      await row.getByText(say("Mailbox not confirmed yet")).waitFor()
      await checkPage(administrator, "people of whom one has not shown the mailbox")

      await page.getByRole("button", { name: say("Mail me a link") }).click()
      await page.getByText(say("It is on its way")).waitFor()
      await checkPage(made, "a link to the mailbox is on its way")
      const link = await mailboxLinkTo(sink, nobody.address)

      // A scanner of links, or who reads along in that mailbox.
      await using other = await product.visit({ width: 320 })
      await other.page.goto(link)
      await other.page.getByText(say("Log in first")).waitFor()
      await checkPage(other, "the link to a mailbox, not logged in")
      await using colleague = await product.visit({ width: 320 })
      await colleague.page.goto(`${product.origin}/login`)
      await logIn(colleague.page, "rachid.amrani@voorbeeld.example", PASSWORD)
      await colleague.page.goto(link)
      await colleague.page.getByText("is voor een ander account").waitFor()
      await checkPage(colleague, "the link to a mailbox of somebody else")
      assert.equal((await attempted(page, "GET", "/held")).status, 403, "neither showed anything")

      // In another browser, where the page goes on by itself after logging in.
      await other.page.getByRole("link", { name: say("Log in") }).click()
      await other.page.getByLabel("E-mailadres").fill(nobody.address)
      await other.page.getByLabel("Wachtwoord").fill(PASSWORD)
      await other.page.getByRole("button", { name: "Inloggen met een wachtwoord" }).click()
      await other.page.getByText(say("Choose a new password for Sluis")).waitFor()
      await checkPage(other, "a new password before the mailbox is known, narrow")
      const password = other.page.getByLabel(say("New password"), { exact: true })
      for (const [wrong, told] of [
        ["", "Gebruik ten minste 12 tekens."],
        [PASSWORD, "Het wachtwoord moet anders zijn dan het huidige."],
        ["welkom1234567", "Dit wachtwoord is te makkelijk te raden."],
      ] as const) {
        await takePassword(other.page, wrong)
        await other.page.getByText(told).waitFor()
        await other.page.locator("input[aria-invalid=true]:focus").waitFor()
        const ids = (await password.getAttribute("aria-describedby"))?.split(" ") ?? []
        const words = await Promise.all(ids.map((id) => other.page.locator(`[id="${id}"]`).innerText()))
        assert.ok(words.join("\n").includes(told), "it is told beside the field")
      }
      await checkPage(other, "a new password that is refused, narrow")
      assert.equal((await attempted(other.page, "GET", "/held")).status, 403, "nothing is shown before")
      await takePassword(other.page, "vijf droge winterse nachten")
      await other.page.getByText(say("Sluis knows that this mailbox is yours")).waitFor()
      await other.page.getByText(say("In other places this account was logged out")).waitFor()
      assert.equal(await other.page.locator("h1:focus").count(), 1, "the focus is where the news is")
      await checkPage(other, "the mailbox is known")
      assert.equal((await attempted(other.page, "GET", `/held/${held}`)).status, 200)
      // And whoever was in by the link that was handed over is out, which that page knows as soon as somebody comes back to it.
      await page.evaluate("dispatchEvent(new Event('focus'))")
      await page.getByText(say("Is this mailbox yours?")).waitFor({ state: "detached" })
      assert.equal((await attempted(page, "GET", "/held")).status, 401)
      const former = { address: nobody.address, password: PASSWORD }
      assert.equal((await attempted(page, "POST", "/session/password", former)).status, 403, "nor back in")
      await row.getByText(say("Mailbox not confirmed yet")).waitFor({ state: "detached" })

      const { id } = (await asked<Gives<"session.show">>(other.page, "/session")).account ?? { id: "" }
      // Whose mailbox is known is removed by nobody of whom it is not, the first administrator neither.
      const early = ask(administrator.page, "people.remove", { params: { id } })
      await assert.rejects(early, /access\/mailbox/)
      const own = (await asked<Gives<"session.show">>(administrator.page, "/session")).account?.address ?? ""
      await ask(administrator.page, "account.askMailbox", { body: {} })
      await administrator.page.goto(await mailboxLinkTo(sink, own))
      await administrator.page.getByText(say("Sluis knows that this mailbox is yours")).waitFor()
      await ask(administrator.page, "people.remove", { params: { id } })
      assert.equal((await attempted(reviewer.page, "POST", `/held/${held}/drop`, DROP)).status, 200)
    },
  )

  const PAGES = [
    ["policy", "officer", "/policy"],
    ["lists", "officer", "/lists"],
    ["settings-health", "administrator", "/settings/health"],
    ["settings-people", "administrator", "/settings/people"],
  ] as const
  systemTest("pages that were filled by these stories, in Dutch", NEEDS, async (programs) => {
    const { product, administrator, officers } = await office(programs)
    const [officer] = officers
    await officer.page.getByRole("button", { name: "Nederlands" }).click()
    await officer.page.getByRole("button", { name: "Uitloggen" }).waitFor()
    for (const [name, who, path] of PAGES) {
      const visitor = who === "officer" ? officer : administrator
      await visitor.page.goto(`${product.origin}${path}`)
      await visitor.page.locator("main h2, main table").first().waitFor()
      await visitor.page.locator("[aria-busy=true]").first().waitFor({ state: "detached" })
      await checkPage(visitor, name)
      await screenshot(visitor.page, name)
    }
    const { page } = officer
    await page.goto(`${product.origin}/policy/change`)
    await retype(page.locator("textarea").first(), SMALLER_CROWD, CROWD)
    // To what was changed, for who looks at the picture.
    await page.evaluate("document.querySelector('main textarea').scrollTop = 450")
    await page.getByRole("button", { name: /30/ }).click()
    await page.getByRole("table").first().waitFor()
    await checkPage(officer, "a change of the policy, in Dutch")
    await screenshot(page, "policy-change", true)
  })
})

/** On the page that asks for one. */
async function takePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel(say("New password"), { exact: true }).fill(password)
  await page.getByRole("button", { name: say("Save the password") }).click()
}

function letterTo(id: string, recipients: readonly string[]): Letter {
  const lines = [
    "From: Afdeling Werving <werving@voorbeeld.example>",
    `To: ${recipients.join(", ")}`,
    "Subject: Programma van zaterdag",
    "Date: Tue, 17 Nov 2026 10:00:00 +0100",
    `Message-ID: <${id}@voorbeeld.example>`,
    "",
    "Het programma van zaterdag staat klaar.",
    "",
  ]
  return letterFrom(Buffer.from(lines.join("\r\n"), "latin1"))
}
