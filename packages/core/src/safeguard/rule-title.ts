/**
 * The rules of a policy as a report names them.
 *
 * A rule of the built-in policy has a title only while it still says what it said there: a floor that was quietly raised from ten
 * people to a thousand must not go by the old name.
 */
import type { Words } from "../breach/words.ts"
import { BUILTIN_POLICY } from "../policy/builtin.ts"
import { explainPolicy } from "../policy/explain.ts"
import type { RuleExplanation } from "../policy/explain.ts"
import type { Policy } from "../policy/policy.ts"
import type { Demand } from "../policy/strictest.ts"

export type ShownRule = {
  readonly level: "floor" | "organisation" | "department"
  /** Absent: the organisation wrote or changed this rule itself. */
  readonly title?: Words
  /** Its condition in words; what somebody wrote may be in it. */
  readonly condition: Words
  readonly then: Words
  /** Whose own rule it is, as named in the policy; absent: it holds for more than one. */
  readonly department?: string
  /** Departments that go without it, as named in the policy. */
  readonly loweredBy: readonly string[]
}

/** In the order of the policy. */
export function rulesShown(policy: Policy): readonly ShownRule[] {
  return explainPolicy(policy).map((rule) => {
    const title = TITLES.get(rule.rule)
    const isBuiltin = title !== undefined && BUILTIN.get(rule.rule) === sayingOf(rule)
    return {
      level: rule.origin.kind,
      ...(rule.origin.kind === "department" && { department: rule.origin.department }),
      ...(isBuiltin && { title }),
      condition: rule.words,
      then: demandWords(rule.then),
      loweredBy: rule.loweredBy,
    }
  })
}

function sayingOf({ when, then, origin }: RuleExplanation): string {
  return JSON.stringify([origin.kind, when, then])
}

function demandWords(demand: Demand): Words {
  switch (demand.kind) {
    case "deliver":
      return { nl: "doorlaten", en: "deliver" }
    case "individualise":
      return demand.showing === "self"
        ? { nl: "aan iedereen apart versturen", en: "send to everyone separately" }
        : { nl: "verborgen adressen eruit halen", en: "take hidden addresses out" }
    case "hold":
      return demand.releasableBy === "second-person"
        ? { nl: "vasthouden; een tweede persoon besluit", en: "hold; a second person decides" }
        : { nl: "vasthouden; de afzender besluit", en: "hold; the sender decides" }
    case "refuse":
      return { nl: "weigeren", en: "refuse" }
  }
}

const BUILTIN = new Map(explainPolicy(BUILTIN_POLICY).map((rule) => [rule.rule, sayingOf(rule)]))

const TITLES: ReadonlyMap<string, Words> = new Map<string, Words>([
  [
    "audience/strangers",
    {
      nl: "Tien of meer mensen die elkaar niet kennen, zouden elkaars adres zien",
      en: "Ten or more people who are strangers would see each other’s address",
    },
  ],
  [
    "membership/sensitive",
    {
      nl: "Tien of meer mensen zouden van elkaar zien dat zij op een gevoelige lijst staan",
      en: "Ten or more people would see of each other that they are on a sensitive list",
    },
  ],
  [
    "membership/small-circle",
    {
      nl: "Een kleine groep, waarbij meedoen iets gevoeligs verraadt",
      en: "A small group of which belonging to it gives something sensitive away",
    },
  ],
  [
    "listed/in-header",
    { nl: "Adressen uit Bcc staan nog in de kop", en: "Addresses from Bcc are still in the header" },
  ],
  [
    "listed/in-content",
    {
      nl: "Adressen van anderen staan in de tekst of in een bijlage",
      en: "Addresses of others are in the text or in an attachment",
    },
  ],
  [
    "listed/in-quoted-header",
    {
      nl: "Adressen van tien of meer anderen staan in een oude mail eronder",
      en: "Addresses of ten or more others are in an old message below",
    },
  ],
  [
    "listed/people-attached",
    {
      nl: "Een bijlage met gevoelige gegevens van tien of meer mensen",
      en: "An attachment with sensitive data of ten or more people",
    },
  ],
  [
    "listed/people-in-files",
    {
      nl: "Bijlagen die samen gevoelige gegevens van tien of meer mensen hebben",
      en: "Attachments that together have sensitive data of ten or more people",
    },
  ],
  [
    "listed/people-in-text",
    {
      nl: "Een lijst met persoonlijke gegevens van tien of meer mensen in de mail zelf",
      en: "A list with private data of ten or more people in the message itself",
    },
  ],
  [
    "listed/people-concealed",
    {
      nl: "Een bijlage met gegevens van mensen die niet te zien zijn",
      en: "An attachment with data of people that cannot be seen in it",
    },
  ],
  [
    "listed/person-concealed",
    {
      nl: "Verborgen opmerkingen over een persoon in een bijlage",
      en: "Hidden remarks on a person in an attachment",
    },
  ],
  [
    "listed/person-to-many",
    {
      nl: "Gevoelige gegevens van één persoon aan veel mensen",
      en: "Sensitive data of one person to many people",
    },
  ],
  [
    "listed/person-attached",
    {
      nl: "Een bijlage met een nummer van één persoon of iets gevoeligs over hem of haar, aan veel mensen",
      en: "An attachment with a number of one person or something sensitive about him or her, to many people",
    },
  ],
  [
    "form/attachment-unreadable",
    { nl: "Een bijlage die niet te lezen is", en: "An attachment that cannot be read" },
  ],
  [
    "form/beyond-limits",
    { nl: "Te groot of te ingewikkeld om te controleren", en: "Too large or too complicated to check" },
  ],
  [
    "form/search-incomplete",
    {
      nl: "Niet helemaal doorzocht op adressen van anderen",
      en: "Not searched completely for addresses of others",
    },
  ],
  ["addressing/doubtful", { nl: "Mogelijk de verkeerde persoon", en: "Possibly the wrong person" }],
  [
    "addressing/lookalike",
    { nl: "Een adres dat op een ander adres lijkt", en: "An address that looks like another one" },
  ],
])
