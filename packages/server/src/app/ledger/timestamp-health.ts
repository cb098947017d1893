/** Whether the ledger gets its daily timestamp, and whether their clock and ours agree. */
import type { HealthFinding } from "../health.ts"
import type { TimestampState } from "./timestamping.ts"

const NAME = "timestamp"
const NOTHING = { nl: "", en: "" }
/** Milliseconds. Two clocks that are kept right differ by less; a wrong one makes every time in the ledger doubtful. */
const CLOCKS_APART = 10_000

/** `state` undefined: no service is configured. */
export function ofTimestamps(state: TimestampState | undefined): HealthFinding {
  if (state === undefined)
    return {
      name: NAME,
      state: "ok",
      nl: "Het verantwoordingslogboek krijgt geen tijdstempels: er is geen dienst ingesteld.",
      en: "The ledger gets no timestamps: no service is configured.",
      remedy: NOTHING,
      at: undefined,
    }
  const { stamped, failing } = state
  if (failing !== undefined)
    return {
      name: NAME,
      state: "attention",
      nl: "Het verantwoordingslogboek kreeg geen tijdstempel.",
      en: "The ledger got no timestamp.",
      remedy:
        failing.why === "wrong-token"
          ? {
              nl: "De dienst antwoordt, maar het antwoord klopt niet. Kijk of `ledger.timestamp.ca` de certificaten van deze dienst zijn.",
              en: "The service answers, but its answer is not right. See whether `ledger.timestamp.ca` are the certificates of this service.",
            }
          : {
              nl: "Kijk of `ledger.timestamp.url` klopt en of een firewall ertussen zit. Sluis blijft het proberen.",
              en: "See whether `ledger.timestamp.url` is right and whether a firewall is in between. Sluis keeps trying.",
            },
      at: failing.since,
    }
  if (stamped !== undefined && Math.abs(stamped.ahead) > CLOCKS_APART)
    return {
      name: NAME,
      state: "attention",
      nl: "De klok van deze machine loopt anders dan die van de tijdstempeldienst.",
      en: "The clock of this machine differs from that of the timestamping service.",
      remedy: {
        nl: "Stel de klok gelijk (NTP). De tijden in het verantwoordingslogboek zijn van deze machine.",
        en: "Set the clock right (NTP). The times in the ledger are those of this machine.",
      },
      at: stamped.at,
    }
  return {
    name: NAME,
    state: "ok",
    nl: "Het verantwoordingslogboek krijgt elke dag een tijdstempel.",
    en: "The ledger gets a timestamp every day.",
    remedy: NOTHING,
    at: stamped?.at,
  }
}
