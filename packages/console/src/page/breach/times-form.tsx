/** The times of a breach. Each may be unknown; the core says what is odd about them, and refuses only what cannot be. */
import { Trans, useLingui } from "@lingui/react/macro"
import { NO_TIMES } from "@sluis/core/breach/account"
import type { Times } from "@sluis/core/breach/step"
import { useState } from "react"
import type { ReactElement } from "react"

import { Checkbox } from "../../component/choice.tsx"
import { TimeInput } from "../../component/time-input.tsx"
import type { OpenFile } from "./open-file.ts"
import { StepForm } from "./step-form.tsx"

type Props = {
  readonly open: OpenFile
  readonly from: Times | undefined
  readonly onClose: () => void
}

export function TimesForm({ open, from, onClose }: Props): ReactElement {
  const { t } = useLingui()
  const [times, setTimes] = useState(from ?? NO_TIMES)
  const set =
    (field: Exclude<keyof Times, "ongoing">) =>
    (at: number | undefined): void =>
      setTimes((before) => ({ ...before, [field]: at }))
  return (
    <StepForm
      open={open}
      act={() => ({ kind: "times", times })}
      submit={<Trans>Save</Trans>}
      done={t`Saved.`}
      onClose={onClose}
    >
      {(wrong) => (
        <>
          <TimeInput
            label={<Trans>It happened, or began</Trans>}
            error={wrong("occurredFrom")}
            value={times.occurredFrom}
            onChange={set("occurredFrom")}
          />
          <TimeInput
            label={<Trans>It ended</Trans>}
            error={wrong("occurredUntil")}
            value={times.occurredUntil}
            onChange={set("occurredUntil")}
          />
          <Checkbox
            label={<Trans>It still goes on</Trans>}
            checked={times.ongoing}
            onChange={(ongoing) => setTimes((before) => ({ ...before, ongoing }))}
          />
          <TimeInput
            label={<Trans>Somebody first suspected it</Trans>}
            error={wrong("suspectedAt")}
            value={times.suspectedAt}
            onChange={set("suspectedAt")}
          />
          <TimeInput
            label={<Trans>It was discovered</Trans>}
            error={wrong("detectedAt")}
            value={times.detectedAt}
            onChange={set("detectedAt")}
          />
          <TimeInput
            label={<Trans>A processor told you</Trans>}
            description={<Trans>Only where it happened at a supplier that works for you.</Trans>}
            error={wrong("processorToldAt")}
            value={times.processorToldAt}
            onChange={set("processorToldAt")}
          />
        </>
      )}
    </StepForm>
  )
}
