import assert from "node:assert/strict"
import { test } from "node:test"
import type { DocumentFacts } from "../document/document.ts"
import { parseMessage } from "../mail/message.ts"
import { NO_MEMORY } from "./memory.ts"
import { observe } from "./observe.ts"

const invitation: DocumentFacts = {
  persons: 0,
  concealedPersons: 0,
  identified: 0,
  added: 0,
  identifiers: [],
  categories: ["health"],
  personal: [],
  concealedPersonal: [],
  invites: ["health"],
  concealed: [],
  unread: undefined,
}
const colleagues = (count: number): string =>
  Array.from({ length: count }, (_, at) => `c${at}@voorbeeld.example`).join(", ")
const strangers = (count: number): string =>
  Array.from({ length: count }, (_, at) => `c${at}@s${at}.example`).join(", ")
const LONG = "Dit staat er ook nog bij over het rooster van komende week. ".repeat(8)

const rows: readonly [why: string, to: string, text: string, expected: string][] = [
  ["ten colleagues, and hardly a word", colleagues(10), "Zie de bijlage. Tot dan!", "certain health"],
  [
    "five clients",
    strangers(5),
    "Beste allemaal, in de bijlage vinden jullie de uitnodiging.",
    "certain health",
  ],
  ["one", colleagues(1), "Zie de bijlage. Tot dan!", "none"],
  ["nine colleagues, who are asked to look at such things", colleagues(9), "Zie de bijlage.", "none"],
  ["who are to put it up", colleagues(12), "Graag ophangen in de wachtkamer.", "none"],
  ["who are to hand it on", colleagues(12), "Willen jullie deze aan je cliënten geven?", "none"],
  ["who are to correct it", colleagues(12), "Hierbij het concept. Graag jullie opmerkingen.", "none"],
  ["for information", colleagues(12), "Ter info.", "none"],
  ["in English", colleagues(12), "Please distribute.", "none"],
  ["below a mail about something else", colleagues(12), LONG, "none"],
]
for (const [why, to, text, expected] of rows)
  test(`an invitation hangs on a mail to: ${why}`, () =>
    assert.equal(membershipOf("Uitnodiging", to, text), expected))

test("an invitation that is forwarded is handed on", () => {
  assert.equal(membershipOf("FW: Uitnodiging", colleagues(12), "Zie de bijlage."), "none")
})

function membershipOf(subject: string, to: string, text: string): string {
  const octets = new TextEncoder().encode(
    `From: els@voorbeeld.example\r\nTo: ${to}\r\nSubject: ${subject}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`,
  )
  const { facts } = observe(parseMessage(octets), {
    us: ["voorbeeld.example"],
    departmentOf: () => "",
    memory: NO_MEMORY,
    documents: new Map([["2", invitation]]),
    numbers: [],
  })
  return [facts.membership.sensitivity, ...facts.membership.categories].join(" ")
}
