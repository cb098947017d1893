/**
 * The policy: changes that wait first, because somebody waits for them; then what is in force and why, per department what
 * differs, and what was decided before.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { useCall } from "../../api/query.ts"
import { ButtonLink } from "../../component/button-link.tsx"
import { useAnnounce } from "../../component/announce.tsx"
import { Loaded } from "../../component/loaded.tsx"
import { PageTitle } from "../../component/page-title.tsx"
import { useTitleFocus } from "../../component/title-focus.ts"
import { useMay } from "../../shell/session.ts"
import { ChangeHistory } from "./change-history.tsx"
import { DepartmentsCard } from "./departments-card.tsx"
import { usePolicyDraft } from "./draft.ts"
import { InForceCard } from "./in-force-card.tsx"
import { RuleGroups } from "./rule-groups.tsx"
import { WaitingChange } from "./waiting-change.tsx"
import "./policy.css"

export function PolicyPage(): ReactElement {
  const { t } = useLingui()
  const mayChange = useMay("policy:change")
  const policy = useCall("policy.show", {})
  const hasDraft = usePolicyDraft().read() !== undefined
  const announce = useAnnounce()
  const focusTitle = useTitleFocus()
  const waiting = policy.data?.changes.filter(({ state }) => state === "waiting") ?? []
  const isOurs = policy.data !== undefined && policy.data.source !== "file"
  return (
    <div className="sluis-stack">
      <PageTitle
        title={t`Policy`}
        lead={
          <Trans>
            The rules that Sluis goes by. Where several apply to one message, the strictest decides; their
            order means nothing.
          </Trans>
        }
        actions={
          mayChange &&
          isOurs && (
            <ButtonLink to="/policy/change" look={waiting.length === 0 ? "primary" : "secondary"}>
              {hasDraft ? <Trans>Go on with your change</Trans> : <Trans>Change the policy</Trans>}
            </ButtonLink>
          )
        }
      />
      <Loaded of={policy}>
        {(shown) => (
          <>
            {waiting.map((change) => (
              <WaitingChange
                key={change.id}
                change={change}
                version={shown.version}
                onDecided={(words) => {
                  announce(words)
                  focusTitle()
                }}
              />
            ))}
            <InForceCard policy={shown} />
            <RuleGroups rules={shown.rules} />
            <DepartmentsCard policy={shown} />
            <ChangeHistory changes={shown.changes.filter(({ state }) => state !== "waiting")} />
          </>
        )}
      </Loaded>
    </div>
  )
}
