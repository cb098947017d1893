import assert from "node:assert/strict"
import { test } from "node:test"
import { strToU8, zipSync } from "fflate"
import { uniteDocuments } from "../facts/document-facts.ts"
import { parseMessage } from "../mail/message.ts"
import { octetsOf } from "../mail/octets.ts"
import { openDocuments } from "./open-documents.ts"

type File = readonly [name: string, content: string | Uint8Array]
type Counted = { readonly persons: number; readonly together: number; readonly identified: number }

async function counted(files: readonly File[]): Promise<Counted> {
  const parts = files.map(([name, content]) => {
    const octets = typeof content === "string" ? strToU8(content) : content
    return `--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${octets.toBase64()}\r\n`
  })
  const message = `From: jan@voorbeeld.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${parts.join("")}--b--\r\n`
  const { persons, together, identified } = uniteDocuments(
    (await openDocuments(parseMessage(octetsOf(message)), [])).values(),
  )
  return { persons, together, identified }
}

const SIX = ["Anna Smit", "Bram Vos", "Cora Vink", "Dirk Mulder", "Eva Bakker", "Frits Kok"]
const OTHERS = ["Greet Visser", "Hans Prins", "Ina Dekker", "Jan Peters", "Kim Meijer", "Loes Kuiper"]
const table = (names: readonly string[], heading: string, of: (at: number) => string): string =>
  `Naam;${heading}\n${names.map((name, at) => `${name};${of(at)}`).join("\n")}\n`
const ill = (names: readonly string[]): string => table(names, "Diagnose", () => "depressie")
const born = (names: readonly string[]): string => table(names, "Geboortedatum", (at) => `1${at}-03-1985`)
const phones = (names: readonly string[]): string => table(names, "Telefoon", (at) => `06 1234567${at}`)
const invoice = (at: number): File => [
  `factuur ${at}.txt`,
  `Factuur ${at}\nContact: p.jansen${at}@leverancier.example\nIBAN NL91ABNA0417164300\n`,
]

const rows: readonly [why: string, files: readonly File[], expected: Counted][] = [
  [
    "two lists of six are twelve",
    [
      ["a.csv", ill(SIX)],
      ["b.csv", ill(OTHERS)],
    ],
    { persons: 6, together: 12, identified: 0 },
  ],
  [
    "also of different kinds",
    [
      ["a.csv", ill(SIX)],
      ["b.csv", born(OTHERS)],
    ],
    { persons: 6, together: 12, identified: 0 },
  ],
  [
    "the same six in two files are six",
    [
      ["a.csv", ill(SIX)],
      ["b.csv", ill(SIX)],
    ],
    { persons: 6, together: 6, identified: 0 },
  ],
  [
    "the same six, of whom one file says when they were born",
    [
      ["a.csv", born(SIX)],
      ["b.csv", ill(SIX)],
    ],
    { persons: 6, together: 6, identified: 0 },
  ],
  [
    "in one archive as well",
    [["a.zip", zipSync({ "a.csv": strToU8(ill(SIX)), "b.csv": strToU8(ill(OTHERS)) })]],
    { persons: 6, together: 12, identified: 0 },
  ],
  [
    "phone lists add up to nothing",
    [
      ["a.csv", phones(SIX)],
      ["b.csv", phones(OTHERS)],
    ],
    { persons: 6, together: 6, identified: 0 },
  ],
  [
    "neither does a phone list to a list that tells something",
    [
      ["a.csv", ill(SIX)],
      ["b.csv", phones(OTHERS)],
    ],
    { persons: 6, together: 6, identified: 0 },
  ],
  [
    "whoever signs an invoice is no list",
    Array.from({ length: 12 }, (_, at) => invoice(at)),
    { persons: 1, together: 1, identified: 0 },
  ],
  [
    "a number is somebody's",
    [["brief.txt", "Geachte heer Jansen,\n\nUw burgerservicenummer is 111222333.\n"]],
    { persons: 1, together: 1, identified: 1 },
  ],
  [
    "a form that asks for a number holds none",
    [
      ["formulier.csv", "Naam;BSN;Geboortedatum\n;;\n"],
      ["leden.csv", phones(SIX)],
    ],
    { persons: 6, together: 6, identified: 0 },
  ],
]
for (const [why, files, expected] of rows)
  test(`people of all attachments: ${why}`, async () => assert.deepEqual(await counted(files), expected))

test("people of all attachments: letters about one client each add up", async () => {
  const bsns = ["111222333", "123456782", "223334443", "223334455"]
  const files = bsns.map((bsn, at): File => [`brief ${at}.txt`, `Uw burgerservicenummer is ${bsn}.\n`])
  assert.equal((await counted(files)).together, bsns.length)
})
