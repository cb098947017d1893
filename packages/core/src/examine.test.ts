/** What must hold for every message, whatever is in it. */
import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { examine, judge } from "./examine.ts"
import type { Facts } from "./facts/facts.ts"
import { decodedBody } from "./mail/body.ts"
import { rawValue } from "./mail/header.ts"
import { parseMessage } from "./mail/message.ts"
import { octetsOf, octetString } from "./mail/octets.ts"
import { encodeBase64, encodeQuotedPrintable } from "./mail/transfer-encoding.ts"
import { shownFacts } from "./facts/lazy-facts.ts"
import { decide } from "./policy/decide.ts"
import { BUILTIN_POLICY } from "./policy/builtin.ts"
import { applySplices } from "./rewrite/splice.ts"

const utf8 = new TextEncoder()
const read = (source: string, us = ["us.example"]) => examine(utf8.encode(source), { us }, BUILTIN_POLICY)

const crowd = (count: number): string[] =>
  Array.from({ length: count }, (_, number) => `p${number}@home${number}.example`)

test("examine: a hundred and twelve strangers in To are 112 × 111 introductions, and get a copy each", () => {
  const { facts, verdict, copies } = read(
    `From: me@us.example\r\nTo: ${crowd(112).join(",\r\n ")}\r\n\r\nhoi\r\n`,
  )
  assert.equal(facts.audience.introductions, 112 * 111)
  assert.equal(verdict.kind, "individualise")
  assert.equal(copies.length, 112)
})

test("examine: a form in a new message is its own, in an answer it is quoted", () => {
  const form =
    "Dit is binnengekomen bij het loket, wie pakt het op?\r\n\r\nVan: loket\r\nAan: team\r\nOnderwerp: vraag\r\n\r\n"
  const personal = (subject: string) =>
    read(
      `From: me@us.example\r\nTo: a@us.example\r\nSubject: ${subject}\r\n\r\n${form}Mevrouw Jansen heeft een depressie.\r\n`,
    ).facts.content.personal
  assert.deepEqual([personal("Vraag"), personal("Re: Vraag")], [["health"], []])
})

test("examine: of two subjects both are read, for one program shows the first and another the last", () => {
  const told = "Mevrouw Jansen heeft een depressie"
  for (const subjects of [[told], [told, "Dag"], ["Dag", told]]) {
    const header = subjects.map((subject) => `Subject: ${subject}\r\n`).join("")
    const { facts } = read(`From: me@us.example\r\nTo: a@us.example\r\n${header}\r\nTot dan.\r\n`)
    assert.deepEqual(facts.content.personal, ["health"])
  }
})

test("examine: nine strangers are delivered, ten are not", () => {
  assert.equal(read(`From: me@us.example\r\nTo: ${crowd(9).join(", ")}\r\n\r\nhoi`).verdict.kind, "deliver")
  assert.equal(
    read(`From: me@us.example\r\nTo: ${crowd(10).join(", ")}\r\n\r\nhoi`).verdict.kind,
    "individualise",
  )
})

test("examine: a contact named in the text, who is a recipient too, does not stop the copies", () => {
  const to = [...crowd(12), "karin@us.example"].join(", ")
  assert.equal(
    read(`From: me@us.example\r\nTo: ${to}\r\n\r\nMeld u aan bij karin@us.example.\r\n`).verdict.kind,
    "individualise",
  )
})

test("examine: a recipient from outside named in the text stops the copies", () => {
  const { verdict, leak } = read(
    `From: me@us.example\r\nTo: ${crowd(12).join(", ")}\r\n\r\nVraag het aan p3@home3.example.\r\n`,
  )
  assert.equal(verdict.kind, "hold")
  assert.equal(leak?.why, "address")
  assert.equal(verdict.reasons[0]?.rule, "sluis/exit-check")
})

test("examine: automatic mail that would be held is refused", () => {
  const source = `From: me@us.example\r\nAuto-Submitted: auto-generated\r\nTo: ${crowd(12).join(", ")}\r\nSubject: p3@home3.example\r\n\r\nhoi`
  assert.equal(read(source).verdict.kind, "refuse")
})

/** One member, of which the bit is set that says "encrypted" (.ZIP File Format Specification 6.3.10 §4.4.4). */
const LOCKED_ZIP =
  "UEsDBBQAAQAAAAAAAAAAAAAAAQAAAAEAAAABAAAAYXhQSwECFAAUAAEAAAAAAAAAAAAAAAEAAAABAAAAAQAAAAAAAAAAAAAAAAAAAAAAYVBLBQYAAAAAAQABAC8AAAAgAAAAAAA="
const ATTACHED = `Content-Type: application/zip; name=lijst.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n${LOCKED_ZIP}`

for (const [name, recipients] of [
  ["strangers", `To: ${crowd(12).join(", ")}`],
  [
    "two who see each other and one in a Bcc field",
    "To: p1@home1.example, p2@home2.example\r\nBcc: p3@home3.example",
  ],
] as const) {
  test(`examine: an attachment that can't be looked into stops the copies for ${name}`, () => {
    const without = read(`From: me@us.example\r\n${recipients}\r\n\r\nhoi`)
    assert.equal(without.verdict.kind, "individualise")
    const { verdict, leak, copies } = read(`From: me@us.example\r\n${recipients}\r\n${ATTACHED}`)
    assert.equal(verdict.kind, "hold")
    assert.equal(leak?.why, "encrypted")
    assert.match(verdict.reasons[0]?.nl ?? "", /bijlage.*Bcc/)
    assert.deepEqual(copies, [])
  })
}

test("examine: a room stays in every copy of an invitation, and is nobody's secret", () => {
  const attendees = crowd(12).map((one) => `ATTENDEE:mailto:${one}\r\n`)
  const room = "ATTENDEE;CUTYPE=ROOM:mailto:zaal1@verhuur.example\r\n"
  const calendar = `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n${attendees.join("")}${room}END:VEVENT\r\nEND:VCALENDAR\r\n`
  const { copies, message } = read(
    `From: me@us.example\r\nTo: ${crowd(12).join(", ")}, zaal1@verhuur.example\r\nContent-Type: text/calendar\r\n\r\n${calendar}`,
  )
  assert.equal(copies.length, 13)
  for (const { splices } of copies)
    assert.ok(octetString(applySplices(message.bytes, splices)).includes(room))
})

test("examine: an identifier that ends like a recipient's address stays, and stops nothing", () => {
  const thread =
    "In-Reply-To: <2026.p3@home3.example>\r\nReferences: <1@x.example>\r\n <2026.p3@home3.example>\r\n"
  const { copies, message } = read(`From: me@us.example\r\nTo: ${crowd(12).join(", ")}\r\n${thread}\r\nhoi`)
  assert.equal(copies.length, 12)
  for (const { splices } of copies)
    assert.ok(octetString(applySplices(message.bytes, splices)).includes(thread))
})

test("examine: somebody who may answer to Reply-To is still a stranger to the others", () => {
  const { facts } = read(
    `From: me@us.example\r\nReply-To: p1@home1.example\r\nTo: ${crowd(10).join(", ")}\r\n\r\nhoi`,
  )
  assert.equal(facts.audience.visible, 10)
  assert.equal(facts.audience.strangers, 10)
})

test("examine: one's own earlier mail below this one is no evidence that its recipients know each other", () => {
  const quoted = `Van: Ik <me@us.example>\r\nVerzonden: maandag 2 november 2026 10:00\r\nAan: ${crowd(12).join("; ")}\r\nOnderwerp: x\r\n\r\nhoi`
  const { facts } = read(
    `From: me@us.example\r\nTo: ${crowd(12).join(", ")}\r\n\r\nnog een keer\r\n\r\n${quoted}`,
  )
  assert.equal(facts.audience.strangers, 12)
})

const person = fc
  .tuple(
    fc.constantFrom("jan", "piet", "o.d", "x+y"),
    fc.constantFrom("a.example", "b.example", "us.example", "c.example"),
  )
  .map((pair) => pair.join("@"))
const people = fc.uniqueArray(person, { minLength: 1, maxLength: 12 })
const field = fc.constantFrom(
  "To",
  "Cc",
  "Bcc",
  "Reply-To",
  "X-To",
  "Resent-To",
  "X-Note",
  "Subject",
  "Received",
  "Delivered-To",
  "Mail-Followup-To",
)
const fields = fc.array(fc.tuple(field, people), { minLength: 1, maxLength: 6 })
const body = fc.array(
  fc.oneof(
    fc.constantFrom("hoi", "\r\n", "Van: ", "Aan: ", "<", ">", "uw sollicitatie", "u bent afgewezen"),
    person,
  ),
  { maxLength: 12 },
)

/** Addresses that stand in clear, found the simplest way there is. */
function addressesIn(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[a-z+.]+@[a-z]+\.example/g))
}

test("examine: whatever is sent, no copy that leaves shows another recipient, and what is delivered is not touched", () => {
  fc.assert(
    fc.property(fields, body, fc.constantFrom("text/plain", "text/html"), (list, words, type) => {
      const header = list.map(([name, who]) => `${name}: ${who.join(", ")}`).join("\r\n")
      const source = `From: me@us.example\r\n${header}\r\nContent-Type: ${type}\r\n\r\n${words.join(" ")}`
      const { verdict, copies, message, people: members, facts } = read(source)
      if (verdict.kind !== "individualise") {
        assert.deepEqual(copies, [])
        return
      }
      const others = new Set(members.map(({ key }) => key as string))
      const inText = addressesIn(words.join(" "))
      for (const { recipient, splices } of copies) {
        const copy = octetString(applySplices(message.bytes, splices))
        for (const address of addressesIn(copy)) {
          if (address === recipient.key || !others.has(address)) continue
          const member = members.find(({ key }) => key === address)
          const meant: boolean = verdict.showing === "visible" && member?.visible === true
          const host = address.slice(address.indexOf("@"))
          // One of us named as a contact, the place to answer to, a colleague of this recipient, or one who wrote it.
          const contact = host === "@us.example" && inText.has(address)
          const answer = (copy.match(/^reply-to:.*$/gim) ?? []).some((to) =>
            to.toLowerCase().includes(address),
          )
          const known = recipient.key.endsWith(host) || recipient.key === "me@us.example"
          assert.ok(meant || contact || answer || known, `${recipient.key} would see ${address}\n${copy}`)
        }
        assert.equal(
          octetString(parseMessage(octetsOf(copy)).bytes).split("\r\n\r\n")[1] ?? "",
          source.split("\r\n\r\n")[1] ?? "",
        )
      }
      assert.ok(facts.audience.introductions >= 0)
    }),
    { numRuns: 1500 },
  )
})

test("examine: never throws, whatever the octets", () => {
  const piece = fc.constantFrom(
    "To: ",
    "Cc: ",
    "Bcc: ",
    "a@b.example",
    ",",
    ";",
    "\r\n",
    "--b",
    "Content-Type: multipart/signed; boundary=b",
    "Content-Type: text/calendar",
    "Content-Type: application/ms-tnef",
    "BEGIN:VCALENDAR",
    "ATTENDEE:mailto:",
    "Content-Transfer-Encoding: base64",
    "=?",
    "\u0000",
    "\u00ff",
    '"',
    "(",
    "<",
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece, { maxLength: 50 }).map((list) => octetsOf(list.join(""))),
        fc.uint8Array({ maxLength: 300 }),
      ),
      (bytes) => {
        examine(
          bytes,
          { us: [], envelope: { sender: "", recipients: ["x@y.example", "not an address", ""] } },
          BUILTIN_POLICY,
        )
        examine(bytes, { us: ["b.example"] }, BUILTIN_POLICY)
      },
    ),
    { numRuns: 1000 },
  )
})

test("examine: the verdict over facts made as they are asked for is that over all of them made beforehand", () => {
  fc.assert(
    fc.property(fields, body, (list, words) => {
      const header = list.map(([name, who]) => `${name}: ${who.join(", ")}`).join("\r\n")
      const bytes = utf8.encode(`From: me@us.example\r\n${header}\r\n\r\n${words.join(" ")}`)
      const asked = judge(bytes, { us: ["us.example"] }, BUILTIN_POLICY)
      const facts = shownFacts(judge(bytes, { us: ["us.example"] }, BUILTIN_POLICY).observation.facts)
      const beforehand: Facts = {
        ...facts,
        audience: { ...facts.audience },
        membership: { ...facts.membership },
        form: { ...facts.form },
      }
      assert.deepEqual(decide(beforehand, BUILTIN_POLICY), asked.decision)
    }),
  )
})

/** Twelve strangers, each with a first and a last name that nobody else has. */
const GUESTS = Array.from("abcdefghijkl", (letter) => ({
  address: `${letter}${letter}@huis-${letter}.example`,
  first: `${letter.toUpperCase()}anna`,
  last: `${letter.toUpperCase()}beer`,
}))
type Guest = (typeof GUESTS)[number]

/** The ways in which programs write a mailbox; the name of somebody else gets in by a comma, a comment or by hand. */
const WRITTEN: readonly ((one: Guest, other: Guest) => string)[] = [
  ({ address }) => address,
  ({ address, first, last }) => `${first} ${last} <${address}>`,
  ({ address, first, last }) => `"${last}, ${first}" <${address}>`,
  ({ address, first, last }) => `${last}, ${first}\r\n <${address.toUpperCase()}>`,
  ({ address, first }, other) => `${address} (${first}, ${other.first} ${other.last})`,
  ({ address, first, last }, other) => `${first} ${last} <${address}> (en ${other.first} ${other.last})`,
  ({ address, first, last }, other) => `"${first} ${last} en ${other.last}, ${other.first}" <${address}>`,
  ({ address, first, last }, other) => `${first} (${other.first} ${other.last}) ${last} <${address}>`,
]

const guestList = fc
  .shuffledSubarray(GUESTS, { minLength: GUESTS.length })
  .chain((order) =>
    fc.tuple(
      ...order.map((one, at) =>
        fc
          .nat(WRITTEN.length - 1)
          .map((way) => ({ one, written: WRITTEN[way]?.(one, order[(at + 1) % order.length] ?? one) ?? "" })),
      ),
    ),
  )
const destinations = fc.array(fc.constantFrom("To", "Cc", "Resent-To"), { minLength: 3, maxLength: 3 })
const strange = fc.subarray([
  (names: string) => `X-Display-To: ${names}\r\n`,
  (_: string, who: string) => `X-Who: ${who}\r\n`,
  (_: string, who: string) => `X-Coded: ${btoa(`naar ${who}`)}\r\n`,
  (_: string, who: string) => `X-Folded: ${who.replace("@", "@\r\n ")}\r\n`,
  () => `X-To: ${GUESTS.map(({ address }) => address).join(", ")}\r\n`,
  (names: string) => `Comments: ${names}\r\n`,
  (_: string, who: string) => `Delivered-To: ${who}\r\n`,
])
const encoding = fc.constantFrom(
  { name: "8bit", encode: octetsOf },
  { name: "base64", encode: (octets: string) => encodeBase64(octetsOf(octets)) },
  { name: "quoted-printable", encode: (octets: string) => encodeQuotedPrintable(octetsOf(octets)) },
)

test("examine: no copy of an invitation shows another guest, and everything else in it is as it was", () => {
  fc.assert(
    fc.property(
      guestList,
      destinations,
      strange,
      encoding,
      fc.boolean(),
      (list, names, fields, { name, encode }, folded) => {
        const header = names.map(
          (field, at) =>
            `${field}: ${list
              .slice(at * 4, at * 4 + 4)
              .map(({ written }) => written)
              .join(",\r\n ")}\r\n`,
        )
        const [a, b] = list
        const allNames = list.map(({ one }) => `${one.first} ${one.last}`).join("; ")
        const lines = list.map(
          ({ one }) =>
            `ATTENDEE;CN="${one.last}, ${one.first}${folded ? "\r\n " : ""}":mailto:${one.address}\r\n`,
        )
        const kept = [
          "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nORGANIZER:mailto:me@us.example\r\nSUMMARY:caf\u00c3\u00a9 = leuk\r\n",
          "ATTENDEE;CUTYPE=ROOM:mailto:zaal@us.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        ] as const
        const calendar = `${kept[0]}X-WHO:${a?.one.address} ${b?.one.address}\r\n${lines.join("")}CONTACT:${allNames}\r\n${kept[1]}`
        const source = [
          `From: me@us.example\r\n${header.join("")}Subject: Feest\r\nX-Keep:  as \t it is\r\n`,
          ...fields.map((field) => field(allNames, b?.one.address ?? "")),
          "Content-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\n\r\nTot dan!\r\n--q\r\n",
          `Content-Type: text/calendar\r\nContent-Transfer-Encoding: ${name}\r\n\r\n`,
        ]
        const bytes = octetsOf(`${source.join("")}${octetString(encode(calendar))}\r\n--q--\r\n`)
        const envelope = { sender: "me@us.example", recipients: GUESTS.map(({ address }) => address) }
        const { copies, verdict } = examine(bytes, { us: ["us.example"], envelope }, BUILTIN_POLICY)
        assert.equal(verdict.kind, "individualise", octetString(bytes))
        assert.equal(copies.length, GUESTS.length)
        for (const { recipient, splices } of copies) {
          const copy = parseMessage(applySplices(bytes, splices))
          const whole = octetString(copy.bytes)
          const part = copy.parts.find(({ type }) => type === "text/calendar")
          assert.ok(part !== undefined)
          const left = octetString(decodedBody(copy, part))
          for (const { address, first, last } of GUESTS) {
            if (address === recipient.address) continue
            for (const sign of [address, first, last, btoa(address).slice(4, -4)]) {
              assert.ok(
                !whole.toLowerCase().includes(sign.toLowerCase()) && !left.includes(sign),
                `${recipient.address} would see ${sign}\n${whole}`,
              )
            }
          }
          const own = lines[list.findIndex(({ one }) => one.address === recipient.address)] ?? ""
          assert.equal(left, `${kept[0]}${own}${kept[1]}`)
          for (const field of copy.root.header.fields) {
            const written = `${field.name}:${rawValue(copy.root.header, field)}`
            assert.ok(
              DESTINATIONS.has(field.name) ||
                octetString(bytes).toLowerCase().includes(written.toLowerCase()),
              written,
            )
          }
          assert.ok(whole.includes("Subject: Feest\r\nX-Keep:  as \t it is\r\n"))
          assert.ok(
            whole.includes(source.at(-2) ?? "") &&
              whole.includes(source.at(-1) ?? "") &&
              whole.endsWith("\r\n--q--\r\n"),
          )
        }
      },
    ),
    { numRuns: 300 },
  )
})

const DESTINATIONS: ReadonlySet<string> = new Set(["to", "cc", "resent-to", "x-to"])
