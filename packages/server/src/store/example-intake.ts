/** A message for the tests of stores, with everything in it that a message can have. */
import { randomBytes } from "node:crypto"

import type { Intake } from "../app/held/custody.ts"
import type { Sight } from "../app/gate/judged.ts"

/** 21 November 2026. */
export const NOW = 1_795_262_400_000

export function exampleIntake(change: Partial<Intake>): Intake {
  const octets = Buffer.from("From: Sanne\r\nSubject: Uitnodiging\r\n\r\nBeste mensen,\r\n")
  return {
    id: randomBytes(8)
      .toString("hex")
      .replaceAll("0", "y")
      .replaceAll("1", "z")
      .replaceAll("8", "w")
      .replaceAll("9", "x"),
    purpose: "individualise",
    at: NOW,
    expiresAt: NOW + 5 * 24 * 60 * 60 * 1000,
    envelope: {
      sender: "Sanne@voorbeeld.example",
      body: "8BITMIME",
      smtputf8: true,
      ret: "HDRS",
      envid: "QQ+2B314159",
      auth: "<>",
      recipients: [
        { address: "Jan@politie.example", notify: "FAILURE,DELAY", orcpt: "rfc822;Jan@politie.example" },
        { address: "jan@politie.example", notify: undefined, orcpt: undefined },
        { address: '"fatima de vries"@\u00fc.example', notify: "NEVER", orcpt: undefined },
      ],
    },
    prefix: new Uint8Array(Buffer.from("Received: from a by b\r\n\tid \u00fc\r\n")),
    size: octets.length,
    eightBit: false,
    pieces: () => [octets],
    copies: [
      { splices: [splice(0, 5, "To: Jan\xff\x00"), splice(9, 9, "")], recipients: [2, 0] },
      { splices: [splice(9, 9, "")], recipients: [1] },
    ],
    dueAt: NOW,
    verdict: {
      kind: "individualise",
      reasons: [{ rule: "audience/strangers", nl: "Vreemden.", en: "Strangers." }],
      showing: "self",
    },
    sight: undefined,
    correlation: randomBytes(16).toString("hex"),
    about: "",
    ...change,
  }
}

export const exampleSight: Sight = {
  department: "wijkteam",
  recipients: 3,
  visible: 3,
  visibleOutside: 2,
  hidden: 0,
  introductions: 6,
  exposures: 0,
  sensitivity: "assumed",
  categories: ["health"],
  listed: { header: 1, quoted: 2, text: 3, attached: 4 },
  automatic: false,
  language: "nl",
  subject: "Uitnodiging voor de groep",
}

/** Waits for a second person. `recipients`: other addresses than those of every example. */
export function exampleHeld(recipients?: readonly string[]): Intake {
  const base = exampleIntake({})
  const addresses = recipients ?? base.envelope.recipients.map(({ address }) => address)
  return {
    ...base,
    purpose: "hold",
    copies: [],
    envelope: {
      ...base.envelope,
      recipients: addresses.map((address) => ({ address, notify: undefined, orcpt: undefined })),
    },
    verdict: {
      kind: "hold",
      reasons: [{ rule: "list/sensitive", nl: "Deze lijst zegt iets.", en: "This list says something." }],
      releasableBy: "second-person",
      showing: "visible",
    },
    sight: exampleSight,
  }
}

/** Never the same octet for long, so that pieces in another order are other content. */
export function octetsOfLength(length: number): Uint8Array {
  const octets = new Uint8Array(length)
  for (let at = 0; at < length; at += 1) octets[at] = at * 31 + (at >> 8) * 7
  return octets
}

function splice(start: number, end: number, text: string): Intake["copies"][number]["splices"][number] {
  return { start, end, replacement: new Uint8Array(Buffer.from(text, "latin1")) }
}
