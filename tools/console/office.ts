/**
 * An organisation that uses Sluis: a gate before a next mail server that writes down what it gets, and people with accounts of their
 * own, invited by the first administrator. All of it made as they would make it, in a browser.
 */
import assert from "node:assert/strict"

import type { Role } from "@sluis/server/contract/permission"
import type { Page } from "playwright-core"

import { freePort } from "../gate/free-port.ts"
import { startSink } from "../gate/smtp-sink.ts"
import type { Dumped, Sink } from "../gate/smtp-sink.ts"
import { until } from "../gate/until.ts"
import type { Visitor } from "./browser.ts"
import { invitationLinkIn, mailboxLinkIn } from "./mail-program.ts"
import type { Letter } from "./mail-program.ts"
import { checkPage } from "./page-check.ts"
import { attempted, heading, openProduct } from "./product.ts"
import type { Product } from "./product.ts"
import { mailedLink } from "./visit.ts"
import { wordsIn } from "./words.ts"

/** Of everybody here. */
export const PASSWORD = "een zin die niemand anders weet"
export const ADMINISTRATOR = { name: "Anouk de Wit", address: "anouk.dewit@voorbeeld.example" }

export type Office = AsyncDisposable & {
  readonly product: Product
  readonly sink: Sink
  readonly administrator: Visitor
  readonly reviewer: Visitor
  /** Has an account too, at the address that the held message of the second person comes from; by a link that was handed over. */
  readonly employee: Visitor
  readonly officers: readonly [Visitor, Visitor]
}
export type Programs = { readonly chromium: string; readonly "smtp-sink": string }

export async function openOffice({ chromium, "smtp-sink": smtpSink }: Programs): Promise<Office> {
  const sink = await startSink(smtpSink, { dump: true })
  const httpPort = await freePort()
  const product = await openProduct(chromium, {
    upstreamPort: sink.port,
    httpPort,
    settings: {
      domains: ["voorbeeld.example", "voorbeeld.nl"],
      http: { url: `http://localhost:${httpPort}` },
    },
  })
  const administrator = await product.visit()
  const { page } = administrator
  await page.goto(product.startLink)
  await page.getByRole("heading", { name: "Maak de eerste beheerder" }).waitFor()
  await checkPage(administrator, "the first administrator")
  await page.getByLabel("Naam").fill(ADMINISTRATOR.name)
  await page.getByLabel("E-mailadres").fill(ADMINISTRATOR.address)
  await page.getByLabel("Nieuw wachtwoord").fill(PASSWORD)
  await page.getByRole("button", { name: "Account aanmaken" }).click()
  await heading(page, "Vandaag")

  const join = async (
    name: string,
    address: string,
    role: Role,
    language: "nl" | "en" = "nl",
  ): Promise<Visitor> => {
    const link = await mailedInvitation(page, sink, { name, address, role })
    return await accept(product, link, language)
  }
  return {
    product,
    sink,
    administrator,
    reviewer: await join("Rachid Amrani", "rachid.amrani@voorbeeld.example", "reviewer"),
    employee: await accept(
      product,
      await handedInvitation(page, {
        name: "Wijkteam De Linde",
        address: "wijk@voorbeeld.nl",
        role: "employee",
      }),
    ),
    officers: [
      await join("Fenna Hoekstra", "fenna.hoekstra@voorbeeld.example", "privacy-officer", "en"),
      await join("Joris Bakker", "joris.bakker@voorbeeld.example", "privacy-officer", "en"),
    ],
    [Symbol.asyncDispose]: async () => {
      await product[Symbol.asyncDispose]()
      await sink[Symbol.asyncDispose]()
    },
  }
}

type Newcomer = { readonly name: string; readonly address: string; readonly role: Role }

/** Invited by who is logged in at `page`, as mail goes: nobody but that mailbox gets the link. */
async function mailedInvitation(page: Page, sink: Sink, { name, address, role }: Newcomer): Promise<string> {
  const invited = await attempted(page, "POST", "/people", { name, address, roles: [role], mail: true })
  assert.equal(invited.status, 200, invited.text)
  assert.ok(!invited.text.includes("/invitation#"), "whoever invites does not see the link")
  return await until("the invitation", () => mailedLink(sent(sink), address, invitationLinkIn))
}

/** The link itself, to hand over; or to use oneself. */
export async function handedInvitation(page: Page, { name, address, role }: Newcomer): Promise<string> {
  const invited = await attempted(page, "POST", "/people", { name, address, roles: [role] })
  assert.equal(invited.status, 200, invited.text)
  return /http:[^"]+\/invitation#[\w-]+/.exec(invited.text)?.[0] ?? "no link"
}

/** Makes the account; whoever did is logged in, and looks at it. */
export async function accept(
  product: Product,
  link: string,
  language: "nl" | "en" = "nl",
  width?: number,
): Promise<Visitor> {
  const visitor = await product.visit({ language, ...(width !== undefined && { width }) })
  const say = wordsIn(language)
  await visitor.page.goto(link)
  await visitor.page.getByLabel(say("New password")).fill(PASSWORD)
  await visitor.page.getByRole("button", { name: say("Make the account") }).click()
  await heading(visitor.page, say("My account"))
  return visitor
}

/** The newest link that shows whose mailbox this is. */
export async function mailboxLinkTo(sink: Sink, address: string): Promise<string> {
  return await until("a link to the mailbox", () => mailedLink(sent(sink), address, mailboxLinkIn))
}

/** What the next server got of a letter, addresses without brackets. */
export function arrived(sink: Sink, letter: Letter): readonly Dumped[] {
  const about = messageId(letter.octets)
  return sent(sink).filter(({ sender, octets }) => sender !== "" && messageId(octets) === about)
}

export async function noticeTo(sink: Sink, letter: Letter): Promise<Dumped> {
  const about = messageId(letter.octets)
  const notice = await until("a notice in the sender's mailbox", () =>
    sent(sink).find(({ sender, octets }) => sender === "" && octets.includes(`In-Reply-To: ${about}`)),
  )
  assert.deepEqual(notice.recipients, [letter.sender])
  return notice
}

function sent(sink: Sink): readonly Dumped[] {
  return sink.dumps().map(({ sender, recipients, octets }) => ({
    sender: bare(sender),
    recipients: recipients.map(bare),
    octets,
  }))
}

function bare(argument: string): string {
  return /<(.*?)>/.exec(argument)?.[1] ?? argument
}

function messageId(octets: Buffer): string {
  return /^Message-ID: *(<[^>]*>)/im.exec(octets.toString("latin1"))?.[1] ?? ""
}
