/**
 * One walk through a running gate that does everything worth an entry, and what the ledger says of it afterwards: all of it, by
 * which role, and nobody by name.
 *
 * An action that nothing here does is named below, with the test that shows it: a new one without a test fails.
 */
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { test } from "node:test"

import { z } from "zod"

import { LEDGER_ACTIONS } from "@sluis/core/ledger/entry"
import type { LedgerAction, LedgerEntry, LedgerRole } from "@sluis/core/ledger/entry"
import { readEntry } from "@sluis/core/ledger/read-entry"

import { handIn, letterFrom, letterOf } from "../../../tools/console/mail-program.ts"
import { startLinkOf } from "../../../tools/console/visit.ts"
import { freePort } from "../../../tools/gate/free-port.ts"
import { startProgram, temporaryFolder } from "../../../tools/gate/program.ts"
import { MAIN, NODE, startGate } from "../../../tools/gate/start-gate.ts"
import type { Gate, GateOptions } from "../../../tools/gate/start-gate.ts"
import { until } from "../../../tools/gate/until.ts"
import { API_ROOT, ENDPOINTS } from "./contract/endpoint.ts"
import type { EndpointName } from "./contract/endpoint.ts"
import { FORMS } from "./contract/form.ts"
import type { Asking, Form, Gives } from "./contract/form.ts"

/** Who does what, in the order in which the ledger knows roles and actions. */
const WALKED: readonly (readonly [action: LedgerAction, ...roles: readonly LedgerRole[]])[] = [
  ["ledger.begun", "sluis"],
  ["ledger.erased", "command-line"],
  ["gateway.started", "sluis"],
  ["gateway.stopped", "sluis"],
  ["messages.delivered", "sluis"],
  ["message.individualised", "sluis"],
  ["message.held", "sluis"],
  ["message.refused", "sluis"],
  ["message.released", "privacy-officer", "command-line"],
  ["message.dropped", "privacy-officer"],
  ["content.viewed", "privacy-officer"],
  ["policy.proposed", "privacy-officer"],
  ["policy.approved", "privacy-officer"],
  ["policy.rejected", "privacy-officer"],
  ["policy.enforced", "privacy-officer", "command-line"],
  ["list.registered", "privacy-officer"],
  ["list.removed", "privacy-officer"],
  ["person.invited", "administrator"],
  ["person.changed", "privacy-officer", "administrator"],
  ["person.removed", "administrator"],
  ["session.opened", "employee", "privacy-officer"],
  ["token.made", "privacy-officer"],
  ["token.revoked", "privacy-officer"],
  ["key.changed", "command-line"],
  ["retention.changed", "command-line"],
  ["canary.planned", "privacy-officer"],
  ["canary.sent", "sluis"],
  ["canary.caught", "sluis"],
  ["breach.opened", "privacy-officer"],
  ["breach.changed", "privacy-officer"],
  ["breach.viewed", "privacy-officer"],
  ["breach.aware", "privacy-officer"],
  ["breach.assessed", "privacy-officer"],
  ["breach.decided", "privacy-officer"],
  ["breach.notified", "privacy-officer"],
  ["breach.closed", "privacy-officer"],
  ["breach.reopened", "privacy-officer"],
  ["measure.planned", "privacy-officer"],
  ["measure.closed", "privacy-officer"],
  ["report.made", "privacy-officer"],
  ["report.viewed", "privacy-officer"],
  ["organisation.changed", "privacy-officer"],
]

/** What needs another machine, time, or a recipient: the test that shows its entry. */
const ELSEWHERE: readonly (readonly [action: LedgerAction, file: string])[] = [
  ["ledger.witnessed", "app/ledger/witnessing.test.ts"],
  ["ledger.timestamped", "app/ledger/timestamping.test.ts"],
  ["gateway.configured", "told-configuration.test.ts"],
  ["message.expired", "held-desk.test.ts"],
  ["decision.followed", "app/gate/gate.test.ts"],
  ["canary.missed", "canaries.test.ts"],
  ["breach.informed", "breach-letters.test.ts"],
  ["breach.answered", "breach-letters.test.ts"],
  ["breach.reminded", "breach-watch.test.ts"],
  ["safeguard.changed", "told-configuration.test.ts"],
  ["coverage.silent", "coverage-watch.test.ts"],
  ["coverage.seen", "coverage-watch.test.ts"],
  ["report.sent", "month-mail.test.ts"],
]

test("every action of the ledger is done here, or shown by a test that is named here", () => {
  const shown = [...WALKED.map(([action]) => action), ...ELSEWHERE.map(([action]) => action)]
  assert.deepEqual(shown.toSorted(), LEDGER_ACTIONS.toSorted())
  for (const [action, file] of ELSEWHERE)
    assert.ok(readFileSync(join(import.meta.dirname, file), "utf8").includes(action), `${file}: ${action}`)
})

test("whatever is decided, looked at or changed is an entry, by its role, and leads to nobody", async () => {
  using folder = temporaryFolder("entries")
  const options: GateOptions = {
    folder: folder.path,
    smtpPort: await freePort(),
    httpPort: await freePort(),
    settings: { domains: ["voorbeeld.nl", "politie.example"] },
  }
  await walk(options)
  const entries = await afterwards(options)
  const walked = new Map(WALKED.map(([action, ...roles]) => [action, roles.toSorted()]))
  const found = new Map<LedgerAction, LedgerRole[]>()
  for (const { action, role } of entries)
    found.set(action, [...new Set([...(found.get(action) ?? []), role])].toSorted())
  assert.deepEqual(Object.fromEntries(found), Object.fromEntries(walked))
  const all = JSON.stringify(entries)
  for (const word of TYPED) assert.ok(!all.includes(word), `“${word}” stands in the ledger`)
  assert.doesNotMatch(all, /@/, "no address is in it")
})

const ANNA = { name: "Anna Bakker", address: "anna.bakker@voorbeeld.nl" }
const BRAM = { name: "Bram Visser", address: "bram.visser@voorbeeld.nl" }
const REASON = "de afzender belde erover"
/** What people typed, or are called. */
const TYPED = [
  REASON,
  "Anna",
  "Bram",
  "Langdurig zieken",
  "Koppeling",
  "Contactdag",
  "Personeel",
  "eigen/zeven",
]
const PASSWORD = "paard batterij nietje fiets"

async function walk(options: GateOptions): Promise<void> {
  await using gate = await startGate(options)
  const visitor = callerOf(gate)
  const start = new URL(await startLinkOf(gate))
  await visitor("session.start", { body: { link: start.hash.slice(1) } })
  const anna = await account(visitor, callerOf(gate), ANNA)

  await rules(visitor, anna)
  await mail(gate, anna)
  await lists(anna)
  await people(visitor, gate)
  await canaries(visitor)
  await breach(anna)
  await papers(anna)
  await gate.stop()
}

/** One of the organisation, which counts at once; two of the floor, of which one is turned down. */
async function rules(visitor: Call, anna: Call): Promise<void> {
  const { text } = await visitor("policy.show", {})
  const rule = (id: string): string =>
    `  - { id: ${id}, when: 'audience.visible == 7', then: refuse, say: { nl: nee, en: no } }\n`
  await anna("policy.propose", {
    body: { text: text.replace("\nrules:\n", `\nrules:\n${rule("eigen/zeven")}`), reason: REASON },
  })
  const { text: now } = await visitor("policy.show", {})
  const floor = async (id: string): Promise<string> => {
    const changed = now.replace("\nfloor:\n", `\nfloor:\n${rule(id)}`)
    return (await visitor("policy.propose", { body: { text: changed, reason: REASON } })).id
  }
  await anna("policy.reject", { params: { id: await floor("vloer/een") }, body: { reason: REASON } })
  await anna("policy.approve", { params: { id: await floor("vloer/twee") } })
}

async function mail({ smtpPort }: Gate, anna: Call): Promise<void> {
  await handIn(smtpPort, letterOf("police-contact-day"))
  await handIn(smtpPort, letterOf("project-team-weekly"))
  const seven = `From: <a@voorbeeld.nl>\r\nTo: ${SEVEN}\r\nSubject: zeven\r\n\r\nZeven.\r\n`
  await assert.rejects(handIn(smtpPort, letterFrom(Buffer.from(seven))), /\b5\d\d\b/)
  for (const copy of ["een", "twee", "drie", "vier"]) await handIn(smtpPort, heldLetter(copy))
  const held = await until("four held messages", async () => {
    const { messages } = await anna("held.list", { query: {} })
    return messages.length === 4 && messages
  })
  const [released = "", dropped = ""] = held.map(({ id }) => id)
  await anna("held.content", { params: { id: released }, body: { reason: REASON } })
  await anna("held.release", { params: { id: released }, body: { as: "copies", reason: REASON } })
  await anna("held.drop", { params: { id: dropped }, body: { reason: REASON } })
}

const SEVEN = ["b", "c", "d", "e", "f", "g", "h"].map((name) => `${name}@elders.example`).join(", ")

function heldLetter(copy: string): ReturnType<typeof letterOf> {
  const { sender, recipients, octets } = letterOf("applicants-rejected-four")
  const text = octets.toString("latin1").replace("<rejected-four@", `<rejected-four-${copy}@`)
  return { sender, recipients, octets: Buffer.from(text, "latin1") }
}

async function lists(anna: Call): Promise<void> {
  const name = "Langdurig zieken"
  const table = { text: "a@elders.example\nb@elders.example\n" }
  await anna("lists.put", { body: { name, reveals: "health", table } })
  await anna("lists.remove", { params: { name } })
}

async function people(visitor: Call, gate: Gate): Promise<void> {
  const bram = callerOf(gate)
  await account(visitor, bram, BRAM)
  const found = (await visitor("people.list", { query: {} })).people.find(
    ({ address }) => address === BRAM.address,
  )
  const id = found?.id ?? ""
  await bram("account.password", { body: { old: PASSWORD, new: `${PASSWORD} bel` } })
  await visitor("people.change", {
    params: { id },
    body: { roles: ["employee"], departments: [], blocked: false },
  })
  await visitor("people.remove", { params: { id } })
  const token = await visitor("tokens.make", { body: { name: "Koppeling", scopes: ["check"] } })
  await visitor("tokens.remove", { params: { id: token.id } })
}

async function canaries(visitor: Call): Promise<void> {
  const { canaries: under } = await visitor("canary.run", { body: {} })
  await until("the canaries to be caught", async () => {
    const text = JSON.stringify(await visitor("canary.list", { query: {} }))
    return [...text.matchAll(/"state":"caught"/g)].length === under
  })
}

async function breach(anna: Call): Promise<void> {
  const { id } = await anna("breaches.open", {
    body: { source: "by-hand", title: "Contactdag", department: "Personeel", nearMiss: true },
  })
  const now = Date.now()
  const acts: readonly Act[] = [
    { kind: "cause", cause: "visible-recipients", reason: REASON },
    { kind: "aware", awareness: { at: now - 60_000, reason: REASON } },
    { kind: "assessed", assessment: ASSESSMENT },
    { kind: "authority", decision: { notify: true, reason: REASON } },
    { kind: "people", decision: { inform: false, reason: REASON } },
    { kind: "notified", phase: "first", at: now - 1000, reference: "AP-1", form: "" },
    {
      kind: "measure",
      measure: { id: "m1", kind: "improvement", text: "Contactdag anders", owner: "Anna", due: "2027-01-01" },
    },
    {
      kind: "measure-closed",
      id: "m1",
      evidence: { kind: "document", reference: "besluit", note: REASON },
    },
    { kind: "described", title: "Contactdag", department: "Personeel", summary: REASON },
  ]
  let seen = 0
  const take = async (act: Act): Promise<void> => {
    seen = (await anna("breaches.take", { params: { id }, body: { seen, act } })).number
  }
  for (const act of acts) await take(act)
  await anna("breaches.people", { params: { id }, body: { reason: "To check the names." } })
  await take({ kind: "closed", reason: REASON })
  await take({ kind: "reopened", reason: REASON })
}

/** The organisation, and reports that somebody is given. */
async function papers(anna: Call): Promise<void> {
  const { profile, version } = await anna("organisation.show", {})
  const desk = { ...profile.desk, email: "loket@voorbeeld.nl" }
  await anna("organisation.put", { body: { profile: { ...profile, desk }, seen: version } })
  await anna("safeguard.report", { query: { version: "full", as: "html", language: "nl" } })
  await anna("safeguard.month", { query: { as: "html", language: "nl" } })
}

type Act = Asking<"breaches.take">["body"]["act"]

const factor = <Value extends number>(value: Value) => ({
  value,
  reason: { nl: REASON, en: REASON },
  edited: true,
})
const ASSESSMENT: Extract<Act, { readonly kind: "assessed" }>["assessment"] = {
  method: "enisa-1.0",
  groups: [
    {
      group: "all",
      people: 112,
      context: { ...factor(4), kind: "sensitive" },
      identification: factor(1),
    },
  ],
  circumstances: {
    confidentiality: factor(0.25),
    integrity: factor(0),
    availability: factor(0),
    intent: factor(0),
  },
}

/** Commands, and another time to keep things. */
async function afterwards(options: GateOptions): Promise<readonly LedgerEntry[]> {
  const { folder = "" } = options
  const [first = ""] = held(folder)
  await command(folder, "held", "release", first)
  await command(folder, "ledger", "erase", ANNA.address, "--yes")
  const settings = { ...options.settings, retention: { finished: "20d" } }
  await using gate = await startGate({ ...options, settings })
  const caller = callerOf(gate)
  await caller("session.password", { body: { address: ANNA.address, password: PASSWORD } })
  return await everything(caller)
}

function database(folder: string): DatabaseSync {
  return new DatabaseSync(join(folder, "data", "sluis.db"))
}

function held(folder: string): readonly string[] {
  using db = database(folder)
  return db
    .prepare("select id from message where state = 'held'")
    .all()
    .map(({ id }) => String(id))
}

async function command(folder: string, ...args: readonly string[]): Promise<void> {
  const program = startProgram(NODE, [MAIN, ...args, "--config", join(folder, "sluis.yaml")])
  assert.equal(await program.ended, 0, program.output())
}

async function everything(caller: Call): Promise<readonly LedgerEntry[]> {
  const entries: LedgerEntry[] = []
  let before: number | undefined
  do {
    const page = await caller("ledger.entries", {
      query: { limit: 100, ...(before !== undefined && { before }) },
    })
    for (const { entry } of page.entries) {
      const read = readEntry(new TextEncoder().encode(entry))
      assert.ok(read.ok)
      entries.push(read.value)
    }
    before = page.next
  } while (before !== undefined)
  return entries
}

type Call = <Name extends EndpointName>(name: Name, asks: Asking<Name>) => Promise<Gives<Name>>

/** As a browser calls, with a session of its own. What is refused throws. */
function callerOf({ httpPort }: Gate): Call {
  const origin = `http://localhost:${httpPort}`
  let cookie = ""
  async function call<Name extends EndpointName>(name: Name, asks: Asking<Name>): Promise<Gives<Name>>
  async function call(name: EndpointName, asks: unknown): Promise<unknown> {
    const { method, path } = ENDPOINTS[name]
    const { params = {}, query = {}, body } = PARTS.parse(asks)
    const filled = path.replaceAll(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ""))
    const search = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]))
    const answer = await fetch(`${origin}${API_ROOT}${filled}?${search.toString()}`, {
      method,
      headers: { origin, cookie, ...(body !== undefined && { "content-type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? cookie
    const text = await answer.text()
    assert.ok(answer.ok, `${name}: ${answer.status} ${text}`)
    const form: Form = FORMS[name]
    return form.gives.parse(JSON.parse(text))
  }
  return call
}

const PARTS = z.object({
  params: z.record(z.string(), z.string()).optional(),
  query: z.record(z.string(), z.unknown()).optional(),
  body: z.unknown().optional(),
})

/** Invited by whoever is at `host`, and logged in at `guest` then. */
async function account(host: Call, guest: Call, who: typeof ANNA): Promise<Call> {
  const { link } = await host("people.invite", { body: { ...who, roles: ["privacy-officer"] } })
  await guest("session.accept", {
    body: { link: new URL(link ?? "").hash.slice(1), name: who.name, password: PASSWORD },
  })
  return guest
}
