/**
 * A breach is kept as the steps that were taken, one after the other and never changed: what the file says now is what they
 * add up to (./file.ts). So every earlier version is still there, and two officers who work at once lose nothing.
 *
 * Steps are data. Who took one is a person's id, which is sealed with the step; the ledger has a salted hash of it.
 *
 * Every time is in milliseconds since 1970.
 */
import type { MessageEvidence } from "./evidence.ts"
import type { Assessment } from "./severity/severity.ts"

/** How the file came to be. */
export const BREACH_SOURCES = ["held", "individualised", "uploaded", "reported", "by-hand"] as const
export type BreachSource = (typeof BREACH_SOURCES)[number]

/** Why it happened, for statistics and improvement (BIO2 5.27.01). */
export const CAUSES = [
  "visible-recipients",
  "wrong-recipient",
  "wrong-attachment",
  "attachment-too-much",
  "reply-all",
  "quoted-thread",
  "forwarded",
  "calendar",
  "application",
  "access",
  "lost-or-stolen",
  "attack",
  "published",
  "other",
] as const
export type Cause = (typeof CAUSES)[number]

/** Undefined: not known. A range: `from` and `until` differ. */
export type Times = {
  readonly occurredFrom: number | undefined
  readonly occurredUntil: number | undefined
  readonly ongoing: boolean
  readonly detectedAt: number | undefined
  readonly suspectedAt: number | undefined
  /** When a processor told the organisation (Art. 33(2)). */
  readonly processorToldAt: number | undefined
}

/** When the organisation was reasonably certain (EDPB 9/2022 §31), who argues so, and why. */
export type Awareness = { readonly at: number; readonly reason: string }

export type AuthorityDecision = {
  readonly notify: boolean
  readonly reason: string
}

export type PeopleDecision = {
  readonly inform: boolean
  readonly reason: string
  /** Art. 34(3): why not. */
  readonly exception: "unintelligible" | "later-measures" | "disproportionate" | undefined
}

/** A field of the notification (./form/form.ts), as the officer wrote it over what the evidence said. */
export type FieldAnswer = { readonly field: string; readonly value: string | undefined }

export type Phase = "first" | "follow-up" | "withdrawal"

export type Measure = {
  readonly id: string
  /** "immediate": against this breach. "improvement": against the next. */
  readonly kind: "immediate" | "improvement"
  /** In Dutch, as the form of the authority and the papers are. */
  readonly text: string
  /** The same for whoever gets letters in English; absent or "": those leave it out. */
  readonly english?: string | undefined
  readonly owner: string
  /** Day, as 2026-12-01. */
  readonly due: string | undefined
}

/** What closes an improvement point: not a word, but something that can be looked up. */
export type ClosingEvidence = {
  readonly kind: "canary" | "policy" | "report" | "document"
  /** Id, version or name of it. */
  readonly reference: string
  readonly note: string
}

export type BreachAct =
  | {
      readonly kind: "opened"
      readonly source: BreachSource
      /** Shown in lists; asked to be without names. */
      readonly title: string
      readonly department: string
      readonly nearMiss: boolean
    }
  | { readonly kind: "evidence"; readonly evidence: MessageEvidence }
  | {
      readonly kind: "described"
      readonly title: string
      readonly department: string
      readonly summary: string
    }
  | { readonly kind: "times"; readonly times: Times }
  | { readonly kind: "aware"; readonly awareness: Awareness }
  /** A near miss turns out to have gone out after all, or the other way round. */
  | { readonly kind: "near-miss"; readonly nearMiss: boolean; readonly reason: string }
  | { readonly kind: "cause"; readonly cause: Cause; readonly reason: string }
  | { readonly kind: "assessed"; readonly assessment: Assessment }
  | { readonly kind: "authority"; readonly decision: AuthorityDecision }
  | { readonly kind: "people"; readonly decision: PeopleDecision }
  | { readonly kind: "answered"; readonly answers: readonly FieldAnswer[] }
  /** What was sent to the authority, by a person, at its own website: the form as it was then. */
  | {
      readonly kind: "notified"
      readonly phase: Phase
      readonly at: number
      readonly reference: string
      readonly form: string
    }
  | {
      readonly kind: "letter"
      readonly letter: string
      readonly round: "first" | "fuller"
      /** Who gets one by e-mail. */
      readonly people: number
      /** Whom no mail reaches: for them a letter on paper or a call became a task. Absent: nobody, or it was not counted yet. */
      readonly paper?: number | undefined
    }
  | { readonly kind: "measure"; readonly measure: Measure }
  | { readonly kind: "measure-closed"; readonly id: string; readonly evidence: ClosingEvidence }
  | { readonly kind: "measure-reopened"; readonly id: string; readonly reason: string }
  | { readonly kind: "noted"; readonly text: string }
  | { readonly kind: "closed"; readonly reason: string }
  | { readonly kind: "reopened"; readonly reason: string }

export type BreachStep = {
  /** 0 is `opened`. */
  readonly number: number
  readonly at: number
  /** Id of a person; "" for Sluis itself. */
  readonly by: string
  /** The last step that whoever took this one had seen: where another of the same kind came in between, both versions count. */
  readonly seen: number
  readonly act: BreachAct
}
