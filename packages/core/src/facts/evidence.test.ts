import assert from "node:assert/strict"
import { test } from "node:test"
import type { DocumentFacts } from "../document/document.ts"
import { parseMessage } from "../mail/message.ts"
import { octetsOf } from "../mail/octets.ts"
import { NO_MEMORY } from "./memory.ts"
import { observe } from "./observe.ts"

const LETTER: DocumentFacts = {
  persons: 0,
  concealedPersons: 0,
  identified: 0,
  added: 0,
  identifiers: [],
  categories: ["health"],
  personal: ["health"],
  concealedPersonal: ["debt"],
  invites: [],
  concealed: ["comment"],
  unread: undefined,
}
const PARTS = ["Content-Type: text/plain", "Content-Type: application/pdf", "Content-Type: application/pdf"]
const MAIL = [
  "From: els@voorbeeld.example",
  "To: piet@voorbeeld.example",
  "Content-Type: multipart/mixed; boundary=b",
  "",
  ...PARTS.flatMap((head) => ["--b", head, "", "Zie bijlage."]),
  "--b--",
  "",
].join("\r\n")

test("evidence: of two attachments the one that tells of somebody is named, and what it tells", () => {
  const { evidence } = observe(parseMessage(octetsOf(MAIL)), {
    us: ["voorbeeld.example"],
    departmentOf: () => "",
    memory: NO_MEMORY,
    documents: new Map([["3", LETTER]]),
    numbers: [],
  })
  assert.deepEqual(
    evidence().map(({ fact, value, part, certainty }) => [fact, value, part, certainty]),
    [
      ["attachments.personal", "health", "3", "certain"],
      ["attachments.concealedPersonal", "debt", "3", "certain"],
    ],
  )
})
