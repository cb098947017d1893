/** What canaries and their ends are called, in mail and on the command line. */
import type { CanaryKind } from "@sluis/core/canary/canary-kind"

import type { CanaryOutcome } from "./canary.ts"
import type { Bilingual } from "../language.ts"

export const CANARY_NAMES: { readonly [kind in CanaryKind]: Bilingual } = {
  "sensitive-list": { nl: "gevoelige lijst in Aan", en: "sensitive list in To" },
  "bcc-left-in": { nl: "Bcc die bleef staan", en: "Bcc that was left in" },
  "calendar-invitation": { nl: "uitnodiging met alle deelnemers", en: "invitation with all attendees" },
  "list-attached": { nl: "lijst in een bijlage", en: "list in an attachment" },
}

export function outcomeWords(outcome: CanaryOutcome): Bilingual {
  switch (outcome.kind) {
    case "caught":
      return { nl: "tegengehouden", en: "caught" }
    case "not-caught":
      return outcome.verdict === "deliver"
        ? { nl: "zou zijn verstuurd", en: "would have been sent" }
        : { nl: "niet goed gecontroleerd", en: "not checked properly" }
    case "not-arrived":
      return { nl: "niet op tijd bij Sluis aangekomen", en: "did not come to Sluis in time" }
    case "not-sent":
      return { nl: `niet aangenomen (${outcome.code})`, en: `not accepted (${outcome.code})` }
  }
}
