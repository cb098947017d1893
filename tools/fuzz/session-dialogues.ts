/**
 * Random SMTP dialogues: orders of commands from a grammar, damaged here and there, cut anywhere; and the comparison of the
 * real session with the model.
 */
import assert from "node:assert/strict"

import fc from "fast-check"

import { newDriver, TERMS } from "../../packages/server/src/smtp/receive/session-driver.ts"
import type { Driver } from "../../packages/server/src/smtp/receive/session-driver.ts"
import { modelSession } from "./session-model.ts"

export type Dialogue = {
  /** Latin-1; the client awaits all answers between two of them. */
  readonly groups: readonly string[]
  readonly normalise: boolean
  /** Where each group is cut, as parts of its length. */
  readonly cuts: readonly number[]
}

const MESSAGE_OCTETS = 300
const ERRORS = 4

const word = fc.constantFrom("a", "b.c", "Jan", "jan", "x")
const hello = fc.constantFrom("EHLO c.example", "ehlo C", "HELO c.example", "EHLO")
/** Nearly always EHLO: after HELO most of the rest is refused. */
const first = fc.oneof({ weight: 9, arbitrary: fc.constant("EHLO c.example") }, hello)
const sender = fc.oneof(
  word.map((name) => `MAIL FROM:<${name}@voorbeeld.example>`),
  fc.constantFrom(
    "MAIL FROM:<>",
    "mail from:<a@b.c>",
    "MAIL FROM:a@b.c",
    "MAIL FROM:<> SIZE=300",
    "MAIL FROM:<> SIZE=301",
  ),
)
const recipient = fc.oneof(
  { weight: 5, arbitrary: word.map((name) => `RCPT TO:<${name}@voorbeeld.example>`) },
  fc.constantFrom("RCPT TO:<>", "RCPT TO:<a@@b>", "RCPT TO:<a>", 'RCPT TO:<"a.b"@c.d>'),
)
const other = fc.constantFrom(
  "NOOP",
  "RSET",
  "VRFY jan",
  "STARTTLS",
  "QUIT",
  "WIZ",
  "DATA",
  "",
  "EXPN x",
  "BDAT 5 LAST",
)
const piece = fc.constantFrom(
  "\r\n",
  "\r\n.",
  "\r\n..",
  "\r\n.\r\n",
  ".",
  "a",
  "MAIL FROM:<x@y.z>\r\n",
  "\xe9",
  "x".repeat(120),
)
const damage = fc.constantFrom(
  "\r",
  "\n",
  "\0",
  "\n.\n",
  "\r.\r",
  "\n.\r\n",
  "\r\n.\n",
  "\r\n.\0\r\n",
  "\r\n",
  ".",
)

const content = fc
  .tuple(fc.array(piece, { maxLength: 5 }), fc.option(damage, { freq: 3 }), fc.array(piece, { maxLength: 3 }))
  .map(([before, broken, behind]) => `${before.join("")}${broken ?? ""}${behind.join("")}\r\n.\r\n`)

const commands = (lines: readonly string[]): string => lines.map((line) => `${line}\r\n`).join("")
const single = fc.oneof(hello, sender, recipient, other).map((line) => commands([line]))
/** Most of what real clients do: so that the interesting states are reached. */
const whole = fc
  .tuple(sender, fc.array(recipient, { minLength: 1, maxLength: 3 }), content, fc.boolean())
  .map(([from, to, text, isPipelined]) => {
    const lines = [from, ...to, "DATA"]
    return isPipelined ? [commands(lines), text] : [...lines.map((line) => commands([line])), text]
  })
const group = fc.oneof(
  { weight: 4, arbitrary: whole },
  { weight: 2, arbitrary: single.map((text) => [text]) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.oneof(single, content), { minLength: 2, maxLength: 4 })
      .map((texts) => [texts.join("")]),
  },
)

export const dialogue: fc.Arbitrary<Dialogue> = fc
  .tuple(
    fc.option(first, { freq: 20 }),
    fc.array(group, { minLength: 1, maxLength: 6 }),
    fc.array(fc.tuple(fc.nat(20), fc.nat(300), damage), { maxLength: 2 }),
    fc.boolean(),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
  )
  .map(([greeting, groups, damages, normalise, cuts]) => ({
    groups: damaged([...(greeting === null ? [] : [commands([greeting])]), ...groups.flat()], damages),
    normalise,
    cuts,
  }))

/** Puts each piece into a group, at a place in it; where there is no such group, nowhere. */
function damaged(
  groups: readonly string[],
  damages: readonly (readonly [number, number, string])[],
): readonly string[] {
  return groups.map((text, number) =>
    damages.reduce((result, [where, place, broken]) => {
      if (where !== number) return result
      const at = place % (result.length + 1)
      return result.slice(0, at) + broken + result.slice(at)
    }, text),
  )
}

/** Throws where the session says or takes something else than the model. */
export function compare({ groups, normalise, cuts }: Dialogue): void {
  const model = modelSession(groups, { normalise, messageOctets: MESSAGE_OCTETS, errors: ERRORS })
  assert.deepEqual(play(groups, normalise, []), outcome(model.replies, model.isClosed, model.taken))
  // What comes in another segment may have been sent after our answer: nobody can tell.
  if (model.isAhead) return
  assert.deepEqual(play(groups, normalise, cuts), outcome(model.replies, model.isClosed, model.taken))
  assert.deepEqual(play(groups, normalise, "everywhere"), outcome(model.replies, model.isClosed, model.taken))
}

/** The session must not throw and must not take what it refused, whatever comes in whatever pieces. */
export function endure(pieces: readonly Uint8Array[]): Driver {
  const driver = newDriver()
  for (const octets of pieces) driver.send(Buffer.from(octets))
  return driver
}

type Outcome = { readonly replies: string; readonly isClosed: boolean; readonly taken: readonly unknown[] }

function outcome(replies: string, isClosed: boolean, taken: readonly unknown[]): Outcome {
  return { replies, isClosed, taken }
}

function play(
  groups: readonly string[],
  normalise: boolean,
  cuts: readonly number[] | "everywhere",
): Outcome {
  const driver = newDriver({
    terms: {
      normalise,
      limits: { ...TERMS.limits, messageOctets: MESSAGE_OCTETS, errors: ERRORS },
    },
  })
  let said = ""
  for (const text of groups)
    for (const segment of segments(text, cuts)) said += driver.send(Buffer.from(segment, "latin1"))
  const digits = said
    .split("\r\n")
    .filter((line) => /^\d{3} /.test(line))
    .map((line) => line[0])
  const taken = driver.taken.map(({ envelope, content: text }) => ({
    sender: envelope.sender,
    recipients: envelope.recipients.map(({ address }) => address),
    content: text,
  }))
  return outcome(digits.join(""), driver.isClosed(), taken)
}

function segments(text: string, cuts: readonly number[] | "everywhere"): readonly string[] {
  if (cuts === "everywhere") return text.split("")
  const places = [...cuts.map((part) => Math.floor(part * text.length)), 0, text.length]
  const sorted = [...new Set(places)].toSorted((a, b) => a - b)
  return sorted.slice(1).map((end, number) => text.slice(sorted[number], end))
}
