/** Changes of the policy over the real store: who may put what in force, what a crash leaves, and what a replay says of it. */
import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { test } from "node:test"

import { DEFAULT_POLICY } from "@sluis/core/policy/default-policy"
import { loadPolicy } from "@sluis/core/policy/load"
import type { PartialFacts } from "@sluis/core/policy/neutral-facts"
import { err, ok } from "@sluis/core/result"

import { policyHandlers } from "./app/console/policy.ts"
import type { Actor } from "./app/ledger/actor.ts"
import type { Entries } from "./app/entries.ts"
import { StoreUnavailable } from "./app/held/custody.ts"
import { openEvents } from "./app/events.ts"
import type { Person } from "./app/account/person.ts"
import { MAX_DECIDED_SHOWN, MAX_WAITING_CHANGES, openPolicyBook } from "./app/policy/policy-book.ts"
import type { PolicyBook } from "./app/policy/policy-book.ts"
import { checkPolicy } from "./app/policy/policy-check.ts"
import type { CheckPolicy } from "./app/policy/policy-check.ts"
import { MAX_CHANGES_KEPT } from "./app/policy/policy-history.ts"
import type { NamedPolicy, PolicyInForce } from "./app/policy/policy-in-force.ts"
import { recordLine } from "./app/policy/record-facts.ts"
import { REPLAY_LIMIT } from "./app/policy/replay-records.ts"
import { MIN_MESSAGES, MIN_SENDERS } from "./app/policy/replay-count.ts"
import { SILENT_LOG } from "./app/silent.ts"
import type { Turn } from "./app/turn.ts"
import { FORMS } from "./contract/form.ts"
import { MAX_POLICY_TEXT } from "./contract/policy-form.ts"
import { newId } from "./secret/id.ts"
import type { Store } from "./store/open-store.ts"
import { newFolder, openTestStore } from "./store/test-store.ts"

const ANNA = "anna"
const BEN = "ben"
const officer = (person: string): Actor => ({ role: "privacy-officer", person })
const NOW = Date.UTC(2026, 10, 21, 12)

const rule = (id: string, when = "form.forwarded"): string =>
  `  - { id: ${id}, when: '${when}', then: refuse, say: { nl: nee, en: no } }\n`
/** The policy of Sluis itself with a rule of the organisation more, which touches no floor. */
const withRule = (id: string, when?: string): string =>
  DEFAULT_POLICY.replace("\nrules:\n", `\nrules:\n${rule(id, when)}`)
/** The same with one of the floor more. */
const withFloor = (id: string): string => DEFAULT_POLICY.replace("\nfloor:\n", `\nfloor:\n${rule(id)}`)

type World = {
  readonly store: Store
  readonly book: PolicyBook
  readonly applied: PolicyInForce[]
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 12)

const check: CheckPolicy = (text, against) => Promise.resolve(ok(checkPolicy(text, against)))

async function bookOver(entries: Entries, applied: PolicyInForce[], file?: NamedPolicy): Promise<PolicyBook> {
  let now = NOW
  const opened = await openPolicyBook(
    {
      entries,
      newId,
      now: () => (now += 1),
      digest,
      apply: (policy) => applied.push(policy),
      check,
      pause: () => Promise.resolve(),
    },
    file,
  )
  assert.ok(opened.ok)
  return opened.value
}

async function world(file?: NamedPolicy): Promise<World> {
  const store = await openTestStore(newFolder())
  const applied: PolicyInForce[] = []
  return { store, applied, book: await bookOver(store.entries, applied, file) }
}

async function proposed(book: PolicyBook, text: string, by = ANNA): Promise<string> {
  const change = await book.propose({ text, reason: "omdat", actor: officer(by), base: undefined })
  assert.ok(change.ok, change.ok ? "" : change.error.message)
  return change.value.id
}

function named(text: string): NamedPolicy {
  const policy = loadPolicy(text, "own.yaml")
  assert.ok(policy.ok)
  return { name: "own.yaml", text, policy: policy.value }
}

test("policy: a change that leaves the floor alone is in force at once, and the gate judges by it", async () => {
  const { book, applied, store } = await world()
  assert.equal(book.inForce().source, "builtin")
  const change = await book.propose({
    text: withRule("x"),
    reason: "omdat",
    actor: officer(ANNA),
    base: undefined,
  })
  assert.ok(change.ok)
  const { state, touchesFloor, differences, decidedBy } = change.value
  assert.deepEqual([state, touchesFloor, decidedBy], ["in-force", false, ANNA])
  assert.deepEqual(
    differences.map(({ kind, name }) => `${kind} ${name}`),
    ["added x"],
  )
  assert.deepEqual(
    applied.map(({ version, source, text }) => [version, source, text]),
    [[change.value.id, "console", withRule("x")]],
  )
  assert.equal(book.inForce(), applied[0])
  await store.close()
})

test("policy: a change that touches the floor waits for a second person", async () => {
  const { book, applied, store } = await world()
  const id = await proposed(book, withFloor("x"))
  assert.equal((await book.changes())[0]?.state, "waiting")
  assert.deepEqual(await code(book.approve(id, officer(ANNA))), "change/own")
  assert.deepEqual([applied.length, book.inForce().source], [0, "builtin"])
  const approved = await book.approve(id, officer(BEN))
  assert.ok(approved.ok)
  assert.deepEqual(
    [approved.value.state, approved.value.by, approved.value.decidedBy],
    ["in-force", ANNA, BEN],
  )
  assert.equal(book.inForce().text, withFloor("x"))
  assert.equal(applied.length, 1)
  assert.deepEqual(await code(book.approve(id, officer(BEN))), "change/unknown")
  assert.deepEqual(await code(book.reject(id, officer(BEN), "")), "change/unknown")
  await store.close()
})

test("policy: two approvals at once, and approval beside rejection: exactly one wins", async () => {
  for (const others of [
    (book: PolicyBook, id: string) => book.approve(id, officer(BEN)),
    (book: PolicyBook, id: string) => book.reject(id, officer(BEN), "nee"),
  ]) {
    const { book, store } = await world()
    // Another process over the same store, so that nothing but the store decides.
    const beside = await bookOver(store.entries, [])
    const id = await proposed(book, withFloor("x"))
    const answers = await Promise.all([book.approve(id, officer(BEN)), others(beside, id)])
    assert.equal(answers.filter((answer) => answer.ok).length, 1)
    const [change] = await book.changes()
    const isInForce =
      book.inForce().version === id || (await bookOver(store.entries, [])).inForce().version === id
    assert.equal(change?.state, isInForce ? "in-force" : "rejected")
    await store.close()
  }
})

test("policy: of two changes of one policy the second is of a policy that is no more", async () => {
  const { book, store } = await world()
  const [first, second] = [await proposed(book, withFloor("x")), await proposed(book, withFloor("y"))]
  assert.ok((await book.approve(first, officer(BEN))).ok)
  assert.equal(await code(book.approve(second, officer(BEN))), "change/outdated")
  assert.equal(await code(book.reject(second, officer(BEN), "")), "change/unknown")
  assert.deepEqual(
    (await book.changes()).map(({ id, state }) => [id, state]),
    [
      [second, "replaced"],
      [first, "in-force"],
    ],
  )
  await store.close()
})

test("policy: two processes that change the same policy at once: one is in force, in both", async () => {
  const { book, store } = await world()
  const beside = await bookOver(store.entries, [])
  const answers = await Promise.all([
    book.propose({ text: withRule("x"), reason: "", actor: officer(ANNA), base: undefined }),
    beside.propose({ text: withRule("y"), reason: "", actor: officer(BEN), base: undefined }),
  ])
  assert.deepEqual(answers.map((answer) => (answer.ok ? "in force" : answer.error.code)).toSorted(), [
    "change/outdated",
    "in force",
  ])
  await proposed(book, withRule("z"))
  assert.equal(
    await code(beside.propose({ text: withRule("z"), reason: "", actor: officer(BEN), base: undefined })),
    "change/same",
  )
  assert.equal(beside.inForce().version, book.inForce().version)
  await store.close()
})

test("policy: a rejected change is kept with its reason, and is never in force", async () => {
  const { book, store } = await world()
  const id = await proposed(book, withFloor("x"))
  const rejected = await book.reject(id, officer(BEN), "te streng")
  assert.ok(rejected.ok)
  assert.deepEqual(
    [rejected.value.state, rejected.value.rejection, rejected.value.decidedBy],
    ["rejected", "te streng", BEN],
  )
  assert.equal(await code(book.approve(id, officer(BEN))), "change/unknown")
  assert.equal(book.inForce().source, "builtin")
  await store.close()
})

const refused: readonly [says: string, text: string, base: string | undefined, code: string][] = [
  ["what is in force already", DEFAULT_POLICY, undefined, "change/same"],
  ["what is no policy", "version: 2\n", undefined, "policy/invalid"],
  ["what breaks a promise of its own", withRule("x", "audience.recipients > 0"), undefined, "policy/invalid"],
  ["a change of another policy than the one in force", withRule("x"), "builtin-old", "change/outdated"],
]
for (const [says, text, base, expected] of refused) {
  test(`policy: ${says} is not proposed`, async () => {
    const { book, store } = await world()
    assert.equal(await code(book.propose({ text, reason: "", actor: officer(ANNA), base })), expected)
    assert.deepEqual(await book.changes(), [])
    await store.close()
  })
}

test("policy: one that stands in a file is changed there", async () => {
  const file = named(withRule("ours"))
  const { book, store, applied } = await world(file)
  const { source, name, since, text } = book.inForce()
  assert.deepEqual([source, name, since, text], ["file", "own.yaml", undefined, file.text])
  assert.equal(
    await code(book.propose({ text: withRule("x"), reason: "", actor: officer(ANNA), base: undefined })),
    "change/file",
  )
  assert.equal(await code(book.approve("x", officer(BEN))), "change/file")
  const builtin = await book.configure(undefined)
  assert.ok(builtin.ok && builtin.value.source === "builtin")
  await proposed(book, withRule("x"))
  assert.ok((await book.configure(file)).ok)
  assert.equal(book.inForce().source, "file")
  const again = await book.configure(undefined)
  assert.ok(again.ok && again.value.text === withRule("x"))
  assert.deepEqual(
    applied.map(({ source: from }) => from),
    ["builtin", "console", "file", "console"],
  )
  await store.close()
})

test("policy: the next start has in force what was", async () => {
  const { book, store } = await world()
  const id = await proposed(book, withRule("x"))
  const next = await bookOver(store.entries, [])
  const { version, text, since } = next.inForce()
  assert.deepEqual([version, text, since], [id, withRule("x"), book.inForce().since])
  await store.close()
})

/** Each write that a change makes, broken off: what the next start finds is the old policy or the new one, whole. */
for (const at of [1, 2, 3]) {
  test(`policy: a crash before write ${at} of an approval leaves the old policy in force, or the next start puts the new one in force`, async () => {
    const { book, store } = await world()
    const id = await proposed(book, withFloor("x"))
    let writes = 0
    const breaking =
      <Asked extends readonly unknown[]>(write: (...asked: Asked) => Promise<boolean>) =>
      (...asked: Asked): Promise<boolean> => {
        writes += 1
        return writes >= at ? Promise.reject(new StoreUnavailable("full")) : write(...asked)
      }
    const { entries } = store
    const broken: Entries = { ...entries, add: breaking(entries.add), change: breaking(entries.change) }
    const applied: PolicyInForce[] = []
    const dying = await bookOver(broken, applied)
    const isDone = await dying.approve(id, officer(BEN)).then(
      (answer) => answer.ok,
      () => false,
    )
    const next = await bookOver(entries, [])
    const [change] = await next.changes()
    assert.equal(isDone, at === 3)
    assert.equal(change?.state, at === 1 ? "waiting" : "in-force")
    assert.equal(next.inForce().version === id, at > 1)
    assert.equal(applied.length, at === 3 ? 1 : 0)
    if (at > 1) assert.equal(change?.decidedBy, BEN)
    await store.close()
  })
}

test("policy: so many changes wait, and one more does not", async () => {
  const { book, store } = await world()
  for (let each = 0; each < MAX_WAITING_CHANGES; each += 1) await proposed(book, withFloor(`x${each}`))
  assert.equal(
    await code(book.propose({ text: withFloor("y"), reason: "", actor: officer(ANNA), base: undefined })),
    "change/many",
  )
  await proposed(book, withRule("z"))
  await store.close()
})

test("policy: the oldest changes are forgotten, and never the one in force", async () => {
  const { book, store } = await world()
  const first = await proposed(book, withRule("first"))
  for (let each = 0; each <= MAX_CHANGES_KEPT; each += 1) {
    const id = await proposed(book, withFloor(`x${each}`))
    if (each < MAX_CHANGES_KEPT) assert.ok((await book.reject(id, officer(BEN), "")).ok)
  }
  const { entries } = await store.entries.list("policy", { limit: 500 })
  assert.ok(entries.some(({ id }) => id === first))
  assert.ok(entries.length <= MAX_CHANGES_KEPT + 1)
  assert.equal((await book.changes()).length, 1 + MAX_DECIDED_SHOWN)
  await store.close()
})

test("policy: the longest text that the API takes can be kept", async () => {
  const { book, store } = await world()
  const text = `${withRule("x")}#`.padEnd(MAX_POLICY_TEXT, "é")
  const change = await book.propose({
    text,
    reason: "\u0000".repeat(1000),
    actor: officer(ANNA),
    base: undefined,
  })
  assert.ok(change.ok && change.value.state === "in-force")
  assert.equal((await bookOver(store.entries, [])).inForce().text, text)
  assert.equal(FORMS["policy.check"].body.safeParse({ text: `${text}é` }).success, false)
  await store.close()
})

async function code(
  answer: Promise<{ readonly ok: boolean; readonly error?: { readonly code: string } }>,
): Promise<string> {
  return (await answer).error?.code ?? "ok"
}

// The endpoints.

function person(id: string): Person {
  return {
    id,
    address: `${id}@voorbeeld.example`,
    name: `Mevrouw ${id}`,
    roles: ["privacy-officer"],
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
}

function turnOf(id: string): Turn {
  return {
    caller: { kind: "person", person: person(id), permissions: new Set(), session: "s" },
    client: "192.0.2.1",
    language: "nl",
    begin: () => undefined,
    end: () => undefined,
  }
}

type Api = World & { readonly handlers: ReturnType<typeof policyHandlers>; readonly told: string[] }

type Around = { readonly elapsed?: () => number; readonly flush?: (store: Store) => Promise<void> }

async function api({ elapsed = () => 0, flush = () => Promise.resolve() }: Around = {}): Promise<Api> {
  const made = await world()
  const { store, book } = made
  const events = openEvents()
  const told: string[] = []
  events.listen((name) => told.push(name))
  const handlers = policyHandlers({
    book,
    check,
    people: { find: (id) => Promise.resolve(id === BEN ? undefined : person(id)) },
    events,
    log: SILENT_LOG,
    records: store.records,
    counts: store.counts,
    flush: async () => await flush(store),
    timeZone: "Europe/Amsterdam",
    clock: { now: () => NOW, elapsed },
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  })
  return { ...made, handlers, told }
}

test("policy endpoints: what is shown fits its form, with rules in words", async () => {
  const { handlers, store } = await api()
  const shown = await handlers["policy.show"]({}, turnOf(ANNA))
  assert.ok(shown.ok)
  assert.deepEqual(FORMS["policy.show"].gives.parse(shown.value), shown.value)
  const strangers = shown.value.rules.find(({ id }) => id === "audience/strangers")
  assert.equal(strangers?.level, "floor")
  assert.equal(strangers?.then, "individualise")
  assert.match(strangers?.explained.nl ?? "", /10 of meer/)
  assert.match(strangers?.nl ?? "", /^\{audience\.visible\} mensen zouden/)
  await store.close()
})

test("policy endpoints: propose, see, approve; names are of people, and who is gone has none", async () => {
  const { handlers, store, told } = await api()
  const proposal = { body: { text: withFloor("x"), reason: "strenger" } }
  const change = await handlers["policy.propose"](proposal, turnOf(ANNA))
  assert.ok(change.ok)
  assert.deepEqual(
    [change.value.by, change.value.own, change.value.state, change.value.touchesFloor],
    ["Mevrouw anna", true, "waiting", true],
  )
  const params = { id: change.value.id }
  assert.equal(await code(handlers["policy.approve"]({ params }, turnOf(ANNA))), "change/own")
  const approved = await handlers["policy.approve"]({ params }, turnOf(BEN))
  assert.ok(approved.ok)
  assert.deepEqual(
    [approved.value.state, approved.value.own, approved.value.decidedBy],
    ["in-force", false, ""],
  )
  assert.deepEqual(FORMS["policy.approve"].gives.parse(approved.value), approved.value)
  const shown = await handlers["policy.show"]({}, turnOf(BEN))
  assert.ok(shown.ok && shown.value.version === params.id && shown.value.since !== undefined)
  assert.deepEqual(told, ["policy", "policy"])
  await store.close()
})

test("policy endpoints: nobody without a name changes anything", async () => {
  const { handlers, store } = await api()
  const turn: Turn = { ...turnOf(ANNA), caller: { kind: "program", token: "t", scopes: [] } }
  const proposal = { body: { text: withRule("x"), reason: "" } }
  assert.equal(await code(handlers["policy.propose"](proposal, turn)), "login/needed")
  assert.equal(await code(handlers["policy.approve"]({ params: { id: "a" } }, turn)), "login/needed")
  assert.equal(
    await code(handlers["policy.reject"]({ params: { id: "a" }, body: { reason: "" } }, turn)),
    "login/needed",
  )
  await store.close()
})

test("policy endpoints: a check says what is wrong and where, and which example is not kept", async () => {
  const { handlers, store } = await api()
  const wrong = await handlers["policy.check"]({ body: { text: "version: 1\nrules: [a]\n" } }, turnOf(ANNA))
  assert.ok(wrong.ok && !wrong.value.valid && wrong.value.problems[0]?.line === 2)
  assert.deepEqual(wrong.value.differences, [])
  const broken = await handlers["policy.check"](
    { body: { text: withRule("x", "audience.recipients == 112") } },
    turnOf(ANNA),
  )
  assert.ok(broken.ok && !broken.value.valid)
  assert.match(
    broken.value.problems[0]?.nl ?? "",
    /^voorbeeld `a hundred people in To instead of Bcc`: het beleid belooft aan iedereen apart \(`audience\/strangers`\), maar geeft weigeren/,
  )
  assert.deepEqual(
    broken.value.differences.map(({ name }) => name),
    ["x"],
  )
  const right = await handlers["policy.check"]({ body: { text: withRule("x") } }, turnOf(ANNA))
  assert.ok(right.ok && right.value.valid && !right.value.touchesFloor)
  assert.deepEqual(FORMS["policy.check"].gives.parse(broken.value), broken.value)
  await store.close()
})

async function record(store: Store, at: number, sender: string, facts: PartialFacts): Promise<void> {
  await store.records.add([{ at, facts: recordLine(facts, sender) }])
}

test("policy endpoints: a replay says what would have been interrupted before and after, by rule and by department", async () => {
  const { handlers, store } = await api()
  const day = 86_400_000
  for (const department of ["zorg", "bouw"]) {
    for (let each = 0; each < MIN_MESSAGES; each += 1) {
      await record(store, NOW - day, `${department}${each % MIN_SENDERS}`, {
        sender: { department },
        form: { forwarded: department === "zorg" && each < 3 },
      })
    }
  }
  await record(store, NOW - 40 * day, "x", { form: { forwarded: true } })
  await store.records.add([{ at: NOW - day, facts: "not facts" }])
  await store.counts.add([{ day: "2026-11-20", department: "", name: "unrecorded", value: 7 }])
  const text = withRule("x").replace(
    "\nrules:\n",
    `\nrules:\n${rule("y", 'sender.address == "z@z.example"')}`,
  )
  const replayed = await handlers["policy.replay"]({ body: { text, days: 30 } }, turnOf(ANNA))
  assert.ok(replayed.ok)
  assert.deepEqual(replayed.value, {
    days: 30,
    since: new Date(NOW - day).toISOString(),
    messages: 2 * MIN_MESSAGES,
    unrecorded: 7,
    complete: true,
    unsure: ["y"],
    movedDepartments: false,
    before: 0,
    after: 3,
    rules: [{ rule: "x", before: 0, after: 3 }],
    departments: [
      { department: "bouw", kind: "department", messages: MIN_MESSAGES, before: 0, after: 0 },
      { department: "zorg", kind: "department", messages: MIN_MESSAGES, before: 0, after: 3 },
    ],
  })
  assert.deepEqual(FORMS["policy.replay"].gives.parse(replayed.value), replayed.value)
  await store.close()
})

test("policy endpoints: a replay counts what was judged a moment ago and waited to be recorded", async () => {
  const { handlers, store } = await api({
    flush: async (to) => await record(to, NOW - 1, "x", { form: { forwarded: true } }),
  })
  const replayed = await handlers["policy.replay"]({ body: { text: withRule("x"), days: 1 } }, turnOf(ANNA))
  assert.ok(replayed.ok)
  assert.deepEqual([replayed.value.messages, replayed.value.after], [1, 1])
  await store.close()
})

test("policy endpoints: a replay that takes too long says that it is not complete", async () => {
  let elapsed = 0
  const { handlers, store } = await api({ elapsed: () => (elapsed += REPLAY_LIMIT / 4) })
  for (let each = 0; each < 10; each += 1) await record(store, NOW - 1000, "x", {})
  const replayed = await handlers["policy.replay"]({ body: { text: withRule("x"), days: 1 } }, turnOf(ANNA))
  assert.ok(replayed.ok && !replayed.value.complete && replayed.value.messages < 10)
  await store.close()
})

test("policy endpoints: two replays at once, and not three", async () => {
  const { handlers, store } = await api()
  const ask = (): Promise<string> =>
    code(handlers["policy.replay"]({ body: { text: withRule("x"), days: 1 } }, turnOf(ANNA)))
  assert.deepEqual(await Promise.all([ask(), ask(), ask()]), ["ok", "ok", "request/too-many"])
  assert.equal(await ask(), "ok")
  await store.close()
})

test("policy: what the store can't keep is an error, and nothing is in force that was not kept", async () => {
  const { store } = await world()
  const applied: PolicyInForce[] = []
  const full: Entries = { ...store.entries, add: () => Promise.reject(new StoreUnavailable("full")) }
  const book = await bookOver(full, applied)
  await assert.rejects(
    book.propose({ text: withRule("x"), reason: "", actor: officer(ANNA), base: undefined }),
    StoreUnavailable,
  )
  assert.deepEqual([applied.length, book.inForce().source], [0, "builtin"])
  await store.close()
})

test("policy: one that a newer release can't read keeps Sluis from starting, with what is wrong", async () => {
  const { store, book } = await world()
  const id = await proposed(book, withRule("x"))
  const entry = await store.entries.find("policy", id)
  assert.ok(entry !== undefined)
  const value = entry.value.replace("form.forwarded", "form.gone")
  assert.ok(await store.entries.change("policy", id, entry.version, { value }))
  const opened = await openPolicyBook(
    {
      entries: store.entries,
      newId,
      now: () => NOW,
      digest,
      apply: () => undefined,
      check,
      pause: () => Promise.resolve(),
    },
    undefined,
  )
  assert.deepEqual(opened.ok ? ok("") : err(opened.error.fault.code), err("policy/invalid"))
  assert.ok(!opened.ok && opened.error.problems.length > 0)
  await store.close()
})
