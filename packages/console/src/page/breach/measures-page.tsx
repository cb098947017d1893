/** What is done against this breach, and what is improved against the next: each with an owner, a day, and evidence when it is done. */
import { Trans, useLingui } from "@lingui/react/macro"
import { isMeasureOpen } from "@sluis/core/breach/file"
import type { ReactElement } from "react"

import { Card } from "../../component/card.tsx"
import { EmptyState } from "../../component/empty-state.tsx"
import { BreachFrame } from "./breach-frame.tsx"
import { MeasureCard } from "./measure-card.tsx"
import { MeasureForm } from "./measure-form.tsx"
import type { OpenFile } from "./open-file.ts"
import { Unfold } from "./unfold.tsx"
import { useMayWrite } from "./use-may-write.ts"

export function MeasuresPage(): ReactElement {
  const { t } = useLingui()
  return (
    <BreachFrame
      title={t`Measures`}
      lead={
        <Trans>
          An improvement point is done when something shows it: a canary that is stopped, a changed policy, a
          report. It may outlive this file.
        </Trans>
      }
    >
      {(open) => <Measures open={open} />}
    </BreachFrame>
  )
}

function Measures({ open }: { readonly open: OpenFile }): ReactElement {
  const { measures } = open.file
  const mayWrite = useMayWrite(open)
  const sorted = measures.toSorted((a, b) => Number(isMeasureOpen(b)) - Number(isMeasureOpen(a)))
  return (
    <>
      {measures.length === 0 && (
        <EmptyState icon="policy" title={<Trans>There are no measures yet</Trans>}>
          <Trans>What did you do at once, and what will keep it from happening again?</Trans>
        </EmptyState>
      )}
      {mayWrite && (
        <Card title={<Trans>A new measure</Trans>}>
          <Unfold look="primary" button={<Trans>Add a measure</Trans>}>
            {(close) => <MeasureForm open={open} from={undefined} onClose={close} />}
          </Unfold>
        </Card>
      )}
      {sorted.map((measure) => (
        <MeasureCard key={measure.id} open={open} measure={measure} />
      ))}
    </>
  )
}
