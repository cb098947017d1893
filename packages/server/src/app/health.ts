/**
 * Whether everything is as it should be, and what to do where it is not. Each finding is made by a function of what was
 * measured; asking is ./console/health.ts.
 *
 * The grades: "attention" is for this week, "wrong" for now. No finding tells anything about a message but numbers.
 */
import type { Finding as Unfit } from "./configuration.ts"
import type { CustodyLoad } from "./held/custody.ts"
import type { Bilingual } from "./language.ts"

export type HealthFinding = Bilingual & {
  readonly name: string
  readonly state: "ok" | "attention" | "wrong"
  /** What to do; empty where there is nothing. */
  readonly remedy: Bilingual
  /** Milliseconds since 1970: the moment that it is about. */
  readonly at: number | undefined
}

/** Octets. */
export type DiskSpace = { readonly free: number; readonly total: number }
/** `key`: of the configuration. `until`: milliseconds since 1970. */
export type CertificateEnd = { readonly key: string; readonly until: number }
/** By what happened to the last message. `none`: a demonstration. */
export type NextHostState = "reachable" | "unreachable" | "unknown" | "none"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const NOTHING: Bilingual = { nl: "", en: "" }

function fine(name: string, words: Bilingual): HealthFinding {
  return { name, state: "ok", ...words, remedy: NOTHING, at: undefined }
}

/** `load` undefined: the store did not answer. */
export function ofStore(load: CustodyLoad | undefined): HealthFinding {
  const name = "store"
  if (load === undefined)
    return {
      name,
      state: "wrong",
      nl: "De opslag geeft geen antwoord.",
      en: "The store does not answer.",
      remedy: {
        nl: "Kijk of de schijf vol is en of de map met gegevens te beschrijven is. Zolang dit duurt, neemt Sluis geen mail aan.",
        en: "See whether the disk is full and whether the folder of data can be written to. As long as this lasts, Sluis takes no mail.",
      },
      at: undefined,
    }
  if (load.damaged > 0)
    return {
      name,
      state: "attention",
      nl: `De opslag werkt, maar ${load.damaged} ${load.damaged === 1 ? "bericht kan" : "berichten kunnen"} niet worden gelezen.`,
      en: `The store works, but ${load.damaged} ${load.damaged === 1 ? "message" : "messages"} can't be read.`,
      remedy: {
        nl: "Kijk in het logboek welke, en of de schijf fouten geeft. Bij een volgende start probeert Sluis het opnieuw.",
        en: "See in the log which, and whether the disk has errors. Sluis tries again when it next starts.",
      },
      at: undefined,
    }
  return fine(name, { nl: "De opslag werkt.", en: "The store works." })
}

export function ofNextHost(state: NextHostState): HealthFinding {
  const name = "next-host"
  switch (state) {
    case "reachable":
      return fine(name, {
        nl: "De volgende mailserver neemt mail aan.",
        en: "The next mail server takes mail.",
      })
    case "none":
      return fine(name, {
        nl: "Er is geen volgende mailserver: dit is een demonstratie, en er gaat geen mail weg.",
        en: "There is no next mail server: this is a demonstration, and no mail leaves.",
      })
    case "unknown":
      return {
        name,
        state: "attention",
        nl: "Er is nog geen mail doorgestuurd, dus het is niet bekend of de volgende mailserver mail aanneemt.",
        en: "No mail has been passed on yet, so it is not known whether the next mail server takes mail.",
        remedy: { nl: "Stuur een testbericht.", en: "Send a test message." },
        at: undefined,
      }
    case "unreachable":
      return {
        name,
        state: "wrong",
        nl: "De volgende mailserver is niet te bereiken.",
        en: "The next mail server can't be reached.",
        remedy: {
          nl: "Kijk of `upstream.host` klopt, of die server draait en of een firewall ertussen zit. Mail wacht intussen bij de afzender of in de wachtrij; er gaat niets verloren.",
          en: "See whether `upstream.host` is right, whether that server runs and whether a firewall is in between. Meanwhile mail waits with its sender or in the queue; nothing is lost.",
        },
        at: undefined,
      }
  }
}

/** A copy that is due is sent within seconds; one that was answered "later" is due again in minutes, then hours. */
const QUEUE_SLOW = 15 * MINUTE
const QUEUE_STUCK = 4 * HOUR

export function ofQueue(
  { queuedMessages, queuedRecipients, oldestDue }: CustodyLoad,
  now: number,
): HealthFinding {
  const name = "queue"
  const late = oldestDue === undefined ? 0 : now - oldestDue
  const words = {
    nl: `In de wachtrij: ${queuedMessages} ${queuedMessages === 1 ? "bericht" : "berichten"}, ${queuedRecipients} ${queuedRecipients === 1 ? "exemplaar" : "exemplaren"}.`,
    en: `In the queue: ${queuedMessages} ${queuedMessages === 1 ? "message" : "messages"}, ${queuedRecipients} ${queuedRecipients === 1 ? "copy" : "copies"}.`,
  }
  if (late < QUEUE_SLOW) return fine(name, words)
  return {
    name,
    state: late < QUEUE_STUCK ? "attention" : "wrong",
    nl: `${words.nl} De oudste had al verstuurd moeten zijn.`,
    en: `${words.en} The oldest should have been sent by now.`,
    remedy: {
      nl: "Kijk of de volgende mailserver antwoordt. Sluis blijft het proberen en vertelt het de afzender als het niet lukt.",
      en: "See whether the next mail server answers. Sluis keeps trying, and tells the sender if it fails.",
    },
    at: oldestDue,
  }
}

/** There is none where it did not jump. */
export function ofClock(jumpedAt: number): HealthFinding {
  return {
    name: "clock",
    state: "attention",
    nl: "De klok van deze machine is versprongen, of de machine heeft geslapen. Tot de klok vier uur gelijk loopt, verloopt er niets en wordt er niets verwijderd.",
    en: "The clock of this machine jumped, or the machine slept. Until the clock has run evenly for four hours, nothing expires and nothing is deleted.",
    remedy: {
      nl: "Kijk of de datum nu klopt en of de machine haar klok gelijkzet (`timedatectl`). Klopt de datum, dan hoeft u niets te doen.",
      en: "See whether the date is right now and whether the machine keeps its clock right (`timedatectl`). If the date is right, you need do nothing.",
    },
    at: jumpedAt,
  }
}

/** A working day, so that somebody can still decide. */
export const EXPIRES_SOON = DAY

/** `expiring`: how many of them end within `EXPIRES_SOON`, the first of them at `first`. */
export function ofHeld(held: number, expiring: number, first: number | undefined): HealthFinding {
  const name = "held"
  if (expiring === 0)
    return fine(name, {
      nl:
        held === 0
          ? "Er wacht niets op een beslissing."
          : `Er ${held === 1 ? "wacht 1 bericht" : `wachten ${held} berichten`} op een beslissing.`,
      en: held === 0 ? "Nothing waits for a decision." : `Messages that wait for a decision: ${held}.`,
    })
  return {
    name,
    state: "attention",
    nl: `Van wat wacht op een beslissing wordt binnen een dag verwijderd: ${expiring}.`,
    en: `Of what waits for a decision, this many are removed within a day: ${expiring}.`,
    remedy: {
      nl: "Vraag een beoordelaar om te beslissen. Anders gaan ze niet weg, en krijgt de afzender dat te horen.",
      en: "Ask a reviewer to decide. Otherwise they are not sent, and their senders will hear so.",
    },
    at: first,
  }
}

const CERTIFICATE_SOON = 30 * DAY
const CERTIFICATE_NOW = 7 * DAY

export function ofCertificate({ key, until }: CertificateEnd, now: number): HealthFinding {
  const name = "certificate"
  const days = Math.floor((until - now) / DAY)
  const state = until - now < CERTIFICATE_NOW ? "wrong" : until - now < CERTIFICATE_SOON ? "attention" : "ok"
  const isOver = until <= now
  return {
    name,
    state,
    nl: isOver
      ? `Het certificaat van \`${key}\` is verlopen.`
      : `Het certificaat van \`${key}\` is nog ${days} ${days === 1 ? "dag" : "dagen"} geldig.`,
    en: isOver
      ? `The certificate of \`${key}\` has expired.`
      : `The certificate of \`${key}\` is good for ${days} more ${days === 1 ? "day" : "days"}.`,
    remedy:
      state === "ok"
        ? NOTHING
        : {
            nl: "Vraag een nieuw certificaat aan, zet het op dezelfde plaats en laat Sluis opnieuw lezen (SIGHUP).",
            en: "Get a new certificate, put it in the same place and let Sluis read it again (SIGHUP).",
          },
    at: until,
  }
}

/** What reading the configuration found worth telling: `fatal` keeps Sluis from starting, so it is not among them. */
export function ofConfiguration({ grade, key, nl, en }: Unfit): HealthFinding {
  return {
    name: "configuration",
    state: grade === "advice" ? "attention" : "wrong",
    nl: `\`${key}\`: ${nl}.`,
    en: `\`${key}\`: ${en}.`,
    remedy: {
      nl: "Verander het in de configuratie en start Sluis opnieuw.",
      en: "Change it in the configuration and start Sluis again.",
    },
    at: undefined,
  }
}

/** `isBeside`: it lies in the folder of what it opens. */
export function ofKey(isBeside: boolean): HealthFinding {
  const name = "key"
  if (!isBeside)
    return fine(name, {
      nl: "De sleutel is er, en ligt apart van wat ermee versleuteld is.",
      en: "The key is there, apart from what it encrypts.",
    })
  return {
    name,
    state: "attention",
    nl: "De sleutel ligt in dezelfde map als wat ermee versleuteld is.",
    en: "The key lies in the same folder as what it encrypts.",
    remedy: {
      nl: "Leg hem ergens anders (`key.file`) of in een kluis (`key.command`), en bewaar een kopie apart.",
      en: "Put it somewhere else (`key.file`) or in a vault (`key.command`), and keep a copy apart.",
    },
    at: undefined,
  }
}

/** `domains`: ours. `signed`: those that there is a key for. */
export function ofDkim(domains: readonly string[], signed: readonly string[]): HealthFinding {
  const name = "dkim"
  const without = domains.filter((domain) => !signed.includes(domain))
  if (without.length === 0)
    return fine(name, {
      nl: "Exemplaren worden ondertekend voor al uw domeinen.",
      en: "Copies are signed for all your domains.",
    })
  return {
    name,
    state: "attention",
    nl: `Exemplaren worden niet ondertekend (DKIM) voor ${without.join(", ")}.`,
    en: `Copies are not signed (DKIM) for ${without.join(", ")}.`,
    remedy: {
      nl: "Ondertekent de volgende mailserver zelf, dan hoeft u niets te doen. Anders: geef een sleutel onder `dkim`.",
      en: "If the next mail server signs itself, there is nothing to do. Otherwise give a key under `dkim`.",
    },
    at: undefined,
  }
}

const GIB = 1024 ** 3
/** A week of a busy gateway's held mail fits in the one, an hour of it in the other. */
const DISK_LOW = 5 * GIB
const DISK_FULL = GIB / 2

export function ofDisk(space: DiskSpace | undefined): HealthFinding {
  const name = "disk"
  if (space === undefined)
    return fine(name, {
      nl: "Hoeveel ruimte er is op de schijf, is niet te zien.",
      en: "How much room there is on the disk can't be seen.",
    })
  const { free, total } = space
  const words = {
    nl: `Vrij op de schijf met gegevens: ${gib(free, "nl")} van ${gib(total, "nl")} GB.`,
    en: `Free on the disk of data: ${gib(free, "en")} of ${gib(total, "en")} GB.`,
  }
  if (free >= DISK_LOW) return fine(name, words)
  return {
    name,
    state: free >= DISK_FULL ? "attention" : "wrong",
    ...words,
    remedy: {
      nl: "Maak ruimte, of bewaar korter (`retention`). Is de schijf vol, dan neemt Sluis geen mail aan die moet wachten.",
      en: "Make room, or keep things for less long (`retention`). When the disk is full, Sluis takes no mail that must wait.",
    },
    at: undefined,
  }
}

/** Figures with one decimal, as each language writes them. */
function gib(octets: number, language: "nl" | "en"): string {
  const text = (octets / GIB).toFixed(1)
  return language === "nl" ? text.replace(".", ",") : text
}

/** What was learnt of mail, and what of it was lost because it could not be written down in time. */
export type Learning = { readonly learnt: number; readonly lost: number }

/** `learning` undefined: switched off. */
export function ofAcquaintance(learning: Learning | undefined): HealthFinding {
  const name = "acquaintance"
  if (learning === undefined)
    return fine(name, {
      nl: "Sluis onthoudt niet wie elkaar kent: dat staat uit.",
      en: "Sluis does not remember who knows whom: that is switched off.",
    })
  const { learnt, lost } = learning
  if (lost === 0)
    return fine(name, {
      nl: `Sluis leert wie elkaar kent; sinds de start van ${learnt} ${learnt === 1 ? "bericht" : "berichten"}.`,
      en: `Sluis learns who knows whom; from ${learnt} ${learnt === 1 ? "message" : "messages"} since it started.`,
    })
  return {
    name,
    state: "attention",
    nl: `Van ${lost} ${lost === 1 ? "bericht" : "berichten"} kon niet worden onthouden wie elkaar kent.`,
    en: `Of ${lost} ${lost === 1 ? "message" : "messages"} it could not be remembered who knows whom.`,
    remedy: {
      nl: "Kijk of de schijf vol of traag is. Sluis houdt hierdoor hooguit meer tegen dan nodig.",
      en: "See whether the disk is full or slow. At worst, Sluis stops more than it needs to.",
    },
    at: undefined,
  }
}

/** What is expected to send through Sluis, and which of it is silent. */
export type CoverageStanding = {
  readonly expected: number
  /** Names of the configuration. */
  readonly silent: readonly string[]
  /** When the first of them fell silent. */
  readonly since: number | undefined
}

/** Of those that are silent, so many are named; the page of the safeguard has all. */
const SILENT_NAMED = 5

export function ofCoverage({ expected, silent, since }: CoverageStanding): HealthFinding {
  const name = "coverage"
  if (expected === 0)
    return fine(name, {
      nl: "Er is niet ingesteld wat via Sluis hoort te versturen (`coverage.expected`).",
      en: "It is not set what should send through Sluis (`coverage.expected`).",
    })
  if (silent.length === 0)
    return fine(name, {
      nl: "Alles wat via Sluis hoort te versturen, doet dat.",
      en: "Everything that should send through Sluis does.",
    })
  const names = silent.slice(0, SILENT_NAMED).join(", ")
  const more = silent.length - SILENT_NAMED
  return {
    name,
    state: "attention",
    nl: `Dit hoort via Sluis te versturen, en is stil: ${names}${more > 0 ? `, en nog ${more}` : ""}.`,
    en: `This should send through Sluis, and is silent: ${names}${more > 0 ? `, and ${more} more` : ""}.`,
    remedy: {
      nl: "Kijk of de mail ervan nu buiten Sluis om gaat, en zet dat terug: wat niet langs Sluis komt, wordt niet beschermd. Bestaat het niet meer, haal het dan weg onder `coverage.expected`.",
      en: "See whether its mail goes round Sluis now, and undo that: what does not come past Sluis is not protected. If it is no more, take it out under `coverage.expected`.",
    },
    at: since,
  }
}

/** How the last canary of each kind and route ended. */
export type CanaryStanding = {
  readonly proven: number
  readonly red: number
  /** When the first of the red ones ended. */
  readonly redSince: number | undefined
  /** When the last of a kind and route ended, where it is too long ago for the schedule. */
  readonly lateSince: number | undefined
  /** Departments that no canary is sent for. */
  readonly without: number
}

export function ofCanaries({ proven, red, redSince, lateSince, without }: CanaryStanding): HealthFinding {
  const name = "canary"
  if (red > 0)
    return {
      name,
      state: "wrong",
      nl: `Van ${red + proven} ${red + proven === 1 ? "proefbericht" : "proefberichten"} ${red === 1 ? "is er 1" : `zijn er ${red}`} niet tegengehouden.`,
      en: `Of ${red + proven} ${red + proven === 1 ? "canary" : "canaries"}, ${red} ${red === 1 ? "was" : "were"} not caught.`,
      remedy: {
        nl: "Kijk bij de proefberichten welke, langs welke weg en waarom. Is het beleid veranderd, draai dat dan terug; kwam het bericht niet aan, kijk dan of die weg nog langs Sluis loopt.",
        en: "See with the canaries which, by which route and why. If the policy was changed, undo that; if the message did not arrive, see whether that route still goes through Sluis.",
      },
      at: redSince,
    }
  if (lateSince !== undefined)
    return {
      name,
      state: "attention",
      nl: "Niet alle proefberichten zijn op tijd verstuurd. Of ze nu worden tegengehouden, is niet bewezen.",
      en: "Not all canaries were sent in time. Whether they are caught now is not proved.",
      remedy: {
        nl: "Kijk in het log waarom niet, of de opslag werkt en of de klok goed staat. Verstuur ze daarna met `sluis canary run`.",
        en: "See in the log why not, whether the store works, and whether the clock is right. Then send them with `sluis canary run`.",
      },
      at: lateSince,
    }
  if (without > 0)
    return {
      name,
      state: "attention",
      nl: `Voor ${without} ${without === 1 ? "afdeling gaat" : "afdelingen gaan"} geen proefbericht mee: Sluis kent er geen adres dat van niemand is.`,
      en: `No canary is sent for ${without} ${without === 1 ? "department" : "departments"}: Sluis knows no address there that is nobody's.`,
      remedy: {
        nl: "Geef onder `canary.routes` voor elke afdeling een afzender, zoals een adres dat alleen hiervoor is.",
        en: "Give a sender for each department under `canary.routes`, such as an address that is for this alone.",
      },
      at: undefined,
    }
  if (proven === 0)
    return fine(name, {
      nl: "Er is nog geen proefbericht verstuurd; dat gebeurt kort na de start.",
      en: "No canary was sent yet; that happens soon after the start.",
    })
  return fine(name, {
    nl:
      proven === 1
        ? "Het laatste proefbericht is tegengehouden."
        : `Alle ${proven} laatste proefberichten zijn tegengehouden.`,
    en: proven === 1 ? "The last canary was caught." : `All of the last ${proven} canaries were caught.`,
  })
}
