import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { readAudience, type Audience } from "../facts/audience.ts"
import type { Facts } from "../facts/facts.ts"
import { NO_MEMORY, type Memory } from "../facts/memory.ts"
import { parseMessage } from "../mail/message.ts"
import { octetsOf } from "../mail/octets.ts"
import { observeAddressing } from "./observe-addressing.ts"

type Leaf = keyof Facts["addressing"]

function audienceOf(fields: readonly string[]): Audience {
  const header = ["From: Karin de Wit <k.dewit@gemeente-voorbeeld.example>", ...fields]
  const message = parseMessage(octetsOf([...header, "", "", ""].join("\r\n")))
  return readAudience(message, undefined, ["gemeente-voorbeeld.example"])
}

function leafOf(leaf: Leaf, audience: Audience, memory: Partial<Memory> = {}): number | boolean {
  const made = observeAddressing({
    audience,
    memory: { ...NO_MEMORY, ...memory },
    greeting: () => undefined,
    words: () => [],
  })[leaf]
  return typeof made === "function" ? made() : made
}

const knows = (...keys: readonly string[]): Partial<Memory> => ({
  contactsOf: () => 5,
  daysShared: (_, other) => (keys.includes(other) ? 2 : 0),
})
const own = (count: number): string =>
  Array.from({ length: count }, (_, number) => `p${number}@gemeente-voorbeeld.example`).join(", ")
const namesake = (known: boolean, ours: boolean): Partial<Memory> => ({ namesake: () => ({ known, ours }) })

const table: readonly (readonly [
  why: string,
  leaf: Leaf,
  expected: number | boolean,
  fields: readonly string[],
  memory?: Partial<Memory>,
])[] = [
  ["one never written to", "firstTime", 1, ["To: jan@example.org"], knows()],
  ["one in Bcc never written to", "firstTime", 1, ["Bcc: jan@example.org"], knows()],
  ["one written to", "firstTime", 0, ["To: jan@example.org"], knows("jan@example.org")],
  ["a colleague never written to", "firstTime", 0, [`To: ${own(1)}`], knows()],
  ["a sender with four contacts", "firstTime", 0, ["To: jan@example.org"], { contactsOf: () => 4 }],
  ["nothing remembered", "firstTime", 0, ["To: jan@example.org"]],

  ["like a known address", "lookalikes", 1, ["To: jan@example.org"], { lookalike: () => "local" }],
  ["Gmail with letters exchanged", "lookalikes", 1, ["To: jan@gmial.com"]],
  ["Hotmail with letters exchanged", "lookalikes", 1, ["To: jan@hotmial.com"]],
  ["Outlook with a letter missing", "lookalikes", 1, ["To: jan@outlok.com"]],
  ["Ziggo with a letter missing", "lookalikes", 1, ["To: jan@zigo.nl"]],
  ["Gmail with a broken ending", "lookalikes", 1, ["To: jan@gmail.con"]],
  ["Gmail itself", "lookalikes", 0, ["To: jan@gmail.com"]],
  ["another provider a letter away", "lookalikes", 0, ["To: jan@ymail.com"]],
  ["a word a letter away from a short provider", "lookalikes", 0, ["To: jan@life.nl, piet@house.nl"]],
  ["the same name under another ending", "lookalikes", 0, ["To: jan@ziggo.example"]],
  ["our domain with a letter missing", "lookalikes", 1, ["To: jan@gemeente-voorbeld.example"]],
  ["our domain with letters exchanged", "lookalikes", 1, ["To: jan@gemeente-voorbeedl.example"]],
  ["our domain without its hyphen", "lookalikes", 0, ["To: jan@gemeentevoorbeeld.example"]],
  [
    "our domain, mailed on two days",
    "lookalikes",
    0,
    ["To: j@gemeente-voorbeld.example"],
    knows("j@gemeente-voorbeld.example"),
  ],
  [
    "a slip of the others' domain",
    "lookalikes",
    1,
    ["To: a@zorggroepnoord.example, b@zorggroepnoord.example, c@zorggroepnord.example"],
  ],
  ["two domains, one each", "lookalikes", 1, ["To: a@zorggroepnoord.example, c@zorggroepnord.example"]],
  ["two short domains", "lookalikes", 0, ["To: a@ede.example, c@epe.example"]],
  ["numbered schools", "lookalikes", 0, ["To: a@basisschool1.example, c@basisschool2.example"]],
  ["one and many", "lookalikes", 0, ["To: a@voorbeeldkapper.example, c@voorbeeldkappers.example"]],

  ["a known name elsewhere", "otherAddress", 1, ["To: Jan Vos <jan@example.org>"], namesake(true, false)],
  [
    "a known name elsewhere, written to before",
    "otherAddress",
    0,
    ["To: Jan Vos <jan@example.org>"],
    { ...namesake(true, false), ...knows("jan@example.org") },
  ],
  ["a first name only", "otherAddress", 0, ["To: Jan <jan@example.org>"], namesake(true, false)],
  ["a desk's name", "otherAddress", 0, ["To: Team Zuid <jan@example.org>"], namesake(true, false)],
  [
    "an address for a name",
    "otherAddress",
    0,
    ["To: jan@example.org <jan@example.org>"],
    namesake(true, false),
  ],
  ["an unknown name", "otherAddress", 0, ["To: Jan Vos <jan@example.org>"], namesake(false, false)],

  ["the sender at home", "privateAddress", 1, ["To: karindewit@gmail.com"]],
  ["the sender at home, with dots", "privateAddress", 1, ["To: karin.de.wit@gmail.com"]],
  ["the sender at home, with a year", "privateAddress", 1, ["To: karindewit84@gmail.com"]],
  ["the sender at home, by an initial", "privateAddress", 1, ["To: k.dewit@hotmail.com"]],
  ["the sender's name at home", "privateAddress", 1, ["To: Karin de Wit <zonnetje@ziggo.nl>"]],
  ["the sender's name at another organisation", "privateAddress", 1, ["To: Karin de Wit <kw@example.org>"]],
  ["an initial at another organisation", "privateAddress", 0, ["To: k.dewit@example.org"]],
  ["a namesake by the first name", "privateAddress", 0, ["To: karin@gmail.com"]],
  ["somebody else at home", "privateAddress", 0, ["To: Jan Vos <janvos@gmail.com>"]],
  [
    "a colleague who gets it twice",
    "privateAddress",
    1,
    ["To: Jan Vos <j.vos@gemeente-voorbeeld.example>", "Cc: Jan Vos <jv@example.org>"],
  ],
  [
    "a colleague who gets it at home, by his address",
    "privateAddress",
    1,
    ["To: jan.vos@gemeente-voorbeeld.example", "Cc: janvos@gmail.com"],
  ],
  [
    "a colleague of earlier mail",
    "privateAddress",
    1,
    ["To: Jan Vos <janvos@gmail.com>"],
    namesake(true, true),
  ],
  [
    "a colleague's namesake who is known",
    "privateAddress",
    0,
    ["To: Jan Vos <jv@example.org>"],
    { ...namesake(true, true), ...knows("jv@example.org") },
  ],

  ["nine of our own and one outsider", "loneOutsider", true, [`To: ${own(9)}, jan@example.org`]],
  ["eight of our own and one outsider", "loneOutsider", false, [`To: ${own(8)}, jan@example.org`]],
  [
    "nine of our own and two outsiders",
    "loneOutsider",
    false,
    [`To: ${own(9)}, jan@example.org, a@example.org`],
  ],
  ["nine of our own and one in Bcc", "loneOutsider", false, [`To: ${own(9)}`, "Bcc: jan@example.org"]],
  ["our own only", "loneOutsider", false, [`To: ${own(12)}`]],

  ["no greeting", "salutationMisfit", false, ["To: piet@example.org"]],
]
for (const [why, leaf, expected, fields, memory] of table)
  test(`${leaf}: ${why}`, () => assert.equal(leafOf(leaf, audienceOf(fields), memory), expected))

test("whoever the recipients are, nothing throws, and no count is above their number", () => {
  const name = fc.oneof(
    fc.string(),
    fc.constantFrom("Karin de Wit", "Wit, Karin de", "J. (Jan) Vos", "Team", "ß ø"),
  )
  const local = fc.stringMatching(/^[a-z0-9._+-]{1,20}$/)
  const host = fc.constantFrom("gmail.com", "gmial.com", "example.org", "gemeente-voorbeld.example", "")
  fc.assert(
    fc.property(fc.array(fc.tuple(name, local, host), { maxLength: 8 }), (people) => {
      const to = people.map(
        ([shown, left, right]) => `"${shown.replaceAll(/["\\\r\n]/g, "")}" <${left}@${right}>`,
      )
      const audience = audienceOf([`To: ${to.join(", ")}`])
      for (const leaf of ["firstTime", "lookalikes", "otherAddress", "privateAddress"] as const)
        assert.ok(
          Number(leafOf(leaf, audience, { ...namesake(true, true), ...knows() })) <= audience.members.length,
        )
    }),
  )
})

test("of two thousand domains those that are a slip away are found, of more none", () => {
  const domains = (count: number): readonly string[] => [
    `To: a@zorggroepnoord.example, ${Array.from({ length: count - 2 }, (_, number) => `a@${"x".repeat(10)}${number}.example`).join(", ")}, a@zorggroepnord.example`,
  ]
  assert.equal(leafOf("lookalikes", audienceOf(domains(2000))), 1)
  assert.equal(leafOf("lookalikes", audienceOf(domains(2001))), 0)
})
