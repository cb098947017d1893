/** One step of the history in words: what kind it is, and what it wrote. */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import { causeWords } from "@sluis/core/breach/cause-words"
import { FORM_FIELDS } from "@sluis/core/breach/form/form"
import { dueText } from "@sluis/core/breach/clock/moment"
import type { BreachAct, BreachSource } from "@sluis/core/breach/step"
import { capital } from "@sluis/core/breach/words"
import type { ReactElement } from "react"

import { Paragraph } from "../../component/text.tsx"
import { useLanguage, useWords } from "../../component/words.ts"
import { AssessmentShown } from "./assessment-shown.tsx"
import { At } from "./at.tsx"
import { EvidenceKind } from "./evidence-kind.tsx"
import { exceptionWords } from "./exception-words.ts"
import { PhaseWords } from "./phase-words.tsx"
import { Reason } from "./reason.tsx"
import { SeverityBadge } from "./severity-badge.tsx"
import { TimesShown } from "./times-shown.tsx"

export function StepWords({ act }: { readonly act: BreachAct }): ReactElement {
  switch (act.kind) {
    case "opened":
      return <Trans>The file was opened</Trans>
    case "evidence":
      return <Trans>A message was added</Trans>
    case "described":
      return <Trans>What happened was described</Trans>
    case "times":
      return <Trans>The times were written down</Trans>
    case "aware":
      return <Trans>It was written down when the organisation was certain</Trans>
    case "near-miss":
      return act.nearMiss ? <Trans>Turned into a near miss</Trans> : <Trans>Turned into a breach</Trans>
    case "cause":
      return <Trans>The cause was written down</Trans>
    case "assessed":
      return <Trans>The severity was assessed</Trans>
    case "authority":
      return act.decision.notify ? (
        <Trans>It was decided to notify the authority</Trans>
      ) : (
        <Trans>It was decided not to notify the authority</Trans>
      )
    case "people":
      return act.decision.inform ? (
        <Trans>It was decided to inform the people</Trans>
      ) : (
        <Trans>It was decided not to inform the people</Trans>
      )
    case "answered":
      return <Trans>The form was filled in</Trans>
    case "notified":
      return <Trans>The authority was notified</Trans>
    case "letter":
      return <Trans>Letters were sent</Trans>
    case "measure":
      return <Trans>A measure was written down</Trans>
    case "measure-closed":
      return <Trans>A measure was closed</Trans>
    case "measure-reopened":
      return <Trans>A measure was reopened</Trans>
    case "noted":
      return <Trans>A note</Trans>
    case "closed":
      return <Trans>The file was closed</Trans>
    case "reopened":
      return <Trans>The file was reopened</Trans>
  }
}

export function StepDetails({ act }: { readonly act: BreachAct }): ReactElement {
  const { i18n } = useLingui()
  const words = useWords()
  const language = useLanguage()
  switch (act.kind) {
    case "opened":
      return (
        <Paragraph>
          {act.title} · <SourceWords source={act.source} />
          {act.nearMiss && (
            <>
              {" · "}
              <Trans>Near miss</Trans>
            </>
          )}
        </Paragraph>
      )
    case "evidence":
      return (
        <Paragraph>
          <Plural value={act.evidence.recipients} one="To # recipient" other="To # recipients" />
        </Paragraph>
      )
    case "described":
      return <Reason text={`${act.title}\n${act.summary}`} />
    case "times":
      return <TimesShown times={act.times} />
    case "aware":
      return (
        <>
          <Paragraph>
            <At at={act.awareness.at} look="long" />
          </Paragraph>
          <Reason text={act.awareness.reason} />
        </>
      )
    case "cause":
      return <Reason text={`${capital(words(causeWords(act.cause)))}. ${act.reason}`} />
    case "assessed":
      return (
        <details className="sluis-details">
          <summary>
            <SeverityBadge assessment={act.assessment} />
          </summary>
          <div className="sluis-stack">
            <AssessmentShown assessment={act.assessment} />
          </div>
        </details>
      )
    case "authority":
      return <Reason text={act.decision.reason} />
    case "people":
      return (
        <>
          {act.decision.exception !== undefined && (
            <Paragraph>{exceptionWords(act.decision.exception, i18n)}</Paragraph>
          )}
          <Reason text={act.decision.reason} />
        </>
      )
    case "answered":
      return (
        <Reason
          text={act.answers
            .map(({ field, value }) => {
              const known = FORM_FIELDS.find(({ id }) => id === field)
              return `${known === undefined ? field : words(known.name)}: ${value ?? "–"}`
            })
            .join("\n")}
        />
      )
    case "notified":
      return (
        <Paragraph>
          <PhaseWords phase={act.phase} />, <At at={act.at} />, {act.reference}
        </Paragraph>
      )
    case "letter":
      return (
        <Paragraph>
          <Plural value={act.people + (act.paper ?? 0)} one="# person" other="# people" />
        </Paragraph>
      )
    case "measure": {
      const { text, english = "", owner, due } = act.measure
      return (
        <Reason
          text={[text, english, owner, due === undefined ? "" : dueText(due, language)]
            .filter(Boolean)
            .join("\n")}
        />
      )
    }
    case "measure-closed":
      return (
        <>
          <Paragraph>
            <EvidenceKind kind={act.evidence.kind} />: {act.evidence.reference}
          </Paragraph>
          <Reason text={act.evidence.note} />
        </>
      )
    case "near-miss":
    case "measure-reopened":
    case "closed":
    case "reopened":
      return <Reason text={act.reason} />
    case "noted":
      return <Reason text={act.text} />
  }
}

function SourceWords({ source }: { readonly source: BreachSource }): ReactElement {
  switch (source) {
    case "held":
      return <Trans>from a held message</Trans>
    case "individualised":
      return <Trans>from a message that was sent individually</Trans>
    case "uploaded":
      return <Trans>from a message that somebody saved</Trans>
    case "reported":
      return <Trans>reported by a colleague</Trans>
    case "by-hand":
      return <Trans>by hand</Trans>
  }
}
