/** Occasions for the tests of notices. */
import type { Reason } from "@sluis/core/policy/verdict"

import type { Sight } from "../app/gate/judged.ts"
import type { NoticeRequest } from "../app/queue/own-mail.ts"

export const SENDER = "j.devries@voorbeeld.example"

export const SIGHT: Sight = {
  department: "",
  recipients: 112,
  visible: 112,
  visibleOutside: 40,
  hidden: 0,
  introductions: 112 * 111,
  exposures: 112 * 111,
  sensitivity: "certain",
  categories: ["health"],
  listed: { header: 0, quoted: 0, text: 0, attached: 0 },
  automatic: false,
  language: "nl",
  subject: "Uitnodiging contactdag",
}

export const REASON: Reason = {
  rule: "audience/strangers",
  nl: "112 mensen zouden elkaars adres zien. Zulke mail stuurt Sluis aan iedereen apart. Tip: zet de adressen volgende keer in Bcc.",
  en: "112 people would see each other's address. Sluis sends such mail to each person separately. Tip: put the addresses in Bcc next time.",
}

export const SEPARATELY: NoticeRequest = {
  id: "k7m2qx4tbn3dwz5a",
  at: Date.UTC(2026, 10, 17, 16, 28),
  to: SENDER,
  messageId: "<20261117.1@voorbeeld.example>",
  verdict: { kind: "individualise", showing: "self", reasons: [REASON] },
  sight: SIGHT,
  recipients: 112,
  expiresAt: Date.UTC(2026, 10, 22, 16, 28),
  smtputf8: false,
}

/** Three rejected applicants. */
export const HELD: NoticeRequest = {
  ...SEPARATELY,
  sight: {
    ...SIGHT,
    recipients: 3,
    visible: 3,
    introductions: 6,
    exposures: 6,
    categories: ["rejection"],
  },
  recipients: 3,
  verdict: {
    kind: "hold",
    releasableBy: "sender",
    reasons: [
      {
        rule: "membership/small-circle",
        nl: "3 mensen zien van elkaar dat zij deze mail krijgen. Dat verraadt iets over hen: een afwijzing. Stuur hem liever aan iedereen apart.",
        en: "3 people see of each other that they get this message. That gives away something about them: a rejection. Better send it to each person separately.",
      },
    ],
  },
}
