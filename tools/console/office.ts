/**
 * An organisation that uses Sluis: a gate before a next mail server that writes down what it gets, and people with accounts of their
 * own, invited by the first administrator. All of it made as they would make it, in a browser.
 */
import assert from "node:assert/strict"

import type { Role } from "@sluis/server/contract/permission"

import { freePort } from "../gate/free-port.ts"
import { startSink } from "../gate/smtp-sink.ts"
import type { Dumped, Sink } from "../gate/smtp-sink.ts"
import { until } from "../gate/until.ts"
import type { Visitor } from "./browser.ts"
import type { Letter } from "./mail-program.ts"
import { checkPage } from "./page-check.ts"
import { attempted, heading, openProduct } from "./product.ts"
import type { Product } from "./product.ts"

/** Of everybody here. */
export const PASSWORD = "een zin die niemand anders weet"
export const ADMINISTRATOR = { name: "Anouk de Wit", address: "anouk.dewit@voorbeeld.example" }

export type Office = AsyncDisposable & {
  readonly product: Product
  readonly sink: Sink
  readonly administrator: Visitor
  readonly reviewer: Visitor
  /** Has an account too, at the address that the held message of the second person comes from. */
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
    const invited = await attempted(page, "POST", "/people", { name, address, roles: [role] })
    assert.equal(invited.status, 200, invited.text)
    const link = /http:[^"]+\/invitation#[\w-]+/.exec(invited.text)?.[0] ?? "no link"
    const visitor = await product.visit({ language })
    await visitor.page.goto(link)
    await visitor.page.getByLabel(language === "nl" ? "Nieuw wachtwoord" : "New password").fill(PASSWORD)
    await visitor.page
      .getByRole("button", { name: language === "nl" ? "Account aanmaken" : "Make the account" })
      .click()
    await heading(visitor.page, language === "nl" ? "Mijn account" : "My account")
    return visitor
  }
  return {
    product,
    sink,
    administrator,
    reviewer: await join("Rachid Amrani", "rachid.amrani@voorbeeld.example", "reviewer"),
    employee: await join("Wijkteam De Linde", "wijk@voorbeeld.nl", "employee"),
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
