/**
 * What goes in and out of the breach desk. A file is given as its steps: the console adds them up with the same core as the
 * server does (core/breach/file.ts), so what it says is said in one place.
 *
 * Shapes follow the types of core/breach/step.ts, evidence.ts and severity.ts; breach-form.test.ts holds them to it.
 */
import { z } from "zod"

import { CATEGORIES, CONCEALMENTS, IDENTIFIERS } from "@sluis/core/facts/facts"
import { MAX_TEXT_UNITS } from "@sluis/core/breach/file-limit"
import { LETTER_LIMITS } from "@sluis/core/breach/letter/letter"
import { MAX_PROFILE_UNITS } from "@sluis/core/breach/profile"
import { DATA_KINDS } from "@sluis/core/breach/severity/severity"
import { BREACH_SOURCES, CAUSES } from "@sluis/core/breach/step"

const count = z.int().nonnegative()
/** Milliseconds since 1970, as in the steps themselves. */
export const time = z.int().min(0).max(8_640_000_000_000_000)
const id = z.string().regex(/^[a-z0-9-]{1,64}$/)
const line = z.string().trim().max(200)
/** Whatever core takes in one text, at its longest; it has shorter ones. */
const text = z.string().max(MAX_TEXT_UNITS.summary)
const maybe = <T extends z.ZodType>(form: T) => form.optional()

export const MessageEvidence = z.object({
  message: z.string().max(64),
  digest: z.string().max(64),
  sentAt: maybe(time),
  sentAtFrom: maybe(z.enum(["gateway", "date-field"])),
  outcome: z.enum(["prevented", "sent", "unknown"]),
  recipients: count,
  visible: count,
  visibleOutside: count,
  hidden: count,
  introductions: count,
  exposures: count,
  sensitivity: z.enum(["none", "assumed", "certain"]),
  membership: z.array(z.enum(CATEGORIES)),
  content: z.array(z.enum(CATEGORIES)),
  identifiers: z.array(z.enum(IDENTIFIERS)),
  identified: count,
  listed: z.object({
    header: count,
    quoted: count,
    text: count,
    attached: count,
    hidden: count,
    others: count,
    complete: z.boolean(),
  }),
  attachments: z.object({
    count,
    unreadable: count,
    persons: count,
    identifiers: z.array(z.enum(IDENTIFIERS)),
    categories: z.array(z.enum(CATEGORIES)),
    concealed: z.array(z.enum(CONCEALMENTS)),
  }),
})

const Factor = z.object({
  value: z.number().min(0).max(4),
  reason: z.object({ nl: text, en: text }),
  edited: z.boolean(),
})
const GroupAssessment = z.object({
  group: line,
  people: count,
  context: Factor.extend({ kind: z.enum(DATA_KINDS) }),
  identification: Factor,
})
export const Assessment = z.object({
  method: z.literal("enisa-1.0"),
  groups: z.tuple([GroupAssessment], GroupAssessment),
  circumstances: z.object({
    confidentiality: Factor,
    integrity: Factor,
    availability: Factor,
    intent: Factor,
  }),
})

const Times = z.object({
  occurredFrom: maybe(time),
  occurredUntil: maybe(time),
  ongoing: z.boolean(),
  detectedAt: maybe(time),
  suspectedAt: maybe(time),
  processorToldAt: maybe(time),
})
const Measure = z.object({
  id,
  kind: z.enum(["immediate", "improvement"]),
  text,
  english: maybe(text),
  owner: line,
  due: maybe(z.iso.date()),
})
const ClosingEvidence = z.object({
  kind: z.enum(["canary", "policy", "report", "document"]),
  reference: line,
  note: text,
})

/** What a person may do to a file. `opened`, `evidence` and `letter` are Sluis's own steps. */
export const PersonAct = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("described"), title: line, department: line, summary: text }),
  z.object({ kind: z.literal("times"), times: Times }),
  z.object({ kind: z.literal("aware"), awareness: z.object({ at: time, reason: text }) }),
  z.object({ kind: z.literal("near-miss"), nearMiss: z.boolean(), reason: text }),
  z.object({ kind: z.literal("cause"), cause: z.enum(CAUSES), reason: text }),
  z.object({ kind: z.literal("assessed"), assessment: Assessment }),
  z.object({ kind: z.literal("authority"), decision: z.object({ notify: z.boolean(), reason: text }) }),
  z.object({
    kind: z.literal("people"),
    decision: z.object({
      inform: z.boolean(),
      reason: text,
      exception: maybe(z.enum(["unintelligible", "later-measures", "disproportionate"])),
    }),
  }),
  z.object({
    kind: z.literal("answered"),
    answers: z.array(z.object({ field: line, value: maybe(text) })).max(200),
  }),
  z.object({
    kind: z.literal("notified"),
    phase: z.enum(["first", "follow-up", "withdrawal"]),
    at: time,
    reference: line,
    /** Empty: the server puts in the form as it is now. */
    form: z.string().max(200_000),
  }),
  z.object({ kind: z.literal("measure"), measure: Measure }),
  z.object({ kind: z.literal("measure-closed"), id, evidence: ClosingEvidence }),
  z.object({ kind: z.literal("measure-reopened"), id, reason: text }),
  z.object({ kind: z.literal("noted"), text }),
  z.object({ kind: z.literal("closed"), reason: text }),
  z.object({ kind: z.literal("reopened"), reason: text }),
])

export const BreachAct = z.union([
  PersonAct,
  z.object({
    kind: z.literal("opened"),
    source: z.enum(BREACH_SOURCES),
    title: line,
    department: line,
    nearMiss: z.boolean(),
  }),
  z.object({ kind: z.literal("evidence"), evidence: MessageEvidence }),
  z.object({
    kind: z.literal("letter"),
    letter: id,
    round: z.enum(["first", "fuller"]),
    people: count,
    paper: maybe(count),
  }),
])

export const BreachStep = z.object({
  number: count,
  at: time,
  /** Id of a person; "" for Sluis itself. */
  by: z.string().max(64),
  seen: z.int().min(-1),
  act: BreachAct,
})

/** Somebody concerned, or somebody who got what was not meant for him or her; one person can be both. */
export const BreachPerson = z.object({
  id,
  name: z.string().max(200),
  /** Somebody has checked that this is the name of whoever reads that address; otherwise a letter may not use it. */
  nameSure: z.boolean(),
  /** "" where nobody knows it: then a letter on paper is a task. */
  address: z.string().max(254),
  language: z.enum(["nl", "en"]),
  /** As in the assessment; "" for none. */
  group: line,
  /** It is his or her data. */
  concerned: z.boolean(),
  /** He or she got it. */
  received: z.boolean(),
  /** For this person alone. */
  paragraph: z.string().max(LETTER_LIMITS.paragraph),
  letters: z.array(
    z.object({
      letter: id,
      round: z.enum(["first", "fuller"]),
      at: time,
      state: z.enum(["queued", "sent", "failed"]),
    }),
  ),
  /** Letters and questions that went to an address that was corrected since: they count no more, and their links are dead. */
  elsewhere: z.array(z.object({ at: time, address: z.string().max(254) })),
  /** When he or she was last asked what became of it, and whether that mail went out. */
  asked: z.object({ at: time, state: z.enum(["queued", "sent", "failed"]) }).optional(),
  /** The newest; earlier ones are kept. */
  answer: z
    .object({
      at: time,
      kind: z.enum(["deleted", "not-opened", "forwarded", "printed", "kept"]),
      words: z.string().max(2_000),
    })
    .optional(),
  /** What a person must do because no mail arrives. */
  task: z
    .object({
      kind: z.enum(["letter", "telephone"]),
      at: time,
      doneAt: maybe(time),
      by: z.string().max(64),
      /** Which mail it stands for; absent where somebody set it by hand. */
      round: z.enum(["first", "fuller", "question"]).optional(),
    })
    .optional(),
})

/** Which people of a file are wanted. */
export const PEOPLE_FILTERS = [
  "no-letter",
  "not-arrived",
  "task",
  "no-answer",
  "answered",
  "name-unsure",
] as const

export const NewBreachPerson = BreachPerson.pick({
  name: true,
  address: true,
  language: true,
  group: true,
  concerned: true,
  received: true,
})

const typed = z.object({
  nl: z.string().max(LETTER_LIMITS.paragraph),
  en: z.string().max(LETTER_LIMITS.paragraph),
})
/** What an officer wrote for all letters of a round; empty: what Sluis writes itself (core/breach/letter/letter.ts). */
export const LetterDraft = z.object({
  happened: maybe(typed),
  /** What others advised. */
  advice: maybe(typed),
  /** For everybody of a group. */
  groups: z.array(typed.extend({ group: line })).max(LETTER_LIMITS.groups),
})

export const BreachRow = z.object({
  id,
  /** By year: 2026-003. */
  number: z.string(),
  title: z.string(),
  department: z.string(),
  openedAt: time,
  nearMiss: z.boolean(),
  closed: z.boolean(),
  awareAt: maybe(time),
  /** Target of the strict clock while it runs. */
  dueAt: maybe(time),
  notified: z.boolean(),
  /** Undefined: not decided. */
  notify: maybe(z.boolean()),
  inform: maybe(z.boolean()),
  people: count,
  score: maybe(z.number()),
  conflicts: count,
  openMeasures: count,
})

const profileLine = z.string().max(MAX_PROFILE_UNITS)
const Contact = z.object({
  name: profileLine,
  function: profileLine,
  phone: profileLine,
  email: profileLine,
})
/** As in core/breach/profile.ts, which says what is missing or cannot be right. */
export const OrganisationProfile = z.object({
  name: profileLine,
  kvkNumber: profileLine,
  address: profileLine,
  sector: profileLine,
  notifier: Contact,
  contact: Contact,
  fgNumber: profileLine,
  desk: z.object({
    phone: profileLine,
    email: profileLine,
    hours: z.object({ nl: profileLine, en: profileLine }),
  }),
  website: profileLine,
  processOwner: z.object({
    name: profileLine,
    function: profileLine,
    email: profileLine,
    monthly: z.boolean(),
  }),
})

export const KeptFile = z.object({ name: z.string(), type: z.string(), octets: z.base64() })
