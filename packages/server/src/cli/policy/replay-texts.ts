/** What `sluis policy replay` says, in both languages. */
import type { Language } from "../../app/language.ts"

export type ReplayTexts = {
  readonly help: {
    readonly replay: string
    readonly sources: string
    readonly policy: string
    readonly against: string
    readonly json: string
  }
  /** `messages`: "12 messages". */
  replayed(messages: string, span: string): string
  span(first: string, last: string): string
  undated(count: string): string
  copies(count: string): string
  recorded(count: string): string
  incoming(count: string): string
  full(most: string): string
  /** Names of policies. */
  which(after: string, before: string | undefined): string
  readonly builtin: string
  readonly nothing: string
  /** All were from outside. */
  readonly none: string
  readonly perThousand: string
  readonly byDepartment: string
  readonly columns: {
    readonly rule: string
    readonly department: string
    readonly messages: string
    /** Of one policy alone. */
    readonly only: string
    readonly before: string
    readonly after: string
    readonly difference: string
  }
  /** A message that two rules stop is one interruption. */
  readonly all: string
  readonly noDepartment: string
  readonly other: string
  small(messages: number, senders: number): string
}

export const REPLAY_TEXTS: Readonly<Record<Language, ReplayTexts>> = {
  en: {
    help: {
      replay: "how often would each rule have interrupted, before and after a change?",
      sources: ".eml files, mboxes, Maildirs, folders, or what `sluis check --json` wrote",
      policy: "the policy after the change (default: the one that comes with Sluis)",
      against: "the policy before the change; left out, there is nothing to compare with",
      json: "one JSON object",
    },
    replayed: (messages, span) => `${messages} replayed${span}`,
    span: (first, last) => (first === last ? `, of ${first}` : `, ${first} to ${last}`),
    undated: (count) => `without a date that can be read, not replayed: ${count}`,
    copies: (count) => `further copies of the same message, not replayed: ${count}`,
    recorded: (count) => `from recorded facts, which teach nothing: ${count}`,
    incoming: (count) => `from outside, learnt from and not counted: ${count}`,
    full: (most) => `There are more than ${most} messages; the rest was not replayed.`,
    which: (after, before) =>
      before === undefined ? `Policy: ${after}` : `Before: ${before}   After: ${after}`,
    builtin: "the one that comes with Sluis",
    nothing: "Nothing would have been interrupted.",
    none: "No message was counted. Does --as name the domain that sends?",
    perThousand: "Interruptions per 1,000 messages",
    byDepartment: "By department",
    columns: {
      rule: "rule",
      department: "department",
      messages: "messages",
      only: "per 1,000",
      before: "before",
      after: "after",
      difference: "difference",
    },
    all: "all together",
    noDepartment: "no department",
    other: "other",
    small: (messages, senders) =>
      `Departments with fewer than ${messages} messages or ${senders} senders are put together as "other": figures are never about one person.`,
  },
  nl: {
    help: {
      replay: "hoe vaak had elke regel mail onderbroken, voor en na een wijziging?",
      sources: ".eml-bestanden, mboxen, Maildirs, mappen, of wat `sluis check --json` schreef",
      policy: "het beleid na de wijziging (anders: dat van Sluis zelf)",
      against: "het beleid voor de wijziging; zonder is er niets om mee te vergelijken",
      json: "één JSON-object",
    },
    replayed: (messages, span) => `${messages} opnieuw beoordeeld${span}`,
    span: (first, last) => (first === last ? `, van ${first}` : `, ${first} tot en met ${last}`),
    undated: (count) => `zonder leesbare datum, niet beoordeeld: ${count}`,
    copies: (count) => `dubbele exemplaren van hetzelfde bericht, niet beoordeeld: ${count}`,
    recorded: (count) => `uit vastgelegde feiten, die niets leren: ${count}`,
    incoming: (count) => `van buiten, wel van geleerd en niet geteld: ${count}`,
    full: (most) => `Er zijn meer dan ${most} berichten; de rest is niet beoordeeld.`,
    which: (after, before) => (before === undefined ? `Beleid: ${after}` : `Voor: ${before}   Na: ${after}`),
    builtin: "dat van Sluis zelf",
    nothing: "Er zou niets zijn onderbroken.",
    none: "Er is geen bericht geteld. Noemt --as het domein dat de mail verstuurt?",
    perThousand: "Onderbrekingen per 1.000 berichten",
    byDepartment: "Per afdeling",
    columns: {
      rule: "regel",
      department: "afdeling",
      messages: "berichten",
      only: "per 1.000",
      before: "voor",
      after: "na",
      difference: "verschil",
    },
    all: "alles samen",
    noDepartment: "geen afdeling",
    other: "overige",
    small: (messages, senders) =>
      `Afdelingen met minder dan ${messages} berichten of ${senders} afzenders zijn samen "overige": cijfers gaan nooit over één persoon.`,
  },
}
