/** What stands behind the API and the console in tests: a handler that echoes nothing, two people, a program, and a clock to turn. */
import { ok } from "@sluis/core/result"

import { openEvents } from "../app/events.ts"
import type { Events } from "../app/events.ts"
import type { LogFields } from "../app/log.ts"
import type { Person } from "../app/account/person.ts"
import type { Handlers } from "../app/turn.ts"
import { ENDPOINTS } from "../contract/endpoint.ts"
import { permissionsOf } from "../contract/permission.ts"
import type { Role, Scope } from "../contract/permission.ts"
import type { PersonCaller } from "../app/turn.ts"
import type { ConsoleOptions, ConsolePorts, HttpOptions, HttpPorts, RunningHttp } from "./options.ts"
import { startHttp } from "./server.ts"

export const ON_LOOPBACK: HttpOptions = {
  listen: { host: "127.0.0.1", port: 0 },
  proxies: [],
  monitor: ["127.0.0.1"],
}

export const HEALTHY: HttpPorts = {
  readiness: { store: async () => true, upstream: () => "reachable", receiver: () => "listening" },
  metrics: async () => ({ contentType: "text/plain; version=0.0.4", text: "a 1\n" }),
}

export type Example = {
  readonly ports: ConsolePorts
  readonly events: Events
  /** By the secret in the cookie. */
  readonly sessions: Map<string, PersonCaller>
  /** Lets time go by, and rings what is due. */
  readonly pass: (milliseconds: number) => void
  readonly logged: readonly (readonly [event: string, fields: LogFields | undefined])[]
}

export type ExampleOverrides = Partial<Omit<ConsolePorts, "handlers" | "options">> & {
  readonly handlers?: Partial<Handlers>
  readonly options?: Partial<ConsoleOptions>
}

/** Of the one who reviews, the one who runs Sluis, and one who has no more than mail. */
export const COOKIE = "__Host-sluis="
export const SECRETS = { reviewer: "reviewer", administrator: "administrator", employee: "employee" } as const

export function exampleConsole({ handlers = {}, options = {}, ...rest }: ExampleOverrides = {}): Example {
  let now = 1_800_000_000_000
  const alarms = new Set<{ readonly at: number; readonly ring: () => void }>()
  const logged: [string, LogFields | undefined][] = []
  const record = (event: string, fields?: LogFields): void => void logged.push([event, fields])
  const sessions = new Map(
    Object.entries(SECRETS).map(([role, secret]) => [secret, personOf(role)] as [string, PersonCaller]),
  )
  const scopes = new Map<string, readonly Scope[]>([["sluis_check", ["check"]]])
  const events = openEvents()
  const ports: ConsolePorts = {
    options: { origin: undefined, folder: "/nonexistent/console", theme: "", version: "0.1.0", ...options },
    handlers: { ...NOT_ASKED, ...handlers },
    authenticate: {
      session: async (secret) => sessions.get(secret),
      peek: async (secret) => sessions.get(secret),
      token: async (secret) => {
        const may = scopes.get(secret)
        return may === undefined ? undefined : { kind: "program", token: "t1", scopes: may }
      },
    },
    events,
    clock: { now: () => now, elapsed: () => now },
    after: (milliseconds, callback) => {
      const alarm = { at: now + milliseconds, ring: callback }
      alarms.add(alarm)
      return () => void alarms.delete(alarm)
    },
    log: { debug: record, info: record, warn: record, error: record },
    ...rest,
  }
  const pass = (milliseconds: number): void => {
    now += milliseconds
    for (const alarm of [...alarms].filter(({ at }) => at <= now)) {
      alarms.delete(alarm)
      alarm.ring()
    }
  }
  return { ports, events, sessions, pass, logged }
}

export async function withConsole(
  overrides: ExampleOverrides,
  use: (url: string, example: Example, http: RunningHttp) => Promise<void>,
  options: Partial<HttpOptions> = {},
): Promise<void> {
  const example = exampleConsole(overrides)
  const http = await startHttp({ ...ON_LOOPBACK, ...options }, { ...HEALTHY, console: example.ports })
  try {
    await use(`http://127.0.0.1:${http.address.port}`, example, http)
  } finally {
    await http.close()
  }
}

function personOf(role: string): PersonCaller {
  const roles: readonly Role[] = [ROLES_OF[role] ?? "employee"]
  const person: Person = {
    id: `id-${role}`,
    address: `${role}@voorbeeld.example`,
    name: "Sanne Voorbeeld",
    roles,
    departments: [],
    language: "nl",
    blocked: false,
    at: 0,
    seenAt: undefined,
    provenAt: 0,
    password: undefined,
    passkeys: [],
    oidc: undefined,
  }
  return { kind: "person", person, permissions: permissionsOf(roles), session: `session-${role}` }
}

const ROLES_OF: Readonly<Record<string, Role>> = { reviewer: "reviewer", administrator: "administrator" }

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one for every name in the table; what they give fits no form
const NOT_ASKED = Object.fromEntries(
  Object.keys(ENDPOINTS).map((name) => [name, async () => ok({})]),
) as unknown as Handlers
