/** Closing a measure: not by a word, but by something that can be looked up. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { ClosingEvidence } from "@sluis/core/breach/step"
import { useState } from "react"
import type { ReactElement } from "react"

import { RadioGroup } from "../../component/choice.tsx"
import { TextArea, TextInput } from "../../component/text-input.tsx"
import { EvidenceKind } from "./evidence-kind.tsx"
import type { OpenFile } from "./open-file.ts"
import { StepForm } from "./step-form.tsx"
import { MAX_LINE, MAX_TEXT } from "./text-limit.ts"

type Props = { readonly open: OpenFile; readonly id: string; readonly onClose: () => void }

const KINDS = ["canary", "policy", "report", "document"] as const

export function ClosingForm({ open, id, onClose }: Props): ReactElement {
  const { t } = useLingui()
  const [kind, setKind] = useState<ClosingEvidence["kind"]>("document")
  const [reference, setReference] = useState("")
  const [note, setNote] = useState("")
  return (
    <StepForm
      open={open}
      act={() => ({
        kind: "measure-closed",
        id,
        evidence: { kind, reference: reference.trim(), note: note.trim() },
      })}
      submit={<Trans>Close the measure</Trans>}
      done={t`The measure was closed.`}
      onClose={onClose}
    >
      {(wrong) => (
        <>
          <RadioGroup
            label={<Trans>What shows that it is done?</Trans>}
            required
            value={kind}
            options={KINDS.map((value) => ({ value, label: <EvidenceKind kind={value} /> }))}
            onChange={setKind}
          />
          <TextInput
            label={<Trans>Where it can be looked up</Trans>}
            description={<Trans>Number, version or name: policy of 3 September, report 2026-11.</Trans>}
            error={wrong("reference")}
            required
            autoComplete="off"
            maxLength={MAX_LINE}
            value={reference}
            onChange={setReference}
          />
          <TextArea
            label={<Trans>Note</Trans>}
            error={wrong("note")}
            maxLength={MAX_TEXT}
            value={note}
            onChange={setNote}
          />
        </>
      )}
    </StepForm>
  )
}
