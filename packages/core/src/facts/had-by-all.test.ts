import assert from "node:assert/strict"
import { test } from "node:test"
import { parseMessage } from "../mail/message.ts"
import { octetsOf } from "../mail/octets.ts"
import { NO_MEMORY } from "./memory.ts"
import { observe } from "./observe.ts"

/** Whom Jo of d.example wrote to, beside Els, who now answers all. */
const FIVE = ["p0@a.example", "p1@b.example", "p2@c.example", "p3@e.example", "p4@f.example"]
const JO = "jo@d.example"
const MANY = Array.from({ length: 10 }, (_, at) => `q${at}@q${at}.example`)

const plain = (from: string, to: readonly string[], below = ""): string =>
  `\r\n${SAID}\r\n\r\nVan: ${from}\r\nVerzonden: 4 mei 2026\r\nAan: els@voorbeeld.example; ${to.join("; ")}\r\nOnderwerp: x\r\n\r\nDag${below}`
const html = (from: string, to: readonly string[]): string =>
  `Content-Type: text/html\r\n\r\n<p>${SAID}</p><p><b>Van:</b> ${link(from)}<br><b>Verzonden:</b> 4 mei 2026<br><b>Aan:</b> ${to.map(link).join("; ")}<br><b>Onderwerp:</b> x</p><p>Dag</p>`
const link = (address: string): string => `<a href="mailto:${address}">${address}</a>`
const SAID = "Beste lotgenoten, dank voor jullie openheid over jullie PTSS."

const listings: readonly [why: string, to: readonly string[], body: string, quoted: number, text: number][] =
  [
    ["all were in the old mail, openly", [JO, ...FIVE], plain(JO, FIVE), 0, 0],
    ["the same in HTML, with links", [JO, ...FIVE], html(JO, FIVE), 0, 0],
    [
      "an older one below it was quoted in it",
      [JO, ...FIVE],
      plain(
        JO,
        FIVE,
        `\r\n\r\nVan: p0@a.example\r\nAan: ${FIVE.slice(0, 3).join("; ")}\r\nOnderwerp: y\r\n\r\nHoi`,
      ),
      0,
      0,
    ],
    ["one is new, and learns them", [JO, ...FIVE, "n@n.example"], plain(JO, FIVE), 6, 0],
    ["a colleague began it: each may have got a copy", FIVE, plain("kees@voorbeeld.example", FIVE), 5, 0],
    ["nobody knows who began it", FIVE, plain("Jo", FIVE), 5, 0],
    ["the sender himself lists them", FIVE, `\r\n${SAID} Er komen: ${FIVE.join(", ")}.`, 0, 5],
    ["so many that each gets a copy", [JO, ...MANY], plain(JO, MANY), 11, 0],
  ]
for (const [why, to, body, quoted, text] of listings)
  test(`the readers' addresses: ${why}`, () => {
    const head = `From: els@voorbeeld.example\r\nTo: ${to.join(", ")}\r\nIn-Reply-To: <1@d.example>\r\n`
    const { facts } = observe(parseMessage(octetsOf(head + body)), {
      us: ["voorbeeld.example"],
      departmentOf: () => "",
      memory: NO_MEMORY,
      documents: new Map(),
      numbers: [],
    })
    assert.equal(facts.membership.sensitivity, "certain")
    assert.deepEqual({ quoted: facts.listed.quoted, text: facts.listed.text }, { quoted, text })
  })
