/** Sections 5 and 6 of the notification: whose data, how many people, and what protected the data beforehand. */
import { chosen, fromMessage, isChosen, questions } from "./form-field.ts"
import type { FormOption, FormQuestion } from "./form-field.ts"

const GROUPS: readonly FormOption[] = [
  { id: "employees", name: { nl: "medewerkers", en: "employees" } },
  { id: "applicants", name: { nl: "sollicitanten", en: "job applicants" } },
  { id: "customers", name: { nl: "klanten", en: "customers" } },
  { id: "citizens", name: { nl: "burgers", en: "citizens" } },
  { id: "patients", name: { nl: "patiënten of cliënten in de zorg", en: "patients or clients in care" } },
  { id: "pupils", name: { nl: "leerlingen of studenten", en: "pupils or students" } },
  { id: "minors", name: { nl: "minderjarigen", en: "minors" } },
  { id: "vulnerable", name: { nl: "kwetsbare mensen", en: "vulnerable people" } },
  { id: "other", name: { nl: "anderen", en: "others" } },
]

const EXTENTS: readonly FormOption[] = [
  { id: "whole", name: { nl: "ja, allemaal", en: "yes, all of them" } },
  { id: "part", name: { nl: "ja, voor een deel", en: "yes, in part" } },
  { id: "none", name: { nl: "nee", en: "no" } },
]

export const PEOPLE: readonly FormQuestion[] = questions(5, [
  {
    id: "people.groups",
    name: { nl: "Van welke mensen zijn de gegevens?", en: "Whose data are they?" },
    kind: "choices",
    options: GROUPS,
    required: true,
    from: ["evidence"],
    // Only addresses of the organisation itself say who their owners are; everybody else may be anybody.
    propose: ({ extent: { onlyInside, recipientsShown } }) =>
      onlyInside === true && recipientsShown
        ? fromMessage(chosen("employees"), {
            nl: "alle ontvangers hebben een adres van de organisatie",
            en: "all recipients have an address of the organisation",
          })
        : undefined,
  },
  {
    id: "people.number",
    name: { nl: "Van hoeveel mensen?", en: "Of how many people?" },
    help: {
      nl: "Als u het niet precies weet: het minste en het meeste.",
      en: "If you do not know exactly: the least and the most.",
    },
    kind: "range",
    required: true,
    from: ["evidence"],
    propose: ({ extent: { people } }) =>
      people === undefined
        ? undefined
        : fromMessage(
            { kind: "range", range: people },
            people.least === people.most
              ? { nl: "geteld in het bericht", en: "counted in the message" }
              : {
                  nl: "geteld in de berichten; het kan voor een deel om dezelfde mensen gaan",
                  en: "counted in the messages; some of the people may be the same",
                },
          ),
  },
])

export const BEFORE: readonly FormQuestion[] = questions(6, [
  {
    id: "before.unintelligible",
    name: {
      nl: "Waren de gegevens versleuteld of op een andere manier onbegrijpelijk voor anderen?",
      en: "Were the data encrypted, or unintelligible to others in another way?",
    },
    kind: "choice",
    options: EXTENTS,
    required: true,
    from: ["evidence"],
    propose: ({ extent: { addressesShown } }) =>
      addressesShown
        ? fromMessage(chosen("none"), {
            nl: "de ontvangers konden de adressen lezen",
            en: "the recipients could read the addresses",
          })
        : undefined,
  },
  {
    id: "before.unintelligible-how",
    name: { nl: "Hoe waren de gegevens onbegrijpelijk gemaakt?", en: "How were they made unintelligible?" },
    kind: "long-text",
    required: true,
    applies: ({ value }) => isChosen(value("before.unintelligible"), "whole", "part"),
  },
  {
    id: "before.measures",
    name: {
      nl: "Welke maatregelen had u vooraf genomen om dit te voorkomen?",
      en: "Which measures had you taken beforehand to prevent this?",
    },
    kind: "long-text",
  },
])
