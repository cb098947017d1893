/**
 * The severity, factor by factor. It begins with what the evidence says, or with the former assessment; whoever changes a number
 * writes why, because the former reason is not one for the new number.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import { DATA_KINDS, MAX_GROUPS, severityOf } from "@sluis/core/breach/severity/severity"
import type { Assessment, Factor, GroupAssessment } from "@sluis/core/breach/severity/severity"
import { REFUSALS } from "@sluis/core/breach/refusal"
import { asTyped } from "@sluis/core/breach/words"
import { useState } from "react"
import type { ReactElement } from "react"

import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { Select } from "../../component/choice.tsx"
import { TextArea, TextInput } from "../../component/text-input.tsx"
import { useWords } from "../../component/words.ts"
import { circumstanceWords, groupWords, kindWords } from "./assessment-words.ts"
import type { Circumstance } from "./assessment-words.ts"
import type { OpenFile } from "./open-file.ts"
import { BandBadge } from "./severity-badge.tsx"
import { StepForm } from "./step-form.tsx"
import { MAX_LINE, MAX_TEXT } from "./text-limit.ts"

type Props = {
  readonly open: OpenFile
  readonly from: Assessment
  readonly onClose: () => void
}

type Groups = Assessment["groups"]

const CONTEXTS = [1, 2, 3, 4]
const IDENTIFICATIONS = [0.25, 0.5, 0.75, 1]
const ADDED: { readonly [name in Circumstance]: readonly number[] } = {
  confidentiality: [0, 0.25, 0.5],
  integrity: [0, 0.25, 0.5],
  availability: [0, 0.25, 0.5],
  intent: [0, 0.5],
}
const NAMES = ["confidentiality", "integrity", "availability", "intent"] as const

export function AssessmentForm({ open, from, onClose }: Props): ReactElement {
  const { t, i18n } = useLingui()
  const [assessment, setAssessment] = useState(from)
  const { groups, circumstances } = assessment
  const { score, band } = severityOf(assessment)
  const setGroup = (at: number, group: GroupAssessment): void =>
    setAssessment({ ...assessment, groups: replaced(groups, at, group) })
  return (
    <StepForm
      open={open}
      act={() => ({ kind: "assessed", assessment })}
      submit={<Trans>Save the assessment</Trans>}
      done={t`The assessment was saved.`}
      onClose={onClose}
    >
      {(wrong) => {
        const checked = wrong("assessment") !== undefined
        return (
          <>
            {groups.map((group, at) => (
              <Card key={at} level={3} title={groupWords(group.group, i18n)}>
                <GroupFields group={group} checked={checked} onChange={(changed) => setGroup(at, changed)} />
                {groups.length > 1 && (
                  <div>
                    <Button
                      look="subtle"
                      onClick={() => setAssessment({ ...assessment, groups: without(groups, at) })}
                    >
                      <Trans>Remove this group</Trans>
                    </Button>
                  </div>
                )}
              </Card>
            ))}
            {groups.length < MAX_GROUPS && (
              <div>
                <Button
                  onClick={() =>
                    setAssessment({
                      ...assessment,
                      groups: [...groups, { ...groups[0], group: nextName(groups, t`Group`), people: 0 }],
                    })
                  }
                >
                  <Trans>Add a group of people</Trans>
                </Button>
              </div>
            )}
            {NAMES.map((name) => (
              <FactorFields
                key={name}
                label={circumstanceWords(name, i18n)}
                values={ADDED[name]}
                factor={circumstances[name]}
                checked={checked}
                onChange={(factor) =>
                  setAssessment({ ...assessment, circumstances: { ...circumstances, [name]: factor } })
                }
              />
            ))}
            <p className="nl-paragraph sluis-breach-line">
              <Trans>With these numbers:</Trans> <BandBadge score={score} band={band} />
            </p>
          </>
        )
      }}
    </StepForm>
  )
}

type GroupProps = {
  readonly group: GroupAssessment
  readonly checked: boolean
  readonly onChange: (group: GroupAssessment) => void
}

function GroupFields({ group, checked, onChange }: GroupProps): ReactElement {
  const { t, i18n } = useLingui()
  const { context, identification } = group
  return (
    <>
      <TextInput
        label={<Trans>Who they are</Trans>}
        error={checked && group.group.trim() === "" ? t`Give the group a name.` : undefined}
        required
        autoComplete="off"
        maxLength={MAX_LINE}
        value={groupWords(group.group, i18n)}
        onChange={(name) => onChange({ ...group, group: name })}
      />
      <TextInput
        label={<Trans>Number of people</Trans>}
        required
        type="number"
        min={0}
        inputMode="numeric"
        value={String(group.people)}
        onChange={(typed) => onChange({ ...group, people: Math.max(0, Math.trunc(Number(typed)) || 0) })}
      />
      <Select
        label={<Trans>Kind of data</Trans>}
        required
        value={context.kind}
        options={DATA_KINDS.map((kind) => ({ value: kind, label: kindWords(kind, i18n) }))}
        onChange={(kind) => onChange({ ...group, context: { ...context, kind, edited: true } })}
      />
      <FactorFields
        label={t`Weight of the data (1 to 4)`}
        values={CONTEXTS}
        factor={context}
        checked={checked}
        onChange={(factor) => onChange({ ...group, context: { ...factor, kind: context.kind } })}
      />
      <FactorFields
        label={t`How easily they are recognised (a quarter to 1)`}
        values={IDENTIFICATIONS}
        factor={identification}
        checked={checked}
        onChange={(factor) => onChange({ ...group, identification: factor })}
      />
    </>
  )
}

type FactorProps = {
  readonly label: string
  readonly values: readonly number[]
  readonly factor: Factor
  readonly checked: boolean
  readonly onChange: (factor: Factor) => void
}

function FactorFields({ label, values, factor, checked, onChange }: FactorProps): ReactElement {
  const { i18n } = useLingui()
  const words = useWords()
  const reason = words(factor.reason)
  return (
    <div className="sluis-stack">
      <Select
        label={label}
        required
        value={String(factor.value)}
        options={values.map((value) => ({ value: String(value), label: i18n.number(value) }))}
        onChange={(chosen) => onChange({ value: Number(chosen), reason: asTyped(""), edited: true })}
      />
      <TextArea
        label={
          <>
            <Trans>Why</Trans>
            <span className="sluis-visually-hidden"> {label}</span>
          </>
        }
        error={checked && reason.trim() === "" ? words(REFUSALS["reason-missing"]) : undefined}
        required
        rows={2}
        maxLength={MAX_TEXT}
        value={reason}
        onChange={(typed) => onChange({ ...factor, reason: asTyped(typed), edited: true })}
      />
    </div>
  )
}

function replaced([first, ...others]: Groups, at: number, group: GroupAssessment): Groups {
  return at === 0 ? [group, ...others] : [first, ...others.with(at - 1, group)]
}

function without(groups: Groups, at: number): Groups {
  const [first, ...others] = groups.filter((_, index) => index !== at)
  return first === undefined ? groups : [first, ...others]
}

function nextName(groups: Groups, word: string): string {
  const taken = new Set(groups.map(({ group }) => group))
  let number = groups.length + 1
  while (taken.has(`${word} ${String(number)}`)) number += 1
  return `${word} ${String(number)}`
}
