/** Section 1 of the notification: who reports, who answers questions, and which other organisation is concerned. */
import { ALL_PHASES, fromFile, fromProfile, isYes, questions } from "./form-field.ts"
import type { FormOption, FormQuestion } from "./form-field.ts"

const ROLES: readonly FormOption[] = [
  { id: "processor", name: { nl: "verwerker", en: "processor" } },
  {
    id: "joint-controller",
    name: { nl: "gezamenlijk verwerkingsverantwoordelijke", en: "joint controller" },
  },
  { id: "other", name: { nl: "een andere rol", en: "another role" } },
]

export const CONTACT: readonly FormQuestion[] = questions(1, [
  {
    id: "contact.organisation",
    name: { nl: "Naam van de organisatie", en: "Name of the organisation" },
    kind: "text",
    required: true,
    phases: ALL_PHASES,
    from: ["profile"],
    propose: ({ profile }) => fromProfile(profile.name),
  },
  {
    id: "contact.kvk",
    name: { nl: "KvK-nummer", en: "Trade register number (KvK)" },
    kind: "text",
    required: true,
    phases: ALL_PHASES,
    from: ["profile"],
    propose: ({ profile }) => fromProfile(profile.kvkNumber),
  },
  {
    id: "contact.address",
    name: { nl: "Adres", en: "Address" },
    kind: "text",
    required: true,
    from: ["profile"],
    propose: ({ profile }) => fromProfile(profile.address),
  },
  {
    id: "contact.sector",
    name: { nl: "Sector", en: "Sector" },
    help: {
      nl: "Kies op het formulier van de AP de sector die het beste past.",
      en: "Choose the sector that fits best on the authority's own form.",
    },
    kind: "text",
    required: true,
    from: ["profile"],
    propose: ({ profile }) => fromProfile(profile.sector),
  },
  {
    id: "contact.notifier-name",
    name: { nl: "Naam van de melder", en: "Name of the notifier" },
    kind: "text",
    required: true,
    phases: ALL_PHASES,
    from: ["profile"],
    propose: ({ profile: { notifier } }) => fromProfile(notifier.name),
  },
  {
    id: "contact.notifier-function",
    name: { nl: "Functie van de melder", en: "Position of the notifier" },
    kind: "text",
    required: true,
    phases: ALL_PHASES,
    from: ["profile"],
    propose: ({ profile: { notifier } }) => fromProfile(notifier.function),
  },
  {
    id: "contact.notifier-phone",
    name: { nl: "Telefoonnummer van de melder", en: "Phone number of the notifier" },
    kind: "text",
    required: true,
    phases: ALL_PHASES,
    from: ["profile"],
    propose: ({ profile: { notifier } }) => fromProfile(notifier.phone),
  },
  {
    id: "contact.notifier-email",
    name: { nl: "E-mailadres van de melder", en: "E-mail address of the notifier" },
    kind: "text",
    required: true,
    phases: ALL_PHASES,
    from: ["profile"],
    propose: ({ profile: { notifier } }) => fromProfile(notifier.email),
  },
  {
    id: "contact.person-name",
    name: {
      nl: "Naam van de contactpersoon, bijvoorbeeld de FG",
      en: "Name of the contact person, for instance the DPO (FG)",
    },
    kind: "text",
    from: ["profile"],
    propose: ({ profile: { contact } }) => fromProfile(contact.name),
  },
  {
    id: "contact.person-function",
    name: { nl: "Functie van de contactpersoon", en: "Position of the contact person" },
    kind: "text",
    from: ["profile"],
    propose: ({ profile: { contact } }) => fromProfile(contact.function),
  },
  {
    id: "contact.person-phone",
    name: { nl: "Telefoonnummer van de contactpersoon", en: "Phone number of the contact person" },
    kind: "text",
    from: ["profile"],
    propose: ({ profile: { contact } }) => fromProfile(contact.phone),
  },
  {
    id: "contact.person-email",
    name: { nl: "E-mailadres van de contactpersoon", en: "E-mail address of the contact person" },
    kind: "text",
    from: ["profile"],
    propose: ({ profile: { contact } }) => fromProfile(contact.email),
  },
  {
    id: "contact.fg-number",
    name: { nl: "Registratienummer van de FG", en: "Registration number of the DPO (FG)" },
    kind: "text",
    from: ["profile"],
    propose: ({ profile }) => fromProfile(profile.fgNumber),
  },
  {
    id: "contact.other-organisation",
    name: {
      nl: "Was een andere organisatie betrokken bij het datalek?",
      en: "Was another organisation involved in the breach?",
    },
    kind: "yes-no",
    required: true,
    from: ["officer"],
    // A processor that told us is one that was involved; without one there may still be another.
    propose: ({ account: { times } }) =>
      times.processorToldAt === undefined ? undefined : fromFile({ kind: "yes-no", yes: true }),
  },
  {
    id: "contact.other-organisation-name",
    name: { nl: "Naam van de andere organisatie", en: "Name of the other organisation" },
    kind: "text",
    required: true,
    applies: ({ value }) => isYes(value("contact.other-organisation")),
  },
  {
    id: "contact.other-organisation-role",
    name: { nl: "Rol van de andere organisatie", en: "Role of the other organisation" },
    kind: "choice",
    options: ROLES,
    required: true,
    applies: ({ value }) => isYes(value("contact.other-organisation")),
  },
])
