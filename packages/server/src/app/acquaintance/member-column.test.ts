import assert from "node:assert/strict"
import { test } from "node:test"

import { membersIn } from "./member-column.ts"
import type { Members } from "./member-column.ts"

type Expected = {
  readonly people: readonly string[]
  readonly unreadable?: readonly number[]
  readonly empty?: number
}

const table: readonly [says: string, csv: string, column: string | undefined, expected: Expected][] = [
  [
    "the only column with addresses, below its title",
    "naam;e-mail\nJan;jan@a.example\nPiet;piet@b.example\n",
    undefined,
    { people: ["jan@a.example", "piet@b.example"] },
  ],
  [
    "a list without a title",
    "jan@a.example\npiet@b.example\n",
    undefined,
    { people: ["jan@a.example", "piet@b.example"] },
  ],
  [
    "the same person in another spelling",
    "mail\nJan@A.example\njan@a.EXAMPLE\n",
    undefined,
    { people: ["jan@a.example"] },
  ],
  [
    "a column by its title, however it is written",
    "Werk,E-Mail privé\na@werk.example,a@thuis.example\n",
    "e-mail PRIVÉ",
    { people: ["a@thuis.example"] },
  ],
  ["a column by its number", "a@werk.example,a@thuis.example\n", "2", { people: ["a@thuis.example"] }],
  [
    "rows that hold no address are named by their line, those without anything are not",
    "e-mail;naam\njan@a.example;Jan\njan@@a.example;Jan\n;Kees\n\nniemand;Bo\n",
    undefined,
    { people: ["jan@a.example"], unreadable: [3, 6], empty: 1 },
  ],
  [
    "lines are those of the file, where a field has line ends too",
    'e-mail;adres\njan@a.example;"Straat 1\n1234 AB"\nfout@;"x"\n',
    undefined,
    { people: ["jan@a.example"], unreadable: [4] },
  ],
  ["an address with its name", 'mail\n"Bo, B. <bo@c.example>"\n', undefined, { people: ["bo@c.example"] }],
  [
    "two in one cell",
    "naam;mail\nBo;bo@c.example, bo@d.example\n",
    undefined,
    { people: ["bo@c.example", "bo@d.example"] },
  ],
  [
    "a first row that is an address gone wrong is no title",
    "jan@@a.example\npiet@b.example\n",
    undefined,
    { people: ["piet@b.example"], unreadable: [1] },
  ],
  [
    "a line that only Excel reads",
    "sep=;\nnaam;mail\nx;fout@\nBo;bo@c.example\n",
    undefined,
    { people: ["bo@c.example"], unreadable: [3] },
  ],
]
for (const [says, csv, column, { people, unreadable = [], empty = 0 }] of table) {
  test(`members of a list: ${says}`, () => {
    for (const octets of [new TextEncoder().encode(csv), new TextEncoder().encode(`\uFEFF${csv}`)]) {
      const members = membersIn(octets, column, "l.csv")
      assert.ok(members.ok)
      assert.deepEqual<Members | Expected>(members.value, { people, unreadable, empty })
    }
  })
}

const refused: readonly [says: string, csv: string, column: string | undefined, code: string][] = [
  ["no addresses", "naam\nJan\n", undefined, "list/no-addresses"],
  ["nothing", "", undefined, "list/no-addresses"],
  ["addresses in two columns", "a@werk.example;x;a@thuis.example\n", undefined, "list/columns"],
  ["a column that is not there", "naam;mail\nJan;jan@a.example\n", "e-mail", "list/no-column"],
  ["the column behind the last", "naam;mail\nJan;jan@a.example\n", "3", "list/no-column"],
  ["a column without addresses", "naam;mail\nJan;jan@a.example\n", "naam", "list/no-addresses"],
]
for (const [says, csv, column, code] of refused) {
  test(`members of a list: ${says} is a fault that quotes nobody`, () => {
    const members = membersIn(new TextEncoder().encode(csv), column, "l.csv")
    assert.ok(!members.ok)
    assert.equal(members.error.code, code)
    assert.doesNotMatch(members.error.message, /@|Jan/)
  })
}
