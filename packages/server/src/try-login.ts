/** For tests: logging in over a real store in a folder of its own, with a browser that keeps one cookie and a clock to turn. */
import { after } from "node:test"

import type { Result } from "@sluis/core/result"

import type { EndpointName } from "./contract/endpoint.ts"
import type { Role } from "./contract/permission.ts"
import { openEvents } from "./app/events.ts"
import type { Fault, FaultCode } from "./app/fault.ts"
import type { Log } from "./app/log.ts"
import type { Caller, Handlers, Turn } from "./app/turn.ts"
import { openLogin } from "./open-login.ts"
import type { Login, LoginOptions, LoginPorts } from "./open-login.ts"
import { newId } from "./secret/id.ts"
import type { Store } from "./store/open-store.ts"
import { newFolder, openTestStore } from "./store/test-store.ts"

export const ORIGIN = "https://sluis.voorbeeld.example"
export const PASSWORD = "paard batterij nietje fiets"
/** What somebody takes who shows that the mailbox is his, in place of PASSWORD that others may know. */
export const OWN_PASSWORD = "kraan tafel wolken zeven"
export const LINK_KEY = new Uint8Array(32).fill(9)
export const DAY = 86_400_000

const OPTIONS: LoginOptions = {
  organisation: "Gemeente Voorbeeld",
  timeZone: "Europe/Amsterdam",
  version: "1.0.0",
  language: "nl",
  origin: () => ORIGIN,
  demonstration: false,
  visitorDomain: "voorbeeld.example",
  password: true,
  sessions: { absolute: DAY / 2, idle: DAY / 24 },
  oidc: undefined,
}

export type LoginHouse = {
  readonly store: Store
  /** As after a start with other options: the same store, nothing in memory. */
  readonly start: (options?: Partial<LoginOptions>, ports?: Partial<LoginPorts>) => Promise<Login>
  readonly clock: { readonly now: () => number; readonly elapsed: () => number }
  readonly turnClock: (milliseconds: number) => void
  readonly logged: string[]
  /** Links that show whose mailbox it is, as they were mailed. */
  readonly mailed: { readonly to: string; readonly link: string }[]
}

export async function loginHouse(): Promise<LoginHouse> {
  let time = Date.UTC(2026, 10, 21, 9)
  const clock = { now: () => time, elapsed: () => time }
  const logged: string[] = []
  const mailed: { readonly to: string; readonly link: string }[] = []
  const say = (event: string, fields: unknown): void => void logged.push(`${event} ${JSON.stringify(fields)}`)
  const log: Log = { debug: say, info: say, warn: say, error: say }
  const store = await openTestStore(newFolder(), { clock, log })
  after(store.close)
  return {
    store,
    clock,
    logged,
    mailed,
    turnClock: (milliseconds) => {
      time += milliseconds
    },
    start: (options, ports) =>
      openLogin(
        { ...OPTIONS, ...options },
        {
          entries: store.entries,
          linkKey: LINK_KEY,
          newId,
          clock,
          log,
          events: openEvents(),
          mailMailboxLink: async ({ address: to }, link) => void mailed.push({ to, link }),
          ...ports,
        },
      ),
  }
}

export type Browser = {
  /** Calls as the cookie of this browser says; what it gives, or the code of the fault. */
  readonly call: <Name extends EndpointName & keyof Login["handlers"]>(
    name: Name,
    asks: Parameters<Login["handlers"][Name]>[0],
  ) => Promise<FaultCode | Given<Name>>
  readonly cookie: () => string | undefined
  readonly caller: () => Promise<Caller>
}

type Given<Name extends EndpointName> =
  Awaited<ReturnType<Handlers[Name]>> extends Result<infer Value, Fault> ? Value : never

/** `client`: where it is. `stolen`: a cookie from somewhere else. */
export function browser(login: Login, client = "192.0.2.1", stolen?: string): Browser {
  let cookie = stolen
  const caller = async (): Promise<Caller> =>
    (cookie === undefined ? undefined : await login.authenticate.session(cookie)) ?? { kind: "nobody" }
  return {
    caller,
    cookie: () => cookie,
    call: async (name, asks) => {
      const turn: Turn = {
        caller: await caller(),
        client,
        language: "nl",
        begin: (secret) => {
          cookie = secret
        },
        end: () => {
          cookie = undefined
        },
      }
      const answer = await login.handlers[name](asks, turn)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of the handler with this name
      return answer.ok ? (answer.value as Given<typeof name>) : answer.error.code
    },
  }
}

export function tokenOf(url: string | undefined): string {
  return url?.split("#")[1] ?? ""
}

/** A house with one administrator, and the browser in which she made herself that. */
export async function administeredHouse(
  options: Partial<LoginOptions> = {},
): Promise<LoginHouse & { readonly login: Login; readonly administrator: Browser }> {
  const house = await loginHouse()
  const login = await house.start(options)
  const administrator = browser(login)
  await administrator.call("session.start", {
    body: {
      link: tokenOf(login.startUrl()),
      name: "Anna Bakker",
      address: "anna@voorbeeld.example",
      password: PASSWORD,
    },
  })
  return { ...house, login, administrator }
}

/** Somebody who was invited by her and came. Whose mailbox it is nobody knows: she had the link too. */
export async function colleague(
  login: Login,
  administrator: Browser,
  { roles = ["reviewer"] }: { readonly roles?: readonly Role[] } = {},
): Promise<{ readonly id: string; readonly browser: Browser; readonly link: string }> {
  const invited = await administrator.call("people.invite", {
    body: {
      address: "ben@voorbeeld.example",
      name: "Ben de Wit",
      roles: [...roles],
      departments: [],
      mail: false,
    },
  })
  if (typeof invited === "string") throw new Error(invited)
  const own = browser(login, "192.0.2.2")
  const link = tokenOf(invited.link)
  await own.call("session.accept", { body: { link, name: "Ben de Wit", password: PASSWORD } })
  return { id: invited.id, browser: own, link }
}

/** As who is logged in there does: asks for the link, opens what comes by mail, and takes a password of his own where that is needed. */
export async function showMailbox({ mailed }: Pick<LoginHouse, "mailed">, own: Browser): Promise<void> {
  await own.call("account.askMailbox", { body: {} })
  const body = { link: tokenOf(mailed.at(-1)?.link), password: OWN_PASSWORD }
  await own.call("account.proveMailbox", { body })
}
