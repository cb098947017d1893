/** Canaries, judged by the built-in policy and by weaker ones: what is caught, and that what is not is told. */
import assert from "node:assert/strict"
import { test } from "node:test"

import { examine } from "../examine.ts"
import { parseMessage } from "../mail/message.ts"
import { BUILTIN_POLICY } from "../policy/builtin.ts"
import type { Policy } from "../policy/policy.ts"
import { DEFAULT_POLICY } from "../policy/default-policy.ts"
import { loadPolicy } from "../policy/load.ts"
import type { Verdict } from "../policy/verdict.ts"
import { applySplices } from "../rewrite/splice.ts"
import { CANARY_KINDS, isCanaryAddress } from "./canary-kind.ts"
import type { CanaryKind } from "./canary-kind.ts"
import { canaryMessage, canarySecrets } from "./canary-message.ts"
import type { CanarySpec } from "./canary-message.ts"
import { isCaught } from "./canary-outcome.ts"
import { CANARY_FIELD, readCanaryField, signedOf, writeCanaryField } from "./canary-token.ts"
import { INVENTED_PEOPLE } from "./invented-person.ts"

const ID = "abcdefghijklmnop"
const MAC = "A".repeat(43)

function spec(kind: CanaryKind, language: CanarySpec["language"] = "nl"): CanarySpec {
  return {
    kind,
    id: ID,
    sender: "sluis-canary@voorbeeld.example",
    date: "Sun, 22 Nov 2026 07:00:00 +0000",
    language,
  }
}

function judged(
  octets: Uint8Array,
  given: CanarySpec,
  recipients: readonly string[],
  policy: Policy = BUILTIN_POLICY,
): { readonly verdict: Verdict; readonly caught: boolean } {
  const { sender, kind, id } = given
  const context = { us: ["voorbeeld.example"], envelope: { sender, recipients } }
  const { verdict, copies } = examine(octets, context, policy)
  const made =
    verdict.kind === "deliver"
      ? [{ recipients, octets }]
      : copies.map(({ recipient, splices }) => ({
          recipients: [recipient.address],
          octets: applySplices(octets, splices),
        }))
  return { verdict, caught: isCaught({ kind, id, verdict, copies: made }) }
}

const CAUGHT: readonly (readonly [CanaryKind, Verdict["kind"], rule: string])[] = [
  ["sensitive-list", "individualise", "membership/sensitive"],
  ["bcc-left-in", "individualise", "listed/in-header"],
  ["calendar-invitation", "individualise", "audience/strangers"],
  ["list-attached", "hold", "listed/in-content"],
]
for (const language of ["nl", "en"] as const)
  for (const [kind, verdict, rule] of CAUGHT)
    test(`canary: ${kind} (${language}) is caught by the built-in policy, as ${verdict}`, () => {
      const given = spec(kind, language)
      const { octets, recipients } = canaryMessage(given)
      const found = judged(octets, given, recipients)
      assert.equal(found.verdict.kind, verdict)
      assert.ok(found.verdict.reasons.some((reason) => reason.rule === rule))
      assert.ok(found.caught)
    })

test("canary: each is small, plain ASCII in short lines, from the sender, and to nobody who could exist", () => {
  for (const kind of CANARY_KINDS) {
    const { octets, recipients } = canaryMessage(spec(kind))
    const text = Buffer.from(octets).toString("latin1")
    assert.match(text, /^[\r\n -~]*$/)
    assert.ok(text.replaceAll("\r\n", "").search(/[\r\n]/) < 0)
    assert.ok(Math.max(...text.split("\r\n").map((line) => line.length)) <= 100)
    assert.ok(octets.length < 8 * 1024)
    assert.equal(recipients.length, INVENTED_PEOPLE)
    assert.ok(recipients.every((address) => isCanaryAddress(address) && address.includes(ID)))
    assert.ok(canarySecrets(kind, ID).every((address) => recipients.includes(address)))
    assert.ok(text.includes("\r\nFrom: <sluis-canary@voorbeeld.example>\r\n"))
    assert.ok(text.includes("Proefbericht van Sluis"))
  }
})

function without(...rules: readonly string[]): Policy {
  const { floor } = BUILTIN_POLICY
  const left = floor.filter(({ id }) => !rules.includes(id))
  assert.equal(left.length, floor.length - rules.length)
  return { ...BUILTIN_POLICY, floor: left, applicable: new Map() }
}

const WEAKENED: readonly (readonly [
  says: string,
  kind: CanaryKind,
  policy: () => Policy,
  caught: boolean,
])[] = [
  ["without the rule about strangers", "calendar-invitation", () => without("audience/strangers"), false],
  [
    "without that rule, which the other one makes good",
    "sensitive-list",
    () => without("audience/strangers"),
    true,
  ],
  [
    "without both rules about who is shown",
    "sensitive-list",
    () => without("audience/strangers", "membership/sensitive"),
    false,
  ],
  ["without the rule about Bcc", "bcc-left-in", () => without("listed/in-header"), false],
  ["without the rules about lists", "list-attached", () => without("listed/in-content"), false],
  ["of an organisation that holds what the rule would part", "calendar-invitation", () => held(), true],
]
for (const [says, kind, policy, caught] of WEAKENED)
  test(`canary: ${kind}, by a policy ${says}, is ${caught ? "caught" : "not caught"}`, () => {
    const given = spec(kind)
    const { octets, recipients } = canaryMessage(given)
    assert.equal(judged(octets, given, recipients, policy()).caught, caught)
  })

function held(): Policy {
  const own = DEFAULT_POLICY.replace(
    "id: audience/strangers\n    when: audience.visible >= 10 && audience.strangers >= 10\n    then: individualise\n    showing: self",
    "id: eigen/onbekenden\n    when: audience.visible >= 10 && audience.strangers >= 10\n    then: hold\n    releasableBy: sender",
  ).replace(/^tests:[^]*/m, "")
  const policy = loadPolicy(own, "own")
  assert.ok(policy.ok && policy.value.floor.some(({ id }) => id === "eigen/onbekenden"))
  return policy.value
}

test("canary: a Bcc field that a mail server took out on the way leaves nothing to catch", () => {
  const given = spec("bcc-left-in")
  const { octets, recipients } = canaryMessage(given)
  const text = Buffer.from(octets).toString("latin1")
  const cleaned = Buffer.from(text.replace(/^Bcc:.*\r\n(?: .*\r\n)*/m, ""))
  const found = judged(cleaned, given, recipients)
  assert.deepEqual([found.verdict.kind, found.caught], ["deliver", true])
})

test("canary: that Sluis could not judge it, or a copy that shows somebody else, is not caught", () => {
  const reason = { nl: "", en: "" }
  const hold = (rule: string): Verdict => ({
    kind: "hold",
    reasons: [{ rule, ...reason }],
    releasableBy: "second-person",
  })
  const base = { kind: "sensitive-list", id: ID, copies: [] } as const
  assert.ok(!isCaught({ ...base, verdict: hold("sluis/not-judged") }))
  assert.ok(isCaught({ ...base, verdict: hold("sluis/exit-check") }))
  const parted: Verdict = { kind: "individualise", reasons: [{ rule: "x", ...reason }], showing: "self" }
  const { octets, recipients } = canaryMessage(spec("sensitive-list"))
  const clean = { recipients: recipients.slice(0, 1), octets: Buffer.from("To: nobody\r\n\r\n") }
  assert.ok(isCaught({ ...base, verdict: parted, copies: [clean] }))
  assert.ok(!isCaught({ ...base, verdict: parted, copies: [clean, { ...clean, octets }] }))
  assert.ok(!isCaught({ ...base, verdict: parted }))
})

const COATS: readonly (readonly [says: string, encoding: string, coat: (text: string) => string])[] = [
  ["in base64", "base64", (text) => Buffer.from(text).toString("base64").replaceAll(/.{76}/g, "$&\r\n")],
  [
    "in quoted-printable",
    "quoted-printable",
    (text) => text.replaceAll("@", "=40").replaceAll(/[^\r\n]{70}/g, "$&=\r\n"),
  ],
  ["in folded lines", "7bit", (text) => text.replaceAll(/[^\r\n]{40}/g, "$&\r\n ")],
]
for (const [says, encoding, coat] of COATS)
  test(`canary: a copy that shows the others ${says}, as a mail server on the way made of it, is not caught`, () => {
    const { octets, recipients } = canaryMessage(spec("calendar-invitation"))
    const calendar =
      /BEGIN:VCALENDAR[^]*END:VCALENDAR/.exec(Buffer.from(octets).toString("latin1"))?.[0] ?? ""
    assert.ok(calendar.includes("ATTENDEE"))
    const header = `To: nobody\r\nContent-Type: text/calendar\r\nContent-Transfer-Encoding: ${encoding}`
    const copy = Buffer.from(`${header}\r\n\r\n${coat(calendar)}`)
    assert.ok(
      !isCaught({
        kind: "calendar-invitation",
        id: ID,
        verdict: { kind: "individualise", reasons: [{ rule: "x", nl: "", en: "" }], showing: "self" },
        copies: [{ recipients: recipients.slice(0, 1), octets: copy }],
      }),
    )
  })

test("canary: the token is read back from the message, and covers author, recipients and subject", () => {
  const { octets } = canaryMessage(spec("sensitive-list"))
  const field = writeCanaryField({ id: ID, mac: MAC })
  const text = field + Buffer.from(octets).toString("latin1")
  const about = { id: ID, kind: "sensitive-list", route: "gateway" } as const
  const signed = (changed: string): string => signedOf(about, parseMessage(Buffer.from(changed)).root.header)
  const { header } = parseMessage(Buffer.from(text)).root
  assert.deepEqual(readCanaryField(header), { id: ID, mac: MAC })
  const same = [
    `Received: from a.example by b.example; Sun, 22 Nov 2026 07:00:01 +0000\r\n${text}`,
    text.replace("Subject: Lotgenotendag PTSS", "Subject: Lotgenotendag\r\n PTSS"),
    text.replace("To: Anneke Proefveld <", 'To: "Anneke Proefveld" <'),
    text.replace("From: <sluis-canary@voorbeeld.example>", "From: sluis-canary@Voorbeeld.example"),
  ]
  for (const changed of same) assert.equal(signed(changed), signed(text), changed.slice(0, 120))
  const other = [
    text.replace("Subject: Lotgenotendag PTSS", "Subject: Vergadering"),
    text.replace("\r\nTo: ", "\r\nTo: jan@post.example, "),
    text.replace("From: <sluis-canary@", "From: <directie@"),
    text.replace("\r\nSubject:", "\r\nCc: jan@post.example\r\nSubject:"),
  ]
  for (const changed of other) assert.notEqual(signed(changed), signed(text), changed.slice(0, 120))
  for (const route of ["gateway", "webshop"])
    assert.equal(signedOf({ ...about, route }, header) === signed(text), route === "gateway")
})

const UNREAD: readonly (readonly [says: string, field: string])[] = [
  ["none", ""],
  ["two", writeCanaryField({ id: ID, mac: MAC }).repeat(2)],
  ["another version", `${CANARY_FIELD}: v2 ${ID} ${MAC}\r\n`],
  ["an id that is too long", `${CANARY_FIELD}: v1 ${ID}a ${MAC}\r\n`],
  ["a hash that is too short", `${CANARY_FIELD}: v1 ${ID} ${MAC.slice(1)}\r\n`],
  ["something behind it", `${CANARY_FIELD}: v1 ${ID} ${MAC} x\r\n`],
]
for (const [says, field] of UNREAD)
  test(`canary: a message with ${says} has no token`, () => {
    assert.equal(readCanaryField(parseMessage(Buffer.from(`${field}\r\n`)).root.header), undefined)
  })

const ADDRESSES: readonly (readonly [written: string, is: boolean])[] = [
  ["a@canary.invalid", true],
  ["a@P1.Canary.Invalid", true],
  ['"a@b"@p1.canary.invalid', true],
  ["a@notcanary.invalid", false],
  ["a@canary.invalid.example", false],
  ["canary.invalid", false],
  ["", false],
]
for (const [written, is] of ADDRESSES)
  test(`canary: "${written}" ${is ? "is" : "is not"} an address of canaries`, () => {
    assert.equal(isCanaryAddress(written), is)
  })
