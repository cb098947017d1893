/**
 * Somebody at the running product: in by the link that it prints, and calling its API as the console does, from the page itself,
 * so that cookies, origin and headers are those of a browser.
 */
import type { Locator, Page } from "playwright-core"

import { API_ROOT, ENDPOINTS } from "@sluis/server/contract/endpoint"
import type { EndpointName } from "@sluis/server/contract/endpoint"
import { FORMS } from "@sluis/server/contract/form"
import type { Form, Gives } from "@sluis/server/contract/form"

import type { Gate } from "../gate/start-gate.ts"
import { until } from "../gate/until.ts"
import { invitationLinkIn } from "./mail-program.ts"
import type { Language } from "./words.ts"

/** The one-time link of the first start, as the gate prints it. */
export async function startLinkOf(gate: Gate): Promise<string> {
  return await until(
    "the link of the first start",
    () => /http:\/\/localhost:\d+\/start#\S+/.exec(gate.output())?.[0],
  )
}

export function originOf(gate: Gate): string {
  return `http://localhost:${gate.httpPort}`
}

/** In a demonstration, where the link lets in whoever has it. */
export async function enterDemonstration(page: Page, gate: Gate): Promise<void> {
  await page.goto(await startLinkOf(gate))
  await page.waitForURL(`${originOf(gate)}/`)
  await settled(page)
}

/** As chosen with the buttons at the foot, from the next page on. The page must be of the console. */
export async function speakFromNowOn(page: Page, language: Language): Promise<void> {
  await page.evaluate(`localStorage.setItem("sluis.language", ${JSON.stringify(language)})`)
}

/** What the page is about is there: it has a title, and nothing is waited for. */
export async function settled(page: Page): Promise<void> {
  await page.locator("main:not(:has(.sluis-waiting)) h1").first().waitFor()
}

/** As a person changes a long text: the first such passage is selected and typed over. */
export async function retype(editor: Locator, passage: string, instead: string): Promise<void> {
  const start = (await editor.inputValue()).indexOf(passage)
  if (start === -1) throw new Error("The text to be changed does not hold what is to be typed over.")
  const page = editor.page()
  await editor.focus()
  await page.evaluate(`document.activeElement.setSelectionRange(${start}, ${start + passage.length})`)
  await (instead === "" ? page.keyboard.press("Delete") : page.keyboard.insertText(instead))
}

type Asking = { readonly body?: unknown; readonly params?: Readonly<Record<string, string>> }

/** Throws where the API refuses. The page must be of the console. */
export async function ask<Name extends EndpointName>(
  page: Page,
  name: Name,
  asks?: Asking,
): Promise<Gives<Name>>
export async function ask(page: Page, name: EndpointName, asks: Asking = {}): Promise<unknown> {
  const { body, params = {} } = asks
  const { method, path } = ENDPOINTS[name]
  const address =
    API_ROOT + path.replaceAll(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ""))
  const init = {
    method,
    headers: {
      accept: "application/json",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }
  const [status, text] = await page.evaluate<[number, string]>(
    `fetch(${JSON.stringify(address)}, ${JSON.stringify(init)}).then(async (answer) => [answer.status, await answer.text()])`,
  )
  if (status >= 400) throw new Error(`${name}: ${status} ${text}`)
  const form: Form = FORMS[name]
  return form.gives.parse(JSON.parse(text))
}

export const PASSWORD = "paard batterij nietje fiets"

type Newcomer = { readonly name: string; readonly address: string; readonly roles: readonly string[] }

type Mail = { readonly recipients: readonly string[]; readonly octets: Buffer }

/**
 * An account with PASSWORD, made as it is meant: invited by whoever is at `host`, accepted at `guest`, who is logged in then.
 * Neither page need show anything in particular. `arrived`: where mail leaves, what arrived; the invitation is then taken from there,
 * so that the mailbox is known to be the newcomer's.
 */
export async function makeAccount(
  host: Page,
  guest: Page,
  newcomer: Newcomer,
  arrived?: () => readonly Mail[],
): Promise<void> {
  const mail = arrived !== undefined
  const invited = await ask(host, "people.invite", { body: { ...newcomer, departments: [], mail } })
  const { name, address } = newcomer
  const link =
    arrived === undefined
      ? invited.link
      : await until("the invitation", () => mailedLink(arrived(), address, invitationLinkIn))
  await ask(guest, "session.accept", {
    body: { link: new URL(link ?? "").hash.slice(1), name, password: PASSWORD },
  })
}

/** The newest such link to this address. */
export function mailedLink(
  mails: readonly Mail[],
  address: string,
  linkIn: (octets: Buffer) => string | undefined,
): string | undefined {
  return mails
    .filter(({ recipients }) => recipients.includes(address))
    .map(({ octets }) => linkIn(octets))
    .findLast((link) => link !== undefined)
}

export async function logIn(page: Page, address: string, password = PASSWORD): Promise<void> {
  await ask(page, "session.password", { body: { address, password } })
}
