/** How severe it is, by the method of ENISA: reasoning that can be followed, and no more than advice. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { Alert } from "../../component/alert.tsx"
import { AssessmentForm } from "./assessment-form.tsx"
import { AssessmentShown } from "./assessment-shown.tsx"
import { BreachFrame } from "./breach-frame.tsx"
import { NearCases } from "./near-cases.tsx"
import { OneVersion } from "./one-version.tsx"
import type { OpenFile } from "./open-file.ts"
import { proposalFor } from "./situation.ts"
import { ToldCard } from "./told-card.tsx"

export function SeverityPage(): ReactElement {
  const { t } = useLingui()
  return (
    <BreachFrame
      title={t`Severity`}
      lead={
        <Trans>
          The method is that of ENISA: the weight of the data, times how easily people are recognised, plus
          the circumstances. It helps you think; it is not the test of the law.
        </Trans>
      }
    >
      {(open) => <Severity open={open} />}
    </BreachFrame>
  )
}

function Severity({ open }: { readonly open: OpenFile }): ReactElement {
  const { t } = useLingui()
  const { assessment } = open.file
  const proposal = proposalFor(open)
  const earlier = assessment.versions.filter(({ step }) => step !== assessment.now?.step).toReversed()
  return (
    <>
      <ToldCard
        open={open}
        title={t`Assessment`}
        section={assessment}
        show={(value) => <AssessmentShown assessment={value} />}
        empty={
          <Trans>Nobody has assessed the severity yet. Below is what the evidence says by itself.</Trans>
        }
        form={(from, close) => <AssessmentForm open={open} from={from ?? proposal} onClose={close} />}
      >
        {assessment.now === undefined && (
          <Alert kind="info" title={<Trans>What Sluis proposes</Trans>}>
            <div className="sluis-stack">
              <Trans>Choose “Fill in” to take it over, or to change it.</Trans>
              <AssessmentShown assessment={proposal} />
            </div>
          </Alert>
        )}
        {earlier.length > 0 && (
          <details className="sluis-details">
            <summary>
              <Trans>Earlier assessments</Trans>
            </summary>
            <div className="sluis-stack">
              {earlier.map((version) => (
                <OneVersion
                  key={version.step}
                  open={open}
                  version={version}
                  show={(value) => <AssessmentShown assessment={value} />}
                />
              ))}
            </div>
          </details>
        )}
      </ToldCard>
      <NearCases file={open.file} />
    </>
  )
}
