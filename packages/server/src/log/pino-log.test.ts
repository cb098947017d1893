import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import type { Pseudonym } from "../app/log.ts"
import { pinoLog } from "./pino-log.ts"
import type { LogLevel, LogOptions, OwnedLog } from "./pino-log.ts"
import { MOST_KINDS, MOST_PER_WINDOW, WINDOW_MILLISECONDS } from "./repetition.ts"

type Recorded = {
  readonly log: OwnedLog
  readonly lines: string[]
  readonly pass: (milliseconds: number) => void
}

function recorded(level: LogLevel = "info", form: LogOptions["form"] = "json"): Recorded {
  const lines: string[] = []
  let now = 0
  const log = pinoLog({
    level,
    form,
    timeZone: "UTC",
    elapsed: () => now,
    write: (line) => void lines.push(line),
  })
  return { log, lines, pass: (milliseconds) => void (now += milliseconds) }
}

/** Every line as an object, without its time. */
function recordsOf(lines: readonly string[]): readonly Record<string, unknown>[] {
  return lines.map((line) => {
    const record: unknown = JSON.parse(line)
    assert.ok(typeof record === "object" && record !== null)
    return { ...record, time: undefined }
  })
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a test may pretend to have hashed
const somebody = "abcdefghij23" as Pseudonym

test("a line is JSON with level, time in ISO 8601, event and fields", () => {
  const { log, lines } = recorded()
  log.info("message/delivered", {
    id: "a",
    sender: somebody,
    recipients: 3,
    rules: ["x/y"],
    path: "/srv/a@b",
  })
  const [line = ""] = lines
  assert.match(line, /^\{"level":"info","time":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z",.*\}\n$/)
  assert.deepEqual(recordsOf(lines), [
    {
      level: "info",
      time: undefined,
      id: "a",
      sender: somebody,
      recipients: 3,
      rules: ["x/y"],
      path: "/srv/a@b",
      event: "message/delivered",
    },
  ])
})

test("an address is no field of a line: it does not compile, and at run time it is not written", () => {
  const { log, lines } = recorded()
  const address = "jan@voorbeeld.example"
  // @ts-expect-error -- a sender is a pseudonym
  log.info("a", { sender: address })
  // @ts-expect-error -- a user is a pseudonym
  log.info("b", { user: address })
  // @ts-expect-error -- there is no field for a subject
  log.info("c", { subject: "Uw uitkering" })
  // @ts-expect-error -- rules are a list of texts
  log.info("d", { rules: [{ address }] })
  // @ts-expect-error -- a count is a number
  log.info("e", { count: address })
  log.info("f", { why: `550 no such user ${address}` })
  log.info(`g ${address}`)
  assert.doesNotMatch(lines.join(""), /voorbeeld|uitkering/)
  assert.deepEqual(
    recordsOf(lines).map(({ event }) => event),
    ["a", "b", "c", "d", "e", "f", "[withheld]"],
  )
})

test("whatever is given as fields, no line has an @ in it but in a path", () => {
  const { log, lines } = recorded("debug")
  const names = fc.constantFrom(
    "id",
    "why",
    "rules",
    "sender",
    "host",
    "status",
    "count",
    "to",
    "__proto__",
    "toString",
  )
  const values = fc.oneof(
    fc.constant("a@b.example"),
    fc.constant(["a@b.example", { x: "a@b.example" }]),
    fc.anything(),
  )
  fc.assert(
    fc.property(fc.string(), fc.array(fc.tuple(names, values)), (event, entries) => {
      log.debug(event, Object.fromEntries(entries))
    }),
  )
  assert.doesNotMatch(lines.join(""), /@/)
  for (const line of lines) assert.ok(line.length < 25_000)
})

test("of an error its name, code and frames are written, and nothing that it says", () => {
  const { log, lines } = recorded()
  const content = "Beste Jan\n    at geheim (/srv/x.ts:1:2)"
  const cause = new RangeError(content, { cause: Object.assign(new Error(content), { code: "ENOSPC" }) })
  log.error("gate/bug", {}, cause)
  log.error("gate/thrown", {}, "text: Beste Jan")
  const all = lines.join("")
  assert.doesNotMatch(all, /Beste|geheim/)
  assert.match(all, /"name":"RangeError","frames":\[".*pino-log\.test\.ts:\d+:\d+/)
  assert.match(all, /"name":"Error","code":"ENOSPC"/)
  assert.match(all, /"causes":\[\{"name":"string","frames":\[\]\}\]/)
})

test("an error with a made up name, code or stack does not tell them", () => {
  const { log, lines } = recorded()
  const made = Object.assign(new Error("x"), {
    name: "jan de vries",
    code: "jan de vries",
    stack: "jan de vries",
  })
  log.error("gate/bug", {}, made)
  assert.deepEqual(recordsOf(lines)[0]?.["causes"], [{ name: "Error", frames: [] }])
})

const levels: readonly [level: LogLevel, written: readonly string[]][] = [
  ["debug", ["debug", "info", "warn", "error"]],
  ["info", ["info", "warn", "error"]],
  ["warn", ["warn", "error"]],
  ["error", ["error"]],
]
for (const [level, written] of levels) {
  test(`at level ${level} ${written.join(", ")} are written, also when it is set while running`, () => {
    const { log, lines } = recorded(level === "debug" ? "error" : "debug")
    log.setLevel(level)
    for (const each of ["debug", "info", "warn", "error"] as const) log[each](each)
    assert.deepEqual(
      recordsOf(lines).map(({ event }) => event),
      written,
    )
  })
}

test("of the same warning so many are written in a minute; the others are counted with the next line after it", () => {
  const { log, lines, pass } = recorded()
  for (let index = 0; index < MOST_PER_WINDOW; index += 1) log.warn("connection/rejected", { why: "rate" })
  assert.equal(lines.length, MOST_PER_WINDOW)
  for (let index = 0; index < 1000; index += 1)
    log.warn("connection/rejected", { why: "rate", ip: `192.0.2.${index % 256}` })
  assert.equal(lines.length, MOST_PER_WINDOW)
  log.warn("connection/rejected", { why: "limit" })
  log.info("message/delivered")
  assert.equal(lines.length, MOST_PER_WINDOW + 2)
  pass(WINDOW_MILLISECONDS)
  log.info("message/delivered")
  const [suppressed] = recordsOf(lines).slice(-2)
  assert.deepEqual(suppressed, {
    level: "warn",
    time: undefined,
    of: "connection/rejected rate",
    count: 1000,
    event: "warnings that were not written",
  })
  log.warn("connection/rejected", { why: "rate" })
  assert.equal(recordsOf(lines).at(-1)?.["event"], "connection/rejected")
})

test("what was counted is told at the end, and ordinary events are never suppressed", async () => {
  const { log, lines } = recorded()
  for (let index = 0; index < 100; index += 1) log.info("message/delivered")
  for (let index = 0; index <= MOST_PER_WINDOW; index += 1) log.error("queue/failed")
  await log.flush()
  assert.equal(lines.length, 100 + MOST_PER_WINDOW + 1)
  assert.equal(recordsOf(lines).at(-1)?.["count"], 1)
})

test("kinds of warnings beyond the bound share one", () => {
  const { log, lines } = recorded()
  for (let index = 0; index < MOST_KINDS * 10; index += 1) log.warn(`kind ${index}`)
  assert.equal(lines.length, MOST_KINDS + MOST_PER_WINDOW)
})

test("for a person an event is one line, without control characters", () => {
  const { log, lines } = recorded("info", "human")
  log.info("message/held", { id: "a", rules: ["x/y", "z"], host: "a\u001B[2J" })
  log.error("gate/bug", {}, Object.assign(new Error("x"), { code: "EIO" }))
  assert.match(lines[0] ?? "", /^\d\d:\d\d:\d\d message\/held id=a rules=x\/y,z host=a\?\[2J\n$/)
  assert.match(
    lines[1] ?? "",
    /^\d\d:\d\d:\d\d error: gate\/bug\n {9}Error \(EIO\)\n {11}at .*pino-log\.test\.ts/,
  )
})
