import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { DEFAULT_POLICY } from "./default-policy.ts"
import { loadPolicy } from "./load.ts"
import { POLICY_LIMITS } from "./policy-file.ts"
import type { PolicyProblem } from "./problem.ts"
import { problemLine } from "./problem.ts"

const RULE = "{ id: a, when: form.reply, then: refuse, say: { nl: x, en: y } }"
const TOP = `version: 1\nrules: [${RULE}]\n`

function problemsOf(text: string): readonly PolicyProblem[] {
  const policy = loadPolicy(text, "p.yaml")
  return policy.ok ? [] : policy.error
}
const inEnglish = (text: string): readonly string[] =>
  problemsOf(text).map(({ line, column, en }) => `${line}:${column} ${en}`)

/** A policy of one rule, whose lines begin in column 5. */
const oneRule = (...lines: readonly string[]): string =>
  ["version: 1", "rules:", `  - id: a`, ...lines.map((line) => `    ${line}`), ""].join("\n")
const REST = ["then: hold", "say: { nl: x, en: y }"]

test("the default policy is right", () => assert.deepEqual(problemsOf(DEFAULT_POLICY), []))
test("a small policy is right", () => assert.deepEqual(problemsOf(TOP), []))

const NO_SHAPE =
  '3:39 a shape has 4 to 40 characters without accents, among them at least 3 times a `9` (a digit) or an `A` (a letter), and at least one digit, such as "P-9999999"'

const wrong: readonly [name: string, text: string, expected: readonly string[]][] = [
  ["an empty file", "", ["1:1 this must be a block of keys (`name: value`)"]],
  ["a list instead of keys", "- a\n", ["1:1 this must be a block of keys (`name: value`)"]],
  ["no version", `rules: [${RULE}]\n`, ["1:1 `version` is missing; possible: `1`"]],
  ["another version", `version: 2\nrules: [${RULE}]\n`, ["1:10 `version` must be `1`"]],
  [
    "no rules",
    "version: 1\n",
    ["1:1 this policy has no rule at all in `floor` or `rules` and would let everything pass"],
  ],
  ["an unknown key", `${TOP}departmens: {}\n`, ["3:1 unknown key `departmens`; did you mean `departments`?"]],
  [
    "a key far from all",
    `${TOP}zzzzzzzz: {}\n`,
    [
      "3:1 unknown key `zzzzzzzz`; possible: `version`, `floor`, `rules`, `departments`, `numbers` or `tests`",
    ],
  ],
  [
    "a misspelt key is one problem, not two",
    oneRule("whn: form.reply", ...REST),
    ["4:5 unknown key `whn`; did you mean `when`?"],
  ],
  ["a missing key", oneRule(...REST), ["3:5 `when` is missing"]],
  [
    "a missing verdict",
    oneRule("when: form.reply", "say: { nl: x, en: y }"),
    ["3:5 `then` is missing; possible: `deliver`, `individualise`, `hold` or `refuse`"],
  ],
  [
    "an unknown verdict",
    oneRule("when: form.reply", "then: hld", "say: { nl: x, en: y }"),
    [
      "5:11 `then` must be `deliver`, `individualise`, `hold` or `refuse`, `hld` is not possible; did you mean `hold`?",
    ],
  ],
  [
    "a sentence in one language only",
    oneRule("when: form.reply", "then: hold", "say: { nl: x }"),
    ["6:10 `en` is missing"],
  ],
  [
    "an empty sentence",
    oneRule("when: form.reply", "then: hold", 'say: { nl: x, en: "" }'),
    ["6:23 `en` is empty"],
  ],
  [
    "showing on a hold",
    oneRule("when: form.reply", ...REST, "showing: self"),
    ["7:5 `showing` belongs to `then: individualise`"],
  ],
  [
    "a delay on a hold",
    oneRule("when: form.reply", ...REST, "delaySeconds: 1"),
    ["7:5 `delaySeconds` belongs to `then: deliver`"],
  ],
  [
    "releasableBy on a refuse",
    oneRule("when: form.reply", "then: refuse", "say: { nl: x, en: y }", "releasableBy: sender"),
    ["7:5 `releasableBy` belongs to `then: hold`"],
  ],
  [
    "deliver without a delay does nothing",
    oneRule("when: form.reply", "then: deliver", "say: { nl: x, en: y }"),
    ["3:5 `delaySeconds` is missing"],
  ],
  [
    "an id with capitals",
    `version: 1\nrules: [${RULE.replace("id: a", "id: A")}]\n`,
    ["2:15 an id consists of small letters, digits, `-` and `/`, such as `audience/strangers`"],
  ],
  [
    "an id of Sluis' own",
    `version: 1\nrules: [${RULE.replace("id: a", "id: sluis/tnef")}]\n`,
    ["2:15 ids that begin with `sluis/` are Sluis' own"],
  ],
  [
    "an id twice",
    `${TOP}floor: [${RULE}]\n`,
    ["2:15 rule `a` is there already (line 3); an id can occur once only"],
  ],
  [
    "an id of the floor again in a department",
    `version: 1\nfloor: [${RULE}]\ndepartments: { hr: { members: [a@b.example], rules: [${RULE}] } }\n`,
    ["3:60 rule `a` is there already (line 2); an id can occur once only"],
  ],
  [
    "a department without a rule of the floor",
    `version: 1\nfloor: [${RULE}]\ndepartments: { hr: { members: [a@b.example], without: [a] } }\n`,
    ["3:56 `a` is part of the `floor`: no department can lower it"],
  ],
  [
    "a department without a rule that is not there",
    `${TOP}departments: { hr: { members: [a@b.example], without: [b] } }\n`,
    ["3:56 there is no rule `b`; did you mean `a`?"],
  ],
  [
    "a number of a kind that is none",
    `${TOP}numbers: [{ kind: patient, shape: P-9999999 }]\n`,
    ["3:19 `kind` must be `patient-number` or `case-number`, `patient` is not possible"],
  ],
  ["a number without a shape", `${TOP}numbers:\n  - kind: case-number\n`, ["4:5 `shape` is missing"]],
  [
    "a shape that YAML takes for a number",
    `${TOP}numbers: [{ kind: case-number, shape: 9999999 }]\n`,
    ['3:39 `shape` must be text; put it in quotes: `"9999999"`'],
  ],
  ["a shape that is found everywhere", `${TOP}numbers: [{ kind: case-number, shape: P-99 }]\n`, [NO_SHAPE]],
  ["a shape without digits", `${TOP}numbers: [{ kind: case-number, shape: AAAA-AAAA }]\n`, [NO_SHAPE]],
  ["a shape with an accent", `${TOP}numbers: [{ kind: case-number, shape: é9999 }]\n`, [NO_SHAPE]],
  [
    "cues that are no list",
    `${TOP}numbers: [{ kind: case-number, shape: Z9999, cues: zaak }]\n`,
    ["3:52 `cues` must be a list (`- …` or `[…]`)"],
  ],
  [
    "an empty cue",
    `${TOP}numbers: [{ kind: case-number, shape: Z9999, cues: [" "] }]\n`,
    ["3:53 this is empty"],
  ],
  [
    "a misspelt key of a number",
    `${TOP}numbers: [{ kind: case-number, shape: Z9999, cue: [zaak] }]\n`,
    ["3:46 unknown key `cue`; did you mean `cues`?"],
  ],
  [
    "a department without members",
    `${TOP}departments: { hr: { members: [] } }\n`,
    ["3:31 `members` is empty"],
  ],
  [
    "a member that is no address",
    `${TOP}departments: { hr: { members: [jan] } }\n`,
    ['3:32 a member is an address, or a pattern such as "*@hr.voorbeeld.nl"'],
  ],
  [
    "one member in two departments",
    `${TOP}departments:\n  hr: { members: [a@b.example] }\n  it: { members: [A@b.example] }\n`,
    ["5:19 `A@b.example` is a member of `hr` already"],
  ],
  [
    "a name that is no name",
    `${TOP}departments: { "": { members: [a@b.example] } }\n`,
    ["3:16 the name of a department begins with a letter or digit and has 100 characters at most"],
  ],
  [
    "a placeholder that is no fact",
    oneRule("when: form.reply", "then: hold", "say:", "  nl: x", "  en: The {audience.visble} of you"),
    ["8:15 unknown fact `audience.visble` in braces; did you mean `audience.visible`?"],
  ],
  [
    "two mistakes at once",
    oneRule("when: form.replay", "then: hold", "say: { nl: x }"),
    ["4:11 unknown fact `form.replay`; did you mean `form.reply`?", "6:10 `en` is missing"],
  ],
  [
    "a test with an unknown fact",
    `${TOP}tests: [{ name: t, facts: { form: { replay: true } }, expect: { verdict: deliver } }]\n`,
    ["3:37 unknown key `replay`; did you mean `reply`?"],
  ],
  [
    "a test with a fact of another type",
    `${TOP}tests: [{ name: t, facts: { audience: { visible: many } }, expect: { verdict: deliver } }]\n`,
    ["3:50 `visible` must be a number"],
  ],
  [
    "a test of nothing",
    `${TOP}tests: [{ name: t, expect: { verdict: deliver } }]\n`,
    ["3:9 a test has `facts` or `message`, exactly one of the two"],
  ],
  [
    "a test with half an envelope",
    `${TOP}tests: [{ name: t, message: x, from: a@b.example, expect: { verdict: deliver } }]\n`,
    ["3:9 `from` and `rcpt` belong together"],
  ],
  [
    "a test of an unknown rule, in an unknown department",
    `${TOP}tests: [{ name: t, as: hr, facts: {}, expect: { verdict: deliver, rules: [b] } }]\n`,
    ["3:24 there is no department `hr`", "3:75 there is no rule `b`; did you mean `a`?"],
  ],
  [
    "a condition that YAML takes for no text",
    oneRule("when: false", ...REST),
    ['4:11 `when` must be text; put it in quotes: `"false"`'],
  ],
  [
    "a condition that is always false for a count",
    oneRule("when: form.reply && audience.visible < 0", ...REST),
    ["4:25 this is never true: a count is 0 or more; did you mean `== 0`?"],
  ],
  ["a tab", "version: 1\n\trules: []\n", ["2:1 indent with spaces, not with tabs"]],
  [
    "two colons on a line",
    "version: 1: 2\n",
    [
      "1:10 two colons on one line; put text with a colon in quotes, or see whether the next line is indented rightly",
    ],
  ],
  [
    "a quote that is not closed",
    'version: "1\n',
    ["2:1 something is missing: a quote, a bracket, or a `:` with a space after it"],
  ],
  ["a key twice", `${TOP}rules: []\n`, ["3:1 key `rules` is here already; a key can occur once only"]],
  [
    "two files in one",
    `${TOP}---\n${TOP}`,
    ["3:1 one file is one policy; `---` can occur once only, at the top"],
  ],
  [
    "a pattern without quotes",
    `${TOP}departments: { hr: { members: [*@hr.example] } }\n`,
    [
      "3:32 YAML anchors (`&`) and aliases (`*`) are not possible in a policy; write it out, or put text with a `*` in quotes",
    ],
  ],
  [
    "an anchor",
    `version: &v 1\nrules: [${RULE}]\n`,
    [
      "1:13 YAML anchors (`&`) and aliases (`*`) are not possible in a policy; write it out, or put text with a `*` in quotes",
    ],
  ],
  ["a tag", `version: !!js 1\n`, ["1:10 a `!` at the beginning must be in quotes"]],
  ["a list as key", "? [a]\n: b\n", ["1:3 a key must be text"]],
]
for (const seconds of ["0", "-1", "86401", "1.5", "1e30", "'5'", ".inf", ""]) {
  test(`refused with one message: a delay of ${seconds || "nothing"}`, () => {
    const rule = oneRule(
      "when: form.reply",
      "then: deliver",
      "say: { nl: x, en: y }",
      `delaySeconds: ${seconds}`,
    )
    const found = inEnglish(rule).map((problem) => problem.replace(/^7:\d+ /, ""))
    assert.deepEqual(found, ["`delaySeconds` must be a whole number from 1 to 86400"])
  })
}
for (const seconds of [1, 86_400]) {
  test(`a delay of ${seconds} s is possible`, () => {
    const lines = ["when: form.reply", "then: deliver", "say: { nl: x, en: y }", `delaySeconds: ${seconds}`]
    assert.deepEqual(inEnglish(oneRule(...lines)), [])
  })
}
for (const [name, text, expected] of wrong) {
  test(`refused with its place: ${name}`, () => {
    assert.deepEqual(inEnglish(text), expected)
    for (const problem of problemsOf(text)) assert.notEqual(problem.nl, problem.en)
  })
}

const places: readonly [style: string, lines: readonly string[], place: string][] = [
  ["on one line", ["when: form.reply && form.x"], "4:25"],
  ["in double quotes", ['when: "sender.domain == \\"a\\" && form.x"'], "4:38"],
  ["with an escaped letter", ['when: "form.rep\\u006cy && form.x"'], "4:31"],
  ["in single quotes", ["when: 'sender.domain == ''a'' && form.x'"], "4:38"],
  ["in a literal block", ["when: |", "  form.reply", "", "    && form.x"], "7:12"],
  [
    "in a literal block with a comment behind its mark",
    ["when: |- # why", "  form.reply", "  && form.x"],
    "6:10",
  ],
  ["in a folded block", ["when: >", "  form.reply", "", "  &&", "  form.x"], "8:7"],
  ["over several lines", ["when: form.reply", "  && form.signed", "  && form.x"], "6:10"],
  ["over several lines in quotes", ['when: "form.reply', "", '  && form.x"'], "6:10"],
  ["with Windows line ends", ["when: |\r", "  form.reply\r", "  && form.x\r"], "6:10"],
]
for (const [style, lines, place] of places) {
  test(`a mistake in a condition is found in its place: ${style}`, () => {
    assert.deepEqual(
      problemsOf(oneRule(...lines, ...REST)).map(({ line, column, en }) => [
        `${line}:${column}`,
        en.slice(0, 21),
      ]),
      [[place, "unknown fact `form.x`"]],
    )
  })
}

test("a problem is written the way compilers write it", () => {
  const [problem] = problemsOf(`${TOP}flor: []\n`)
  assert.ok(problem !== undefined)
  assert.equal(problemLine(problem, "nl"), "p.yaml:3:1: onbekende sleutel `flor`; bedoelt u `floor`?")
})

test("verdict options that are left out are the strict ones", () => {
  const policy = loadPolicy(
    `version: 1\nrules: [${RULE.replace("refuse", "hold")}, ${RULE.replace("id: a", "id: b").replace("refuse", "individualise")}]\n`,
    "p.yaml",
  )
  assert.ok(policy.ok)
  assert.deepEqual(
    policy.value.rules.map((rule) => rule.then),
    [
      { kind: "hold", releasableBy: "second-person" },
      { kind: "individualise", showing: "self" },
    ],
  )
})

test("numbers of the organisation are kept as they are declared; cues can be left out", () => {
  const policy = loadPolicy(
    `${TOP}numbers:\n  - { kind: patient-number, shape: P-9999999, cues: [" Patiëntnummer "] }\n  - { kind: case-number, shape: Z999 }\n`,
    "p.yaml",
  )
  assert.ok(policy.ok)
  assert.deepEqual(policy.value.numbers, [
    { kind: "patient-number", shape: "P-9999999", cues: ["Patiëntnummer"] },
    { kind: "case-number", shape: "Z999", cues: [] },
  ])
})

test("a policy without numbers has none", () => {
  const policy = loadPolicy(TOP, "p.yaml")
  assert.ok(policy.ok)
  assert.deepEqual(policy.value.numbers, [])
})

const manyRules = (count: number, when = "form.reply"): string =>
  Array.from(
    { length: count },
    (_, index) => `{ id: r${index}, when: '${when}', then: refuse, say: { nl: x, en: y } }`,
  ).join(", ")
const members = (count: number): string =>
  Array.from({ length: count }, (_, index) => `"*@d${index}.example"`).join(", ")
const department = (index: number): string => `d${index}: { members: [a@d${index}.example] }`
const listOf = (count: number, one: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => one(index)).join(", ")
const KINDS = 'attachments.kinds.exists(kind, kind == "text/csv")'

const limits: readonly [name: string, of: (count: number) => string, most: number, en: RegExp][] = [
  [
    "characters",
    (count) => `${TOP}#`.padEnd(count, "x"),
    POLICY_LIMITS.units,
    /is longer than 1048576 characters/,
  ],
  [
    "rules",
    (count) => `version: 1\nfloor: [${RULE}]\nrules: [${manyRules(count - 1)}]\n`,
    POLICY_LIMITS.rules,
    /has 1000 rules at most/,
  ],
  [
    "departments",
    (count) => `${TOP}departments: { ${listOf(count, department)} }\n`,
    POLICY_LIMITS.departments,
    /has 1000 departments at most/,
  ],
  [
    "patterns",
    (count) => `${TOP}departments: { hr: { members: [${members(count)}] } }\n`,
    POLICY_LIMITS.patterns,
    /1000 members with a `\*` at most/,
  ],
  [
    "tests",
    (count) =>
      `${TOP}tests: [${listOf(count, (index) => `{ name: t${index}, facts: {}, expect: { verdict: deliver } }`)}]\n`,
    POLICY_LIMITS.tests,
    /`tests` has too many \(at most 1000\)/,
  ],
  [
    "shapes of numbers",
    (count) =>
      `${TOP}numbers: [${listOf(count, (index) => `{ kind: case-number, shape: Z${index}-999 }`)}]\n`,
    POLICY_LIMITS.numbers,
    /`numbers` has too many \(at most 50\)/,
  ],
  [
    "characters of a shape",
    (count) => `${TOP}numbers: [{ kind: case-number, shape: ${"Z".padEnd(count, "9")} }]\n`,
    40,
    /a shape has 4 to 40 characters/,
  ],
  [
    "conditions that look through all attachments",
    (count) => `version: 1\nrules: [${manyRules(count, KINDS)}]\n`,
    33,
    /all conditions together now take too long/,
  ],
]
for (const [name, of, most, en] of limits) {
  test(`${name}: ${most} are allowed, one more is not`, () => {
    assert.deepEqual(inEnglish(of(most)), [])
    assert.match(inEnglish(of(most + 1)).join("\n"), en)
  })
}

test("a condition of the full length is allowed, one character more is not", () => {
  const long = (units: number): string =>
    `version: 1\nrules: [${RULE.replace("form.reply", `"${"form.reply".padEnd(units)}"`)}]\n`
  assert.deepEqual(inEnglish(long(4000)), [])
  assert.match(inEnglish(long(4001)).join("\n"), /too long|longer than/)
})

test("whatever is in the file, loading gives problems and never throws", () => {
  const pieces = fc.constantFrom(
    "version: 1",
    "floor:",
    "rules:",
    " - ",
    "id: a",
    "when: ",
    "|",
    ">",
    "then: hold",
    "say:",
    "{",
    "}",
    "[",
    "]",
    '"',
    "'",
    "&a",
    "*a",
    "\n",
    "  ",
    "\t",
    ": ",
    "#",
    "!",
    "---",
    "__proto__: 1",
    "constructor: 2",
    "departments:",
    "tests:",
    "\u0000",
    "?",
    "- - -",
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const policy = loadPolicy(parts.join(""), "p.yaml")
      if (policy.ok) return
      assert.ok(policy.error.length > 0)
      for (const { line, column } of policy.error) assert.ok(line >= 1 && column >= 1)
    }),
  )
})

test("thousands of brackets inside each other are a problem, not a crash", () => {
  for (const bracket of ["[", "- ", "{a: "]) {
    for (const text of [bracket.repeat(20_000), `rules: ${bracket.repeat(3000)}`]) {
      const problems = problemsOf(text)
      assert.ok(problems.length > 0, bracket)
      for (const { nl, en } of problems) assert.doesNotMatch(nl + en, /call stack/i)
    }
  }
  assert.match(
    inEnglish(`rules: ${"[".repeat(5000)}${"]".repeat(5000)}`).join("\n"),
    /nested too deeply for a policy/,
  )
})
