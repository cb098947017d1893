import assert from "node:assert/strict"
import { test } from "node:test"
import { compileCondition, MAX_CONDITION_UNITS } from "./condition.ts"
import { inWords } from "./condition-words.ts"
import { contextOf } from "./facts-context.ts"
import type { PartialFacts } from "./neutral-facts.ts"
import { factsOf } from "./neutral-facts.ts"

function compiled(text: string): Extract<ReturnType<typeof compileCondition>, { ok: true }>["value"] {
  const condition = compileCondition(text, ["hr"])
  assert.ok(condition.ok, `${text}: ${condition.ok ? "" : JSON.stringify(condition.error)}`)
  return condition.value
}

const holding: readonly [text: string, facts: PartialFacts, expected: boolean][] = [
  ["audience.strangers >= 10", { audience: { strangers: 10 } }, true],
  ["audience.strangers >= 10", { audience: { strangers: 9 } }, false],
  ['membership.sensitivity == "certain"', { membership: { sensitivity: "certain" } }, true],
  ['"health" in content.categories', { content: { categories: ["health"] } }, true],
  ['"health" in content.categories', { content: { categories: ["debt"] } }, false],
  [
    'attachments.kinds.exists(kind, kind.startsWith("image/"))',
    { attachments: { kinds: ["image/png"] } },
    true,
  ],
  ['attachments.kinds.all(kind, kind == "text/csv")', { attachments: { kinds: ["image/png"] } }, false],
  ["form.obstacles.size() == 0 && !form.signed", {}, true],
  ['sender.department in ["hr", ""]', {}, true],
  [
    'sender.address.lowerAscii().endsWith("@voorbeeld.example")',
    { sender: { address: "Jan@Voorbeeld.example" } },
    true,
  ],
  [
    "audience.visible * 2 > audience.recipients ? form.reply : true",
    { audience: { visible: 9, recipients: 10 } },
    false,
  ],
  ["audience.hidden <= 0", {}, true],
  ["audience.visible >= 0", {}, true],
  ["0 < audience.visible", {}, true],
  ["audience.visible - 2 < 0", {}, true],
  ["form.size < 9007199254740991", {}, true],
  ["form.size > 1048576", { form: { size: 1_048_577 } }, true],
]
for (const [text, facts, expected] of holding) {
  test(`${text} is ${expected}`, () =>
    assert.equal(compiled(text).holds(contextOf(factsOf(facts))), expected))
}

const wrong: readonly [text: string, start: number, en: string | RegExp][] = [
  ["audience.strangrs > 1", 0, "unknown fact `audience.strangrs`; did you mean `audience.strangers`?"],
  ["1 < list.exposures", 4, "unknown fact `list.exposures`; did you mean `membership.exposures`?"],
  ["audience > 1", 0, /^`audience` is a group of facts; name one of them/],
  ["audience.zzzzzzz > 1", 0, /^unknown fact `audience.zzzzzzz`; `audience` has `recipients`/],
  ["now > 1", 0, /^unknown fact `now`; a fact begins with `sender`/],
  [
    'membership.sensitivity == "certian"',
    26,
    "`membership.sensitivity` is never `certian`; did you mean `certain`?",
  ],
  ['"helth" in content.categories', 0, "`content.categories` is never `helth`; did you mean `health`?"],
  [
    'content.categories.exists(c, c == "helth")',
    34,
    "`content.categories` is never `helth`; did you mean `health`?",
  ],
  [
    'membership.sensitivity in ["certain", "maybe"]',
    38,
    /^`membership.sensitivity` is never `maybe`; possible/,
  ],
  ['sender.department == "rh"', 21, "`sender.department` is never `rh`; did you mean `hr`?"],
  ["audience.visible < 0", 0, "this is never true: a count is 0 or more; did you mean `== 0`?"],
  ["form.reply && audience.visible <= -1", 14, /^this is never true/],
  ["audience.visible == -1", 0, /^this is never true/],
  ["0 > audience.visible", 0, /^this is never true/],
  ["-1 >= size(form.beyond)", 0, /^this is never true/],
  ["form.beyond.size() < 0", 0, /^this is never true/],
  ["form.size > 9007199254740992", 12, /^no count gets this large; .* is 9007199254740991$/],
  ["audience.visible", 0, "`when` must give true or false, this gives int, for example `… >= 10`"],
  ["sender.address", 0, "`when` must give true or false, this gives string"],
  ["audience.visible = 1", 17, "write `==` to compare"],
  ["form.reply and form.signed", 11, "write `&&` instead of `and`"],
  ["form.reply & form.signed", 11, "write `&&`"],
  ["(form.reply", 11, "the condition is not complete: something is missing at its end"],
  ['sender.address == "x', 18, "the closing quote is missing"],
  ['audience.visible > "1"', 0, "these do not go together: `int > string`"],
  ["audience.visible && form.reply", 0, "both sides of `&&` and `||` must be true or false"],
  ['sender.address.matches("(a+)+$")', 0, /^`matches` is not allowed: a regular expression/],
  ["has(sender.address)", 0, /^`has` is not needed/],
  ["siz(form.beyond) > 0", 0, "unknown function `siz`; did you mean `size`?"],
  ['sender.address.split("@") == []', 0, /^unknown function `split`; there are/],
  ["startsWith(sender.address)", 0, "`startsWith` comes after a fact: `sender.address.startsWith(…)`"],
  ["cel.bind(x, form.size, x > 1)", 0, /^unknown function `bind`/],
  ['timestamp("2026-01-01T00:00:00Z") == null', 0, /^unknown function `timestamp`/],
  ['dyn("x") == 1', 0, /^unknown function `dyn`/],
  ['membership.categories[0] == "health"', 0, /^brackets do not work here/],
  ['audience["visible"] > 1', 0, /^brackets do not work here/],
  ['{"a": 1} == {"a": 1}', 0, /^only numbers, texts in quotes/],
  ['attachments.kinds.exists(audience, audience == "x")', 25, /^`audience` is a group of facts/],
  ["attachments.kinds.exists(kind)", 0, /^write `exists` like this/],
  ['attachments.kinds.exists(kind, kind.name == "x")', 31, "an element of a list is a text and has no parts"],
]
for (const [text, start, en] of wrong) {
  test(`refused: ${text}`, () => {
    const condition = compileCondition(text, ["hr"])
    assert.ok(!condition.ok)
    assert.deepEqual(condition.error.map((problem) => problem.start).slice(0, 1), [start])
    const [problem] = condition.error
    if (typeof en === "string") assert.equal(problem?.en, en)
    else assert.match(problem?.en ?? "", en)
    assert.ok(
      problem?.nl !== undefined && problem.nl !== "" && problem.nl !== problem.en,
      "nl says it in Dutch",
    )
  })
}

test("every unknown fact of a condition is reported, not only the first", () => {
  const condition = compileCondition("audience.a > 1 || audience.b > 1", [])
  assert.ok(!condition.ok)
  assert.deepEqual(
    condition.error.map((problem) => problem.start),
    [0, 18],
  )
})

const limits: readonly [name: string, fits: string, tooLarge: string][] = [
  ["characters", `true${" ".repeat(MAX_CONDITION_UNITS - 4)}`, `true${" ".repeat(MAX_CONDITION_UNITS - 3)}`],
  ["elements", `true${" || true".repeat(249)}`, `true${" || true".repeat(250)}`],
  ["depth", `${"(".repeat(31)}true${")".repeat(31)}`, `${"(".repeat(32)}true${")".repeat(32)}`],
]
for (const [name, fits, tooLarge] of limits) {
  test(`${name}: as many as allowed are read, one more is refused`, () => {
    compiled(fits)
    const condition = compileCondition(tooLarge, [])
    assert.ok(!condition.ok)
    assert.match(condition.error[0]?.en ?? "", /too large|longer than/)
  })
}

test("nothing that can be typed makes the reader throw", () => {
  for (const text of [
    "!".repeat(4000),
    "(".repeat(4000),
    "[".repeat(4000),
    "a.".repeat(2000),
    '"\\',
    "\u0000",
    "{}",
    "",
  ]) {
    assert.equal(compileCondition(text, []).ok, false, text.slice(0, 20))
  }
})

test("looking through the kinds of attachments costs as much as there can be of them", () => {
  assert.equal(compiled("audience.visible > 1").cost, 3)
  assert.ok(compiled('attachments.kinds.exists(kind, kind == "x")').cost >= 10_000)
  assert.ok(compiled('"x" in attachments.kinds').cost >= 10_000)
  assert.ok(compiled("attachments.kinds.all(a, attachments.kinds.exists(b, a == b))").cost >= 100_000_000)
})

test("what cannot be evaluated throws", () => {
  assert.throws(() => compiled("10 / audience.hidden > 1").holds(contextOf(factsOf({}))), /division by zero/)
})

const words: readonly [text: string, nl: string, en: string][] = [
  ["audience.visible >= 10", "mensen in Aan en Cc: 10 of meer", "people in To and Cc: 10 or more"],
  [
    "size(attachments.kinds) < 2",
    "aantal soorten bijlagen, als mediatype, bijvoorbeeld text/calendar: minder dan 2",
    "number of media types of the attachments, e.g. text/calendar: fewer than 2",
  ],
  [
    "form.signed && !form.reply",
    "de mail is digitaal ondertekend, en niet (de mail is een antwoord)",
    "the message is signed, and not (the message is a reply)",
  ],
  ["form.signed == false", "niet (de mail is digitaal ondertekend)", "not (the message is signed)"],
  [
    '"debt" in content.categories || form.reply && form.signed',
    "gevoelige onderwerpen in de nieuwe tekst, over wie dan ook: schulden, of (de mail is een antwoord, en de mail is digitaal ondertekend)",
    "sensitive subjects of the new text, whoever they are about: debt, or (the message is a reply, and the message is signed)",
  ],
  [
    'sender.domain in ["a.example", "b.example"]',
    'domein van de afzender: "a.example" of "b.example"',
    'domain of the sender: "a.example" or "b.example"',
  ],
  [
    "audience.visible > audience.hidden",
    "`audience.visible > audience.hidden`",
    "`audience.visible > audience.hidden`",
  ],
]
for (const [text, nl, en] of words) {
  test(`in words: ${text}`, () => assert.deepEqual(inWords(compiled(text).ast), { nl, en }))
}
