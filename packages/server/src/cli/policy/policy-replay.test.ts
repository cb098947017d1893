import assert from "node:assert/strict"
import { readdirSync } from "node:fs"
import { after, describe, test } from "node:test"
import { DEFAULT_POLICY } from "@sluis/core/policy/default-policy"
import { z } from "zod"
import { newFolder, sluis } from "../spawn-sluis.ts"

const folder = newFolder()
after(() => folder[Symbol.dispose]())

const dated = (id: number, from: string, people: number): string =>
  [
    `From: ${from}`,
    `To: ${Array.from({ length: people }, (_, index) => `p${index}@provider${index}.example`).join(",\r\n ")}`,
    `Subject: Secret ${id}`,
    `Date: ${(id % 28) + 1} Jun 2026 10:${String(id % 60).padStart(2, "0")}:00 +0200`,
    `Message-ID: <${id}@voorbeeld.nl>`,
    "",
    "Dag allemaal",
    "",
  ].join("\r\n")

// Two departments of five people and twenty messages each; HR writes to twelve strangers, the town to one.
for (let id = 0; id < 40; id += 1) {
  const hr = id % 2 === 0
  folder.file(`archive/${id}.eml`, dated(id, `p${id % 10}@${hr ? "hr" : "stad"}.voorbeeld.nl`, hr ? 12 : 1))
}
folder.file("archive/from-outside.eml", dated(100, "eva@elders.example", 1))
folder.file("archive/no-date.eml", "From: jan@hr.voorbeeld.nl\r\nSubject: x\r\n\r\nDag\r\n")
folder.file("broken/empty.eml", "")
folder.file("broken/one.eml", dated(1, "jan@voorbeeld.nl", 1))
const departments = `departments:
  HR:
    members: ["*@hr.voorbeeld.nl"]
  Stad:
    members: ["*@stad.voorbeeld.nl"]
`
folder.file("departments.yaml", `${DEFAULT_POLICY}\n${departments}`)
folder.file("misspelt.yaml", "version: 2")
folder.file(
  "lenient.yaml",
  `version: 1\nrules:\n  - id: audience/many\n    when: audience.visible >= 50\n    then: hold\n    releasableBy: sender\n    say: { nl: veel, en: many }\n`,
)

const AS = ["--as", "voorbeeld.nl"]
const table: readonly (readonly [
  name: string,
  args: readonly string[],
  code: number,
  told: readonly RegExp[],
])[] = [
  [
    "one policy: interruptions per 1,000, and what was left out",
    ["archive", ...AS],
    0,
    [
      /40 messages replayed, 2026-06-01 to 2026-06-28/,
      /learnt from and not counted: 1\n/,
      /without a date that can be read, not replayed: 1\n/,
      /audience\/strangers +500\.0\n/,
      /all together +500\.0\n/,
    ],
  ],
  [
    "by department",
    ["archive", ...AS, "--policy", "departments.yaml"],
    0,
    [/HR +20 +1,000\.0\n/, /Stad +20 +0\.0\n/],
  ],
  [
    "before and after, in Dutch",
    ["archive", ...AS, "--against", "lenient.yaml", "--lang", "nl"],
    0,
    [/regel +voor +na +verschil\n/, /audience\/strangers +0,0 +500,0 +\+500,0\n/, /Voor: lenient\.yaml/],
  ],
  [
    "nothing to interrupt",
    ["archive", ...AS, "--policy", "lenient.yaml"],
    0,
    [/Nothing would have been interrupted\./],
  ],
  [
    "a domain that sends nothing",
    ["archive", "--as", "elsewhere.example"],
    0,
    [/No message was counted\. Does --as name the domain that sends\?/],
  ],
  ["a file that can't be read", ["broken"], 2, [/empty\.eml is empty/, /1 message replayed/]],
  ["a policy that is none", ["archive", "--against", "misspelt.yaml"], 2, [/misspelt\.yaml/]],
  ["an archive that is not there", ["nothing"], 2, [/nothing does not exist/]],
  ["no archive", [], 2, [/source is missing/]],
]

const Printed = z.looseObject({
  messages: z.int(),
  recorded: z.int(),
  interrupted: z.unknown(),
  first: z.unknown(),
})

describe("sluis policy replay", { concurrency: 2 }, () => {
  for (const [name, args, code, told] of table) {
    test(`${name}: exit code ${code}`, async () => {
      const ran = await sluis(["policy", "replay", ...args], { folder: folder.path })
      const all = ran.out + ran.err
      assert.equal(ran.code, code, all)
      for (const each of told) assert.match(all, each)
      assert.doesNotMatch(all, /Secret|provider\d|@/)
    })
  }

  test("what check recorded is replayed without the mail", async () => {
    const { out } = await sluis(["check", "--json", "archive", ...AS], { folder: folder.path })
    for (const source of ["facts.jsonl", "-"]) {
      if (source !== "-") folder.file(source, out)
      const ran = await sluis(["policy", "replay", source, ...AS, "--json"], {
        folder: folder.path,
        input: out,
      })
      assert.equal(ran.code, 0, ran.err)
      const { messages, recorded, interrupted, first } = Printed.parse(JSON.parse(ran.out))
      assert.deepEqual(
        { messages, recorded, interrupted, first },
        {
          messages: 41, // with the one that has no date
          recorded: 42, // with the one from outside
          interrupted: { before: null, after: { messages: 20, perThousand: 487.8 } },
          first: null,
        },
      )
    }
  })

  test("JSON is one object, with counts and rates", async () => {
    const args = ["archive", ...AS, "--policy", "departments.yaml", "--against", "lenient.yaml", "--json"]
    const { out } = await sluis(["policy", "replay", ...args], { folder: folder.path })
    const zero = { messages: 0, perThousand: 0 }
    assert.deepEqual(JSON.parse(out), {
      version: 1,
      policy: "departments.yaml",
      against: "lenient.yaml",
      messages: 40,
      first: "2026-06-01",
      last: "2026-06-28",
      left: { unread: 0, undated: 1, copies: 0, skipped: 0, full: false },
      recorded: 0,
      incoming: 1,
      interrupted: { before: zero, after: { messages: 20, perThousand: 500 } },
      rules: [{ rule: "audience/strangers", before: zero, after: { messages: 20, perThousand: 500 } }],
      smallest: { messages: 20, senders: 5 },
      departments: [
        {
          group: "department",
          department: "Stad",
          messages: 20,
          before: zero,
          after: zero,
        },
        {
          group: "department",
          department: "HR",
          messages: 20,
          before: zero,
          after: { messages: 20, perThousand: 1000 },
        },
      ],
    })
  })

  test("mail from standard input is sent away with what to do, and nothing stays in the temporary folder", async () => {
    const temporary = newFolder()
    const surroundings = {
      folder: folder.path,
      input: dated(1, "jan@voorbeeld.nl", 1),
      environment: { TMPDIR: temporary.path },
    }
    const ran = await sluis(["policy", "replay", "-"], surroundings)
    assert.equal(ran.code, 2)
    assert.match(ran.err, /standard input can be read only once\.[\s\S]*Save it in a file/)
    assert.equal((await sluis(["policy", "replay", "archive", ...AS], surroundings)).code, 0)
    assert.deepEqual(readdirSync(temporary.path), [])
    temporary[Symbol.dispose]()
  })
})
