/** What was changed before, or rejected: by whom, why, and what it was. */
import { msg } from "@lingui/core/macro"
import { Plural, Trans } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { StateBadge } from "../../component/badge.tsx"
import type { StateLooks } from "../../component/badge.tsx"
import { Card } from "../../component/card.tsx"
import { EmptyState } from "../../component/empty-state.tsx"
import { Moment } from "../../component/moment.tsx"
import { Paragraph } from "../../component/text.tsx"
import { DifferenceList } from "./difference-list.tsx"
import { PersonName } from "./person-name.tsx"
import type { PolicyChange } from "./waiting-change.tsx"

export function ChangeHistory({ changes }: { readonly changes: readonly PolicyChange[] }): ReactElement {
  return (
    <Card title={<Trans>Earlier changes</Trans>}>
      {changes.length === 0 ? (
        <EmptyState icon="clock" title={<Trans>Nothing has been changed yet</Trans>}>
          <Trans>
            Each change of the policy comes to stand here: who proposed it and why, who approved or rejected
            it, and what it changed.
          </Trans>
        </EmptyState>
      ) : (
        <ol className="sluis-rules">
          {changes.map((change) => (
            <li key={change.id}>
              <Change change={change} />
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}

function Change({ change }: { readonly change: PolicyChange }): ReactElement {
  const { by, at, reason, decidedBy, decidedAt, rejection, differences, state } = change
  const count = differences.length
  const isRejected = state === "rejected"
  return (
    <div className="sluis-rule">
      <div className="sluis-cluster">
        <StateBadge state={state} looks={STATES} />
        <strong>
          <Moment at={decidedAt ?? at} look="long" />
        </strong>
      </div>
      <Paragraph>
        <Trans>
          Proposed by <PersonName name={by} />: “{reason}”
        </Trans>
      </Paragraph>
      {decidedBy !== undefined && decidedBy !== by && (
        <Paragraph>
          {isRejected ? (
            <Trans>
              Rejected by <PersonName name={decidedBy} />
            </Trans>
          ) : (
            <Trans>
              Approved by <PersonName name={decidedBy} />
            </Trans>
          )}
          {rejection !== undefined && rejection !== "" && `: “${rejection}”`}
        </Paragraph>
      )}
      {decidedBy === by && isRejected && rejection !== undefined && (
        <Paragraph>
          <Trans>Withdrawn: “{rejection}”</Trans>
        </Paragraph>
      )}
      {count > 0 && (
        <details className="sluis-details">
          <summary>
            <Plural value={count} one="# difference" other="# differences" />
          </summary>
          <DifferenceList differences={differences} />
        </details>
      )}
    </div>
  )
}

const STATES: StateLooks<PolicyChange["state"]> = {
  waiting: { tone: "warning", icon: "clock", words: msg`Waiting` },
  "in-force": { tone: "positive", icon: "ok", words: msg`In force` },
  replaced: { tone: "neutral", icon: "clock", words: msg`Replaced since` },
  rejected: { tone: "neutral", icon: "close", words: msg`Not put in force` },
}
