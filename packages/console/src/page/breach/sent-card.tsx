/** "I have sent it": which notification, when, and under which reference. The form as it is now is kept with it. */
import { Trans, useLingui } from "@lingui/react/macro"
import { possiblePhases } from "@sluis/core/breach/form/form"
import type { Phase } from "@sluis/core/breach/step"
import { useState } from "react"
import type { ReactElement } from "react"

import { Alert } from "../../component/alert.tsx"
import { Card } from "../../component/card.tsx"
import { RadioGroup } from "../../component/choice.tsx"
import { Paragraph } from "../../component/text.tsx"
import { TextInput } from "../../component/text-input.tsx"
import { TimeInput } from "../../component/time-input.tsx"
import { accountIn } from "./open-file.ts"
import type { OpenFile } from "./open-file.ts"
import { PhaseWords } from "./phase-words.tsx"
import { StepForm } from "./step-form.tsx"
import { MAX_LINE } from "./text-limit.ts"
import { Unfold } from "./unfold.tsx"
import { Who } from "./who.tsx"

type Props = {
  readonly open: OpenFile
  /** The one that was filled in. */
  readonly phase: Phase
}

export function SentCard({ open, phase }: Props): ReactElement {
  return (
    <Card title={<Trans>Sent to the authority?</Trans>}>
      <Paragraph>
        <Trans>
          When you have sent the form on the website of the authority, write it down here. The clock then
          stops, and the form as it is now is kept.
        </Trans>
      </Paragraph>
      <Unfold look="primary" button={<Trans>I have sent it</Trans>}>
        {(close) => <SentForm open={open} phase={phase} onClose={close} />}
      </Unfold>
    </Card>
  )
}

function SentForm({ open, phase, onClose }: Props & { readonly onClose: () => void }): ReactElement {
  const { t } = useLingui()
  const [chosen, setChosen] = useState(phase)
  const [at, setAt] = useState<number | undefined>(() => Date.now())
  const [reference, setReference] = useState("")
  const [before] = useState(open.file.notifications.length)
  const phases = possiblePhases(accountIn(open))
  const [newest] = open.file.notifications.toReversed()
  return (
    <StepForm
      open={open}
      // No moment is refused by the core as one that cannot be right; an empty form, the server fills.
      act={() => ({ kind: "notified", phase: chosen, at: at ?? -1, reference: reference.trim(), form: "" })}
      submit={<Trans>Write it down</Trans>}
      done={t`The notification was written down.`}
      onClose={onClose}
    >
      {(wrong) => (
        <>
          {newest !== undefined && open.file.notifications.length > before && (
            <Alert
              kind="warning"
              live
              title={<Trans>Somebody else wrote down a notification meanwhile</Trans>}
            >
              <Trans>
                <Who open={open} by={newest.by} /> wrote down: <PhaseWords phase={newest.value.phase} />,
                reference {newest.value.reference}. Is it the same one? Then choose “Cancel”. Is it another?
                Then choose which, and go on.
              </Trans>
            </Alert>
          )}
          {phases.length > 1 && (
            <RadioGroup
              label={<Trans>What did you send?</Trans>}
              required
              error={wrong("phase")}
              value={chosen}
              options={phases.map((value) => ({ value, label: <PhaseWords phase={value} /> }))}
              onChange={setChosen}
            />
          )}
          <TimeInput label={<Trans>When</Trans>} error={wrong("at")} required value={at} onChange={setAt} />
          <TextInput
            label={<Trans>Reference of the authority</Trans>}
            description={<Trans>It stands in the confirmation that the website shows and mails.</Trans>}
            error={wrong("reference")}
            required
            autoComplete="off"
            maxLength={MAX_LINE}
            value={reference}
            onChange={setReference}
          />
        </>
      )}
    </StepForm>
  )
}
