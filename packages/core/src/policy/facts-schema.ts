/**
 * What a policy can ask about: every leaf of Facts with its CEL type and what it means, declared once.
 *
 * Why this module exists: the type check of a policy, the "did you mean", the words of `sluis policy explain`, the JSON
 * schema and the table in docs/policy.md are all made from this one table. `satisfies` makes a leaf that is missing
 * here, or has another type here than in Facts, a compile error.
 *
 * Long because it is one table. Deliberately left out: `version`, which says how to read the facts and is nothing to decide on.
 */
import { LIMITS } from "../mail/limits.ts"
import type { Category, Concealment, Facts, Identifier } from "../facts/facts.ts"
import { CATEGORIES, CONCEALMENTS, IDENTIFIERS } from "../facts/facts.ts"

/** The same words for two readers. */
export type Text = { readonly nl: string; readonly en: string }

export type FactType = "int" | "bool" | "string" | "list<string>"
export type FactValue = number | boolean | string | readonly string[]

/** The groups of Facts, without the version. */
export type FactGroups = Omit<Facts, "version">

type TypeOf<T> = [T] extends [number]
  ? "int"
  : [T] extends [boolean]
    ? "bool"
    : [T] extends [string]
      ? "string"
      : "list<string>"
type WordOf<T> = T extends string ? T : T extends readonly (infer Item extends string)[] ? Item : never
/** Text of a closed set lists what it can be; any other text has no such list. */
type ValuesOf<T> = [WordOf<T>] extends [never]
  ? { readonly values?: never }
  : string extends WordOf<T>
    ? { readonly values?: never }
    : { readonly values: Readonly<Record<WordOf<T>, Text>> }
/** The most elements a list can have: what looking through it can cost. */
type MostOf<T> = [T] extends [readonly string[]] ? { readonly most: number } : { readonly most?: never }
type LeafOf<T> = { readonly type: TypeOf<T>; readonly means: Text } & ValuesOf<T> & MostOf<T>

const CATEGORY_WORDS = {
  health: { nl: "gezondheid", en: "health" },
  rejection: { nl: "een afwijzing", en: "a rejection" },
  dismissal: { nl: "ontslag", en: "a dismissal" },
  debt: { nl: "schulden", en: "debt" },
  benefits: { nl: "een uitkering", en: "benefits" },
  "youth-care": { nl: "jeugdzorg", en: "youth care" },
  "domestic-violence": { nl: "huiselijk geweld", en: "domestic violence" },
  crime: { nl: "een strafzaak", en: "a criminal case" },
  religion: { nl: "geloof", en: "religion" },
  union: { nl: "lidmaatschap van een vakbond", en: "trade union membership" },
  politics: { nl: "politieke voorkeur", en: "political opinion" },
  sexuality: { nl: "seksualiteit", en: "sexuality" },
  origin: { nl: "afkomst", en: "origin" },
} as const satisfies Record<Category, Text>

const IDENTIFIER_WORDS = {
  bsn: { nl: "een burgerservicenummer", en: "a citizen service number (BSN)" },
  iban: { nl: "een rekeningnummer", en: "a bank account number" },
  phone: { nl: "een telefoonnummer", en: "a phone number" },
  passport: { nl: "een paspoortnummer", en: "a passport number" },
  "identity-card": { nl: "het nummer van een identiteitskaart", en: "an identity card number" },
  "driving-licence": { nl: "een rijbewijsnummer", en: "a driving licence number" },
  "birth-date": { nl: "een geboortedatum", en: "a date of birth" },
  "licence-plate": { nl: "een kenteken", en: "a licence plate" },
  "home-address": { nl: "een adres", en: "a home address" },
  "patient-number": { nl: "een patiëntnummer", en: "a patient number" },
  "case-number": { nl: "een zaaknummer", en: "a case number" },
} as const satisfies Record<Identifier, Text>

const CONCEALMENT_WORDS = {
  "hidden-sheet": { nl: "een verborgen werkblad", en: "a hidden sheet" },
  "hidden-column": { nl: "een verborgen kolom", en: "a hidden column" },
  "hidden-row": { nl: "een verborgen rij", en: "a hidden row" },
  "pivot-data": { nl: "gegevens achter een draaitabel", en: "data behind a pivot table" },
  "tracked-change": { nl: "bijgehouden wijzigingen", en: "tracked changes" },
  comment: { nl: "opmerkingen", en: "comments" },
  "hidden-text": { nl: "verborgen tekst", en: "hidden text" },
  "speaker-note": { nl: "notities bij dia's", en: "speaker notes" },
} as const satisfies Record<Concealment, Text>

const OBSTACLE_WORDS = {
  "signed-content": { nl: "ondertekende inhoud", en: "signed content" },
  "encrypted-recipients": { nl: "ontvangers in de versleuteling", en: "recipients inside the encryption" },
  tnef: { nl: "winmail.dat", en: "winmail.dat" },
  "outlook-item": { nl: "een Outlook-bericht als bijlage", en: "an Outlook item as attachment" },
  "beyond-limits": { nl: "te groot of te ingewikkeld", en: "too large or too complicated" },
  unreadable: { nl: "een onleesbaar deel", en: "an unreadable part" },
} as const

export const FACTS = {
  sender: {
    address: {
      type: "string",
      means: { nl: "adres van de afzender", en: "address of the sender" },
    },
    domain: {
      type: "string",
      means: { nl: "domein van de afzender", en: "domain of the sender" },
    },
    department: {
      type: "string",
      means: {
        nl: "afdeling van de afzender in dit beleid, leeg als er geen is",
        en: "department of the sender in this policy, empty if none",
      },
    },
    none: {
      type: "bool",
      means: {
        nl: "de mail heeft geen afzender (een automatische melding)",
        en: "the message has no sender (MAIL FROM:<>)",
      },
    },
  },
  audience: {
    recipients: {
      type: "int",
      means: {
        nl: "mensen die de mail krijgen of erin staan, zichtbaar en verborgen samen",
        en: "people who get the message or are shown in it, visible and hidden together",
      },
    },
    visible: {
      type: "int",
      means: {
        nl: "mensen in Aan en Cc",
        en: "people in To and Cc",
      },
    },
    visibleOutside: {
      type: "int",
      means: {
        nl: "mensen in Aan en Cc van buiten de organisatie",
        en: "people in To and Cc from outside the organisation",
      },
    },
    hidden: {
      type: "int",
      means: { nl: "mensen in Bcc", en: "people in Bcc" },
    },
    hiddenOutside: {
      type: "int",
      means: {
        nl: "mensen in Bcc van buiten de organisatie",
        en: "people in Bcc from outside the organisation",
      },
    },
    introductions: {
      type: "int",
      means: {
        nl: "keren dat iemand een adres te zien krijgt dat hij of zij nog niet had",
        en: "times that somebody learns an address that he or she did not have",
      },
    },
    strangers: {
      type: "int",
      means: {
        nl: "mensen in Aan en Cc van wie er geen twee elkaar kennen, voor zover bekend",
        en: "people in To and Cc of whom no two are known to know each other",
      },
    },
    unreadable: {
      type: "int",
      means: {
        nl: "adressen in Aan en Cc die niet te lezen zijn",
        en: "entries of To and Cc that could not be read as an address",
      },
    },
  },
  membership: {
    sensitivity: {
      type: "string",
      means: {
        nl: "zekerheid dat de lijst van ontvangers iets gevoeligs verraadt",
        en: "certainty that the list of recipients gives away something sensitive",
      },
      values: {
        none: { nl: "niets", en: "none" },
        assumed: { nl: "vermoed", en: "assumed" },
        certain: { nl: "zeker", en: "certain" },
      },
    },
    categories: {
      type: "list<string>",
      means: {
        nl: "wat de lijst van ontvangers over hen verraadt",
        en: "what the list of recipients gives away about them",
      },
      values: CATEGORY_WORDS,
      most: CATEGORIES.length,
    },
    exposures: {
      type: "int",
      means: {
        nl: "keren dat iemand van een ander leert dat die bij deze lijst hoort",
        en: "times that somebody learns that another person belongs to this list",
      },
    },
    list: {
      type: "string",
      means: {
        nl: "naam van de geregistreerde lijst met deze ontvangers, leeg als er geen is",
        en: "name of the registered list that these recipients are on, empty if none",
      },
    },
  },
  content: {
    categories: {
      type: "list<string>",
      means: {
        nl: "gevoelige onderwerpen in de nieuwe tekst, over wie dan ook",
        en: "sensitive subjects of the new text, whoever they are about",
      },
      values: CATEGORY_WORDS,
      most: CATEGORIES.length,
    },
    personal: {
      type: "list<string>",
      means: {
        nl: "gevoelige onderwerpen die de nieuwe tekst van één persoon vertelt",
        en: "sensitive subjects that the new text tells of one person",
      },
      values: CATEGORY_WORDS,
      most: CATEGORIES.length,
    },
    identifiers: {
      type: "list<string>",
      means: {
        nl: "gegevens in de nieuwe tekst die zeggen om wie het gaat",
        en: "data in the new text that tell who somebody is",
      },
      values: IDENTIFIER_WORDS,
      most: IDENTIFIERS.length,
    },
    identified: {
      type: "int",
      means: {
        nl: "mensen van wie de nieuwe tekst zo'n gegeven noemt",
        en: "people whom such data in the new text tell apart",
      },
    },
    persons: {
      type: "int",
      means: {
        nl: "mensen in een lijst in de nieuwe tekst, met iets persoonlijks erbij",
        en: "people in a list in the new text, with something private beside them",
      },
    },
  },
  listed: {
    header: {
      type: "int",
      means: {
        nl: "mensen in Bcc met hun adres toch in de kop van de mail",
        en: "people in Bcc with their address in the header all the same",
      },
    },
    quoted: {
      type: "int",
      means: {
        nl: "mensen met hun adres in aangehaalde tekst, nieuw voor een andere ontvanger",
        en: "people with their address in quoted text, new to another recipient",
      },
    },
    text: {
      type: "int",
      means: {
        nl: "mensen met hun adres in de eigen tekst, nieuw voor een andere ontvanger",
        en: "people with their address in the sender's own text, new to another recipient",
      },
    },
    attached: {
      type: "int",
      means: {
        nl: "mensen met hun adres in een bijlage, nieuw voor een andere ontvanger",
        en: "people with their address in an attachment, new to another recipient",
      },
    },
    hidden: {
      type: "int",
      means: {
        nl: "mensen in Bcc met hun adres in de tekst of een bijlage",
        en: "people in Bcc with their address in the text or an attachment",
      },
    },
    others: {
      type: "int",
      means: {
        nl: "mensen die de mail niet krijgen, met hun adres in een aangehaalde kop: daar in Bcc, of nieuw voor iemand van buiten",
        en: "people who do not get the message, with their address in a quoted header: in Bcc there, or new to somebody outside",
      },
    },
    complete: {
      type: "bool",
      means: {
        nl: "de hele mail is nagekeken op adressen, binnen de grenzen",
        en: "the whole message was searched for addresses, within the limits",
      },
    },
  },
  attachments: {
    count: {
      type: "int",
      means: { nl: "bijlagen", en: "attachments" },
    },
    kinds: {
      type: "list<string>",
      means: {
        nl: "soorten bijlagen, als mediatype, bijvoorbeeld text/calendar",
        en: "media types of the attachments, e.g. text/calendar",
      },
      most: LIMITS.parts,
    },
    unreadable: {
      type: "int",
      means: {
        nl: "onleesbare bijlagen (versleuteld, kapot of te groot)",
        en: "unreadable attachments (encrypted, broken or too large)",
      },
    },
    persons: {
      type: "int",
      means: {
        nl: "mensen in één bijlage (de bijlage met de meeste)",
        en: "people listed in one attachment (the one with the most)",
      },
    },
    together: {
      type: "int",
      means: {
        nl: "mensen in alle bijlagen samen die meer zeggen dan namen en adressen, ieder één keer",
        en: "people in all attachments together that tell more than names and addresses, each once",
      },
    },
    concealedPersons: {
      type: "int",
      means: {
        nl: "mensen in een bijlage die de lezer niet meteen ziet, bijvoorbeeld op een verborgen werkblad",
        en: "people in an attachment where its reader does not look, for instance on a hidden sheet",
      },
    },
    identified: {
      type: "int",
      means: {
        nl: "mensen in een bijlage met een BSN, paspoortnummer, identiteitskaartnummer of patiëntnummer",
        en: "people in an attachment that holds a BSN, or the number of a passport, an identity card or a patient",
      },
    },
    identifiers: {
      type: "list<string>",
      means: {
        nl: "gegevens in bijlagen die zeggen om wie het gaat",
        en: "data in attachments that tell who somebody is",
      },
      values: IDENTIFIER_WORDS,
      most: IDENTIFIERS.length,
    },
    categories: {
      type: "list<string>",
      means: {
        nl: "gevoelige onderwerpen in bijlagen",
        en: "sensitive subjects of attachments",
      },
      values: CATEGORY_WORDS,
      most: CATEGORIES.length,
    },
    personal: {
      type: "list<string>",
      means: {
        nl: "gevoelige onderwerpen die een bijlage van één persoon vertelt",
        en: "sensitive subjects that an attachment tells of one person",
      },
      values: CATEGORY_WORDS,
      most: CATEGORIES.length,
    },
    concealed: {
      type: "list<string>",
      means: {
        nl: "wat in bijlagen verborgen zit",
        en: "what is concealed in attachments",
      },
      values: CONCEALMENT_WORDS,
      most: CONCEALMENTS.length,
    },
    concealedPersonal: {
      type: "list<string>",
      means: {
        nl: "gevoelige onderwerpen die een bijlage van één persoon vertelt waar de lezer niet kijkt, bijvoorbeeld in een opmerking",
        en: "sensitive subjects that an attachment tells of one person where its reader does not look, for instance in a comment",
      },
      values: CATEGORY_WORDS,
      most: CATEGORIES.length,
    },
  },
  addressing: {
    firstTime: {
      type: "int",
      means: {
        nl: "ontvangers van buiten aan wie de afzender nog niet eerder schreef",
        en: "recipients outside to whom the sender has not written before",
      },
    },
    unconnected: {
      type: "int",
      means: {
        nl: "nieuwe ontvangers van buiten van wie de mail geen naam, adres of organisatie noemt",
        en: "those of them whose name, address and organisation the message does not mention",
      },
    },
    lookalikes: {
      type: "int",
      means: {
        nl: "ontvangers met een adres dat bijna een bekend adres is",
        en: "recipients whose address is nearly one that is known",
      },
    },
    otherAddress: {
      type: "int",
      means: {
        nl: "ontvangers met een ander adres dan de afzender voor deze naam gewoon is",
        en: "recipients at another address than the sender uses for that name",
      },
    },
    privateAddress: {
      type: "int",
      means: {
        nl: "eigen mensen op een privéadres",
        en: "our own people at a private address",
      },
    },
    loneOutsider: {
      type: "bool",
      means: {
        nl: "één ontvanger is van buiten, alle anderen (negen of meer) zijn eigen mensen",
        en: "one recipient is outside, all others (nine or more) are our own",
      },
    },
    salutationMisfit: {
      type: "bool",
      means: {
        nl: "de aanhef noemt iemand anders dan de enige ontvanger",
        en: "the greeting names somebody else than the only recipient",
      },
    },
  },
  form: {
    signed: {
      type: "bool",
      means: { nl: "de mail is digitaal ondertekend", en: "the message is signed" },
    },
    encrypted: {
      type: "bool",
      means: { nl: "de mail is versleuteld", en: "the message is encrypted" },
    },
    calendar: {
      type: "bool",
      means: { nl: "de mail is een agenda-uitnodiging", en: "the message is a calendar invitation" },
    },
    forwarded: {
      type: "bool",
      means: { nl: "de mail is doorgestuurd", en: "the message is forwarded" },
    },
    reply: {
      type: "bool",
      means: { nl: "de mail is een antwoord", en: "the message is a reply" },
    },
    automatic: {
      type: "bool",
      means: {
        nl: "de mail is door een programma verstuurd, als antwoord of melding",
        en: "the message is an automatic answer or a report (RFC 3834)",
      },
    },
    size: {
      type: "int",
      means: { nl: "grootte in bytes", en: "size in octets" },
    },
    language: {
      type: "string",
      means: { nl: "taal van de nieuwe tekst", en: "language of the new text" },
      values: {
        nl: { nl: "Nederlands", en: "Dutch" },
        en: { nl: "Engels", en: "English" },
        "": { nl: "onbekend", en: "unknown" },
      },
    },
    beyond: {
      type: "list<string>",
      means: {
        nl: "bereikte grenzen (wat erachter staat, is niet gelezen)",
        en: "limits that were reached (what lies behind them was not read)",
      },
      most: Object.keys(LIMITS).length,
    },
    obstacles: {
      type: "list<string>",
      means: {
        nl: "redenen waarom de mail niet aan iedereen apart kan",
        en: "reasons why the message cannot be turned into separate copies",
      },
      values: OBSTACLE_WORDS,
      most: Object.keys(OBSTACLE_WORDS).length,
    },
  },
} as const satisfies {
  readonly [G in keyof FactGroups]: { readonly [L in keyof FactGroups[G]]: LeafOf<FactGroups[G][L]> }
}

/** One leaf of Facts, e.g. `audience.visible`. */
export type Leaf = {
  readonly path: string
  readonly group: keyof FactGroups
  readonly name: string
  readonly type: FactType
  readonly means: Text
  /** What a text or the elements of a list can be, with the word for each; undefined if it can be anything. */
  readonly values: Readonly<Record<string, Text>> | undefined
  /** The most elements of a list; 1 for everything else. */
  readonly most: number
}

type AnyLeaf = {
  readonly type: FactType
  readonly means: Text
  readonly values?: Readonly<Record<string, Text>>
  readonly most?: number
}

const GROUPS: { readonly [G in keyof FactGroups]: Readonly<Record<string, AnyLeaf>> } = FACTS

/** Names of the groups, in the order of the table. */
export const GROUP_NAMES: readonly (keyof FactGroups)[] = Object.keys(GROUPS).filter(isGroup)

export function isGroup(name: string): name is keyof FactGroups {
  return Object.hasOwn(GROUPS, name)
}

/** Every leaf by its path, in the order of the table. */
export const LEAVES: ReadonlyMap<string, Leaf> = new Map(
  GROUP_NAMES.flatMap((group) =>
    Object.entries(GROUPS[group]).map(([name, { type, means, values, most }]): [string, Leaf] => [
      `${group}.${name}`,
      { path: `${group}.${name}`, group, name, type, means, values, most: most ?? 1 },
    ]),
  ),
)

export function leavesOf(group: keyof FactGroups): readonly Leaf[] {
  return [...LEAVES.values()].filter((leaf) => leaf.group === group)
}

/** The value of one leaf. */
export function factAt(facts: Facts, leaf: Leaf): FactValue {
  const group: Readonly<Record<string, FactValue>> = facts[leaf.group]
  const value = group[leaf.name]
  if (value === undefined) throw new Error(`facts without "${leaf.path}"`)
  return value
}

/** A fact in words: a closed set by its words, a list joined by commas. */
export function valueInWords(leaf: Leaf, value: FactValue, language: keyof Text): string {
  const word = (text: string): string => leaf.values?.[text]?.[language] ?? text
  if (typeof value === "string") return word(value)
  if (typeof value === "boolean") return { nl: value ? "ja" : "nee", en: value ? "yes" : "no" }[language]
  if (typeof value === "number") return String(value)
  if (value.length === 0 && leaf.values !== undefined) return NOTHING_NAMED[language]
  return value.map(word).join(", ")
}

/** For sentences such as "that gives away: …" where nothing more is known. */
const NOTHING_NAMED = { nl: "iets persoonlijks", en: "something personal" }
