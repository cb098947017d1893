/**
 * Who may call what of the breach desk and the safeguard, over HTTP: every route with every role, without a login and with a token. The
 * table is what docs/console.md promises, written down apart from the one that the server goes by.
 */
import assert from "node:assert/strict"
import { after, before, describe, test } from "node:test"

import { err } from "@sluis/core/result"

import { Fault } from "./app/fault.ts"
import type { PersonCaller } from "./app/turn.ts"
import { ENDPOINTS } from "./contract/endpoint.ts"
import type { EndpointName } from "./contract/endpoint.ts"
import { permissionsOf, ROLES, SCOPES } from "./contract/permission.ts"
import type { Role, Scope } from "./contract/permission.ts"
import { COOKIE, exampleConsole, HEALTHY, ON_LOOPBACK } from "./http/example-console.ts"
import type { RunningHttp } from "./http/options.ts"
import { startHttp } from "./http/server.ts"

type Who = Role | "nobody" | `token ${Scope}`

const OFFICER: readonly Who[] = ["privacy-officer"]
const KEEPERS: readonly Who[] = ["privacy-officer", "administrator"]
const WATCHERS: readonly Who[] = ["reviewer", ...KEEPERS, "token statistics"]
const PEOPLE: readonly Who[] = ROLES
const ALL: readonly Who[] = ["nobody", ...ROLES, ...SCOPES.map((scope) => `token ${scope}` as const)]

/** Whoever is not named is refused. */
const MAY: { readonly [name in Extract<EndpointName, `${Head}.${string}`>]: readonly Who[] } = {
  "breaches.list": OFFICER,
  "breaches.open": OFFICER,
  "breaches.report": PEOPLE,
  "breaches.show": OFFICER,
  "breaches.take": OFFICER,
  "breaches.evidence": OFFICER,
  "breaches.people": OFFICER,
  "breaches.audience": OFFICER,
  "breaches.addPeople": OFFICER,
  "breaches.changePerson": OFFICER,
  "breaches.removePerson": OFFICER,
  "breaches.inform": OFFICER,
  "breaches.ask": OFFICER,
  "breaches.paper": OFFICER,
  "breaches.register": OFFICER,
  "breaches.statistics": OFFICER,
  "organisation.show": OFFICER,
  "organisation.put": OFFICER,
  "answer.show": ALL,
  "answer.give": ALL,
  "safeguard.show": KEEPERS,
  "safeguard.report": KEEPERS,
  "safeguard.month": OFFICER,
  "statistics.show": WATCHERS,
  "canary.list": WATCHERS,
  "canary.run": KEEPERS,
  "coverage.show": WATCHERS,
}
type Head = "breaches" | "organisation" | "answer" | "safeguard" | "statistics" | "canary" | "coverage"

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the names of the table are its names
const NAMES = Object.keys(MAY) as readonly (keyof typeof MAY)[]

/** Of whoever is let in and sends nothing that is right. */
const LET_IN: readonly number[] = [400, 404]

let http: RunningHttp
before(async () => {
  const unknown = async () => err(new Fault("request/unknown", ""))
  const { ports, sessions } = exampleConsole({
    handlers: Object.fromEntries(NAMES.map((name) => [name, unknown])),
    authenticate: {
      session: async (secret) => sessions.get(secret),
      peek: async (secret) => sessions.get(secret),
      token: async (secret) => {
        const scope = SCOPES.find((each) => secret === `sluis_${each}`)
        return scope === undefined ? undefined : { kind: "program", token: scope, scopes: [scope] }
      },
    },
  })
  for (const role of ROLES) sessions.set(role, personWith(role))
  http = await startHttp(ON_LOOPBACK, { ...HEALTHY, console: ports })
})
after(async () => await http.close())

describe("of the routes of the breach desk and the safeguard", () => {
  test("each is in the table", () => {
    const heads = new Set(NAMES.map((name) => name.split(".")[0]))
    const all = Object.keys(ENDPOINTS).filter((name) => heads.has(name.split(".")[0] ?? ""))
    assert.deepEqual(all.toSorted(), NAMES.toSorted())
  })

  for (const who of ALL)
    test(`${who} may call what the documents say, and nothing else`, async () => {
      for (const name of NAMES) {
        const { status, code } = await call(name, who)
        const isIn = MAY[name].includes(who)
        const said = `${who}, ${name}: ${status} ${code}`
        if (isIn) assert.ok(LET_IN.includes(status), said)
        else if (who === "nobody") assert.deepEqual([status, code], [401, "login/needed"], said)
        else assert.deepEqual([status, code], [403, "access/denied"], said)
      }
    })
})

async function call(
  name: EndpointName,
  who: Who,
): Promise<{ readonly status: number; readonly code: string }> {
  const { method, path } = ENDPOINTS[name]
  const isProgram = who.startsWith("token ")
  const answer = await fetch(`http://127.0.0.1:${http.address.port}/api/v1${path.replaceAll(/:\w+/g, "x")}`, {
    method,
    headers: {
      "content-type": "application/json",
      "sec-fetch-site": "same-origin",
      ...(isProgram && { authorization: `Bearer sluis_${who.slice("token ".length)}` }),
      ...(!isProgram && who !== "nobody" && { cookie: `${COOKIE}${who}` }),
    },
    ...(method !== "GET" && method !== "DELETE" && { body: "{}" }),
  })
  const told: unknown = await answer.json()
  const code = typeof told === "object" && told !== null && "code" in told ? String(told.code) : ""
  return { status: answer.status, code }
}

function personWith(role: Role): PersonCaller {
  const person: PersonCaller["person"] = {
    id: `id-${role}`,
    address: `${role}@voorbeeld.example`,
    name: "Sanne Voorbeeld",
    roles: [role],
    departments: [],
    language: "nl",
    blocked: false,
    at: 0,
    seenAt: undefined,
    provenAt: undefined,
    password: undefined,
    passkeys: [],
    oidc: undefined,
  }
  return { kind: "person", person, permissions: permissionsOf([role]), session: `session-${role}` }
}
