/** Whether the ledger can be relied on: that it is signed, that it is what was signed before, and that others vouch for it. */
import type { HealthFinding } from "../health.ts"
import type { SignerState } from "./ledger-signer.ts"
import type { LedgerKeyChange } from "./told-configuration.ts"
import type { WitnessState } from "./witnessing.ts"

const NAME = "ledger"

/** The worst first: a ledger that was altered is more than a witness that is away. */
export function ofLedger(signer: SignerState, witnesses: readonly WitnessState[]): HealthFinding {
  if (signer.kind === "bent")
    return {
      name: NAME,
      state: "wrong",
      nl: "Het verantwoordingslogboek is niet meer wat eerder is ondertekend: iets erin is veranderd of verdwenen.",
      en: "The ledger is no longer what was signed before: something in it was altered or is gone.",
      remedy: {
        nl: "Zet niets terug en start niets opnieuw. Maak een kopie van de map met gegevens, en laat `sluis ledger verify` zeggen welke regel het is. Meld het als incident (BIO2 8.15.05).",
        en: "Put nothing back and restart nothing. Copy the folder of data, and let `sluis ledger verify` say which entry it is. Report it as an incident (BIO2 8.15.05).",
      },
      at: signer.since,
    }
  const doubted = witnesses.find(({ failing }) => failing !== undefined && DOUBTS.has(failing.why))
  if (doubted?.failing !== undefined)
    return {
      name: NAME,
      state: "wrong",
      nl: "Een getuige heeft een ander verantwoordingslogboek gezien dan dit.",
      en: "A witness has seen another ledger than this one.",
      remedy: {
        nl: "Is er een reservekopie teruggezet, dan ontbreekt wat daarna is gebeurd: leg dat vast. Is dat niet zo, behandel het dan als een incident.",
        en: "If a backup was put back, what happened after it is missing: record that. If not, treat it as an incident.",
      },
      at: doubted.failing.since,
    }
  if (signer.kind === "failing")
    return {
      name: NAME,
      state: "attention",
      nl: "Het verantwoordingslogboek kan nu niet worden ondertekend.",
      en: "The ledger can't be signed at the moment.",
      remedy: {
        nl: "Kijk of de opslag werkt. Wat gebeurt, wordt wel vastgelegd en later ondertekend.",
        en: "See whether the store works. What happens is recorded all the same, and signed later.",
      },
      at: signer.since,
    }
  const silent = witnesses.filter(({ failing }) => failing !== undefined)
  if (silent.length > 0)
    return {
      name: NAME,
      state: "attention",
      nl: `Het verantwoordingslogboek wordt ondertekend, maar ${silent.length === 1 ? "een getuige antwoordt" : `${silent.length} getuigen antwoorden`} niet.`,
      en: `The ledger is signed, but ${silent.length === 1 ? "a witness does" : `${silent.length} witnesses do`} not answer.`,
      remedy: {
        nl: "Kijk of `sluis ledger witness` op de andere machine draait en of het adres onder `ledger.witness` klopt.",
        en: "See whether `sluis ledger witness` runs on the other machine, and whether the address under `ledger.witness` is right.",
      },
      at: silent[0]?.failing?.since,
    }
  return {
    name: NAME,
    state: "ok",
    nl: "Het verantwoordingslogboek is heel en ondertekend.",
    en: "The ledger is whole and signed.",
    remedy: { nl: "", en: "" },
    at: signer.last?.at,
  }
}

/** What says more than that nobody answered. */
const DOUBTS: ReadonlySet<string> = new Set(["ahead", "inconsistent"])

/** Milliseconds for which a new key is told: a month in which whoever keeps Sluis running has looked, whoever is on leave. */
export const KEY_CHANGE_TOLD = 30 * 86_400_000

/**
 * That the ledger is signed with another key than before. There is no way to do that in Sluis itself: it is another key of
 * encryption, or a ledger that was begun anew. Undefined: there is nothing to tell.
 */
export function ofLedgerKey(change: LedgerKeyChange | undefined, now: number): HealthFinding | undefined {
  // A clock that was put back since is no reason to be silent.
  if (change === undefined || now - change.at >= KEY_CHANGE_TOLD) return undefined
  const [was, is] = [shortKey(change.was), shortKey(change.is)]
  return {
    name: "ledger-key",
    state: "wrong",
    nl: `Het verantwoordingslogboek wordt ondertekend met een andere sleutel dan eerst: \`${is}\` in plaats van \`${was}\`.`,
    en: `The ledger is signed with another key than before: \`${is}\` instead of \`${was}\`.`,
    remedy: {
      nl: "Hebt u dit zelf gedaan, bijvoorbeeld met een nieuwe sleutel of een nieuw begin? Geef de nieuwe openbare sleutel (`sluis ledger key`) aan wie het logboek controleert en aan de getuigen, en bewaar het oude logboek met de oude sleutel. Hebt u dit niet gedaan? Dan is het een incident: maak een kopie van de map met gegevens en meld het (BIO2 8.15.05). Deze melding verdwijnt na 30 dagen; in het logboek blijft staan dat de sleutel is gewijzigd.",
      en: "Did you do this yourself, for instance with a new key or by beginning anew? Give the new public key (`sluis ledger key`) to whoever checks the ledger and to the witnesses, and keep the old ledger with the old key. Did you not? Then it is an incident: copy the folder of data, and report it (BIO2 8.15.05). This is told for 30 days; that the key was changed stays in the ledger.",
    },
    at: change.at,
  }
}

/** What tells two keys apart: the id in "NAME+ID+BASE64" with its name (C2SP signed-note). */
function shortKey(vkey: string): string {
  return vkey.split("+").slice(0, 2).join("+")
}
