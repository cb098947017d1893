/**
 * The catalogue of faults: everything that can be wrong with what somebody hands us, with a stable code, what is wrong
 * and what to do about it.
 *
 * Why one catalogue: the words are fixed, so they can be translated, looked up (docs/faults.md, compared by a test) and
 * relied on by scripts. A fault never quotes the content of a message; `subject` names the file it is about and `detail`
 * adds what varies, such as the operating system's reason.
 *
 * Deliberately out of scope: findings about mail. Those are facts and verdicts.
 */
import type { Bilingual, Language } from "./language.ts"

type FaultSpec = {
  /** What is wrong, as the end of a sentence that begins with the name of the file. */
  readonly problem: Bilingual
  readonly remedy: Bilingual
}

export const FAULTS = {
  "input/missing": {
    problem: { nl: "bestaat niet", en: "does not exist" },
    remedy: {
      nl: "Kijk of de naam klopt en of u in de juiste map staat.",
      en: "Check the name, and that you are in the right folder.",
    },
  },
  "input/unreadable": {
    problem: { nl: "kan niet worden gelezen", en: "cannot be read" },
    remedy: {
      nl: "Kijk of u dit bestand mag lezen, of kopieer het naar een map waar dat wel mag.",
      en: "Check that you may read this file, or copy it to a folder where you may.",
    },
  },
  "input/empty": {
    problem: { nl: "is leeg", en: "is empty" },
    remedy: {
      nl: "Exporteer het bericht opnieuw; er staat niets in dit bestand.",
      en: "Export the message again; there is nothing in this file.",
    },
  },
  "input/not-mail": {
    problem: { nl: "is geen e-mail", en: "is not an e-mail message" },
    remedy: {
      nl: "Geef een .eml-bestand, een mbox, een Maildir of een map met .eml-bestanden.",
      en: "Give an .eml file, an mbox, a Maildir or a folder of .eml files.",
    },
  },
  "input/no-mail": {
    problem: { nl: "bevat geen e-mail", en: "holds no mail" },
    remedy: {
      nl: "Geef een map met .eml-bestanden of mboxen, of een Maildir.",
      en: "Give a folder of .eml files or mboxes, or a Maildir.",
    },
  },
  "input/outlook-message": {
    problem: {
      nl: "is een Outlook-bericht (.msg) of een ander bestand van Office",
      en: "is an Outlook message (.msg) or another file of Office",
    },
    remedy: {
      nl: "Is het een bericht, bewaar het dan in Outlook als .eml, of sleep het uit Outlook op het web.",
      en: "If it is a message, save it in Outlook as .eml, or drag it out of Outlook on the web.",
    },
  },
  "input/outlook-store": {
    problem: {
      nl: "is een Outlook-gegevensbestand (.pst of .ost)",
      en: "is an Outlook data file (.pst or .ost)",
    },
    remedy: {
      nl: "Exporteer de map als mbox of als .eml-bestanden, bijvoorbeeld met readpst.",
      en: "Export the folder as mbox or as .eml files, for instance with readpst.",
    },
  },
  "input/compressed": {
    problem: { nl: "is ingepakt", en: "is compressed" },
    remedy: {
      nl: "Pak het eerst uit en geef wat erin zit.",
      en: "Unpack it first, and give what is inside.",
    },
  },
  "input/utf-16": {
    problem: { nl: "is bewaard als UTF-16", en: "is stored as UTF-16" },
    remedy: {
      nl: "Exporteer het bericht opnieuw, of bewaar het bestand als UTF-8: zo kan geen mailprogramma het lezen.",
      en: "Export the message again, or store the file as UTF-8: no mail program can read it this way.",
    },
  },
  "input/line-ends": {
    problem: { nl: "heeft regeleinden van vroeger (alleen CR)", en: "has line ends of long ago (CR alone)" },
    remedy: {
      nl: "Exporteer het bericht opnieuw, of maak er gewone regeleinden van: tr '\\r' '\\n' < oud.eml > nieuw.eml.",
      en: "Export the message again, or make them ordinary line ends: tr '\\r' '\\n' < old.eml > new.eml.",
    },
  },
  "input/damaged-header": {
    problem: { nl: "heeft een beschadigde kop", en: "has a damaged header" },
    remedy: {
      nl: "Wat te lezen was, is gecontroleerd; er kunnen ontvangers ontbreken. Exporteer het bericht opnieuw.",
      en: "What could be read was checked; recipients may be missing. Export the message again.",
    },
  },
  "input/folder": {
    problem: { nl: "is een map", en: "is a folder" },
    remedy: {
      nl: "Geef één bericht: een .eml-bestand.",
      en: "Give one message: an .eml file.",
    },
  },
  "input/name": {
    problem: { nl: "heeft een naam die geen UTF-8 is", en: "has a name that is not UTF-8" },
    remedy: {
      nl: "Geef het bestand een andere naam, of geef de inhoud door: sluis check - < BESTAND.",
      en: "Rename the file, or pass what is in it: sluis check - < FILE.",
    },
  },
  "input/too-large": {
    problem: { nl: "is groter dan 100 MB", en: "is larger than 100 MB" },
    remedy: {
      nl: "Dit ene bericht is overgeslagen. Is het een mailbox, geef die dan als mbox.",
      en: "This one message was passed over. If it is a mailbox, give it as an mbox.",
    },
  },
  "input/many-messages": {
    problem: { nl: "bevat meer dan één bericht", en: "holds more than one message" },
    remedy: {
      nl: "Bewaar het ene bericht als .eml-bestand en geef dat.",
      en: "Save the one message as an .eml file, and give that.",
    },
  },
  "input/cut-off": {
    problem: { nl: "houdt midden in een regel op", en: "ends in the middle of a line" },
    remedy: {
      nl: "Het laatste bericht is gecontroleerd voor zover het er is. Kopieer de mailbox opnieuw voor de rest.",
      en: "The last message was checked as far as it goes. Copy the mailbox again for the rest.",
    },
  },
  "output/exists": {
    problem: { nl: "bestaat al", en: "exists already" },
    remedy: {
      nl: "Er is niets geschreven. Kies een andere map, of overschrijf met --force.",
      en: "Nothing was written. Choose another folder, or overwrite with --force.",
    },
  },
  "output/not-a-folder": {
    problem: { nl: "is geen map", en: "is not a folder" },
    remedy: {
      nl: "Er is niets geschreven. Kies een andere naam voor de map.",
      en: "Nothing was written. Choose another name for the folder.",
    },
  },
  "output/unwritable": {
    problem: { nl: "kan niet worden geschreven", en: "cannot be written" },
    remedy: {
      nl: "Kijk of u in deze map mag schrijven en of er ruimte is.",
      en: "Check that you may write to this folder, and that there is room.",
    },
  },
  "policy/unreadable": {
    problem: { nl: "kan niet worden gelezen", en: "cannot be read" },
    remedy: {
      nl: "Kijk of het beleid bestaat en of u het mag lezen.",
      en: "Check that the policy exists and that you may read it.",
    },
  },
  "policy/invalid": {
    problem: { nl: "is geen geldig beleid", en: "is not a valid policy" },
    remedy: {
      nl: "Verbeter wat hierboven staat; `sluis policy print` toont een beleid dat klopt.",
      en: "Correct what is listed above; `sluis policy print` shows a policy that is right.",
    },
  },
  "policy/no-department": {
    problem: { nl: "is geen afdeling in dit beleid", en: "is no department of this policy" },
    remedy: {
      nl: "Neem de naam van een afdeling zoals die in het beleid staat.",
      en: "Take the name of a department as it stands in the policy.",
    },
  },
  "internal/bug": {
    problem: { nl: "liep vast op een fout in Sluis zelf", en: "ran into a mistake in Sluis itself" },
    remedy: {
      nl: "Meld dit alstublieft, zonder de inhoud van het bericht. Met SLUIS_DEBUG=1 ziet u waar het misging.",
      en: "Please report this, without the content of the message. With SLUIS_DEBUG=1 you see where it went wrong.",
    },
  },
} as const satisfies Record<string, FaultSpec>

export type FaultCode = keyof typeof FAULTS

/** A fault is a value where it is somebody's input, and is thrown only where nothing can go on. */
export class Fault extends Error {
  override readonly name = "Fault"
  readonly code: FaultCode
  /** What the fault is about: a file or folder as it was given. */
  readonly subject: string
  readonly detail: string

  constructor(code: FaultCode, subject: string, detail = "", cause?: unknown) {
    super(`${code}: ${subject}${detail === "" ? "" : `: ${detail}`}`, { cause })
    this.code = code
    this.subject = subject
    this.detail = detail
  }
}

/** What is wrong and what to do, in the words of the catalogue. */
export function tell(
  fault: Fault,
  language: Language,
): { readonly problem: string; readonly remedy: string } {
  const { problem, remedy } = FAULTS[fault.code]
  return {
    problem: fault.detail === "" ? problem[language] : `${problem[language]} (${fault.detail})`,
    remedy: remedy[language],
  }
}

/** The operating system's name for what went wrong, such as ENOENT; undefined for an error that is not its own. */
export function systemCode(cause: unknown): string | undefined {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : ""
  return /^E[A-Z0-9]+$/.test(code) ? code : undefined
}
