/** Section 3 of the notification: what happened, which property of the data was breached, and how. */
import { bareFacts } from "../bare-facts.ts"
import { causeWords } from "../cause-words.ts"
import { chosen, fromFile, fromMessage, questions, textValue } from "./form-field.ts"
import type { FormContext, FormOption, FormQuestion, Proposal } from "./form-field.ts"
import type { Cause } from "../step.ts"
import { asTyped } from "../words.ts"

const NATURES: readonly FormOption[] = [
  {
    id: "confidentiality",
    name: {
      nl: "vertrouwelijkheid: iemand zag of kreeg gegevens die voor een ander waren",
      en: "confidentiality: somebody saw or got data not meant for them",
    },
  },
  {
    id: "integrity",
    name: {
      nl: "integriteit: gegevens zijn gewijzigd terwijl dat niet mocht",
      en: "integrity: data were altered that should not have been",
    },
  },
  {
    id: "availability",
    name: {
      nl: "beschikbaarheid: gegevens zijn kwijt of niet te gebruiken",
      en: "availability: data are lost or cannot be used",
    },
  },
]

const INCIDENTS: readonly FormOption[] = [
  {
    id: "lost",
    name: {
      nl: "apparaat, gegevensdrager of papier kwijt of gestolen",
      en: "device, data carrier or paper lost or stolen",
    },
  },
  {
    id: "post",
    name: { nl: "post kwijt of geopend terug", en: "post lost, or returned opened" },
  },
  {
    id: "hacking",
    name: { nl: "hacking, malware of phishing", en: "hacking, malware or phishing" },
  },
  {
    id: "sent",
    name: {
      nl: "gegevens verstuurd of afgegeven aan de verkeerde ontvanger",
      en: "data sent or handed to the wrong recipient",
    },
  },
  {
    id: "published",
    name: { nl: "gegevens per ongeluk gepubliceerd", en: "data published by accident" },
  },
  {
    id: "portal",
    name: { nl: "verkeerde klant te zien in een portaal", en: "wrong customer shown in a portal" },
  },
  {
    id: "discarded",
    name: {
      nl: "gegevens op een afgedankt apparaat of in oud papier",
      en: "data on a discarded device or in waste paper",
    },
  },
  {
    id: "spoken",
    name: { nl: "gegevens mondeling doorgegeven", en: "data passed on in speech" },
  },
  { id: "other", name: { nl: "anders", en: "other" } },
]

/** What the authority calls it; undefined where the cause fits several of its options. */
const INCIDENT_OF: { readonly [cause in Cause]: string | undefined } = {
  "visible-recipients": "sent",
  "wrong-recipient": "sent",
  "wrong-attachment": "sent",
  "attachment-too-much": "sent",
  "reply-all": "sent",
  "quoted-thread": "sent",
  forwarded: "sent",
  calendar: "sent",
  application: undefined,
  access: "other",
  "lost-or-stolen": "lost",
  attack: "hacking",
  published: "published",
  other: undefined,
}

export const BREACH: readonly FormQuestion[] = questions(3, [
  {
    id: "breach.summary",
    name: { nl: "Wat is er gebeurd?", en: "What happened?" },
    help: {
      nl: "Noem geen namen en geen adressen van de mensen om wie het gaat.",
      en: "Do not give names or addresses of the people concerned.",
    },
    kind: "long-text",
    required: true,
    from: ["officer", "evidence"],
    propose: summary,
  },
  {
    id: "breach.nature",
    name: { nl: "Waarop is inbreuk gemaakt?", en: "What was breached?" },
    kind: "choices",
    options: NATURES,
    required: true,
    from: ["evidence"],
    propose: ({ account: { evidence } }) =>
      evidence.some(({ outcome }) => outcome === "sent")
        ? fromMessage(chosen("confidentiality"), {
            nl: "het bericht is bij anderen terechtgekomen",
            en: "the message reached others",
          })
        : undefined,
  },
  {
    id: "breach.incident",
    name: { nl: "Wat voor incident was het?", en: "What kind of incident was it?" },
    kind: "choice",
    options: INCIDENTS,
    required: true,
    from: ["officer"],
    propose: ({ account: { cause } }) => {
      const incident = cause === undefined ? undefined : INCIDENT_OF[cause]
      return incident === undefined ? undefined : fromFile(chosen(incident))
    },
  },
  {
    id: "breach.cause",
    name: { nl: "Wat was de oorzaak?", en: "What was the cause?" },
    kind: "long-text",
    required: true,
    from: ["officer"],
    propose: ({ account: { cause } }) =>
      cause === undefined ? undefined : fromFile(textValue(causeWords(cause))),
  },
])

/** What an officer wrote; else the bare facts of the message. */
function summary({ account, extent }: FormContext): Proposal | undefined {
  const written = account.summary.trim()
  if (written !== "") return fromFile(textValue(asTyped(written)))
  const facts = bareFacts(extent, account.nearMiss)
  return facts === undefined ? undefined : fromMessage(textValue(facts))
}
