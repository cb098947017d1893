/**
 * Changing the policy, in the order in which one thinks: the text, what differs by it, what it would have done, why; and then in
 * force, or proposed where it touches the floor.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import type { ReactElement } from "react"

import { useCall } from "../../api/query.ts"
import { Alert } from "../../component/alert.tsx"
import { ButtonLink } from "../../component/button-link.tsx"
import { EmptyState } from "../../component/empty-state.tsx"
import { Link } from "../../component/link.tsx"
import { Loaded } from "../../component/loaded.tsx"
import { PageTitle } from "../../component/page-title.tsx"
import { useTitleFocus } from "../../component/title-focus.ts"
import { useMay } from "../../shell/session.ts"
import { ChangeForm } from "./change-form.tsx"
import type { PolicyChange } from "./waiting-change.tsx"
import "./policy.css"

export function PolicyChangePage(): ReactElement {
  const { t } = useLingui()
  const mayChange = useMay("policy:change")
  const policy = useCall("policy.show", {})
  const [done, setDone] = useState<PolicyChange>()
  const focusTitle = useTitleFocus()
  return (
    <div className="sluis-stack">
      <PageTitle
        title={t`Change the policy`}
        lead={
          <Link to="/policy">
            <Trans>Back to the policy in force</Trans>
          </Link>
        }
      />
      {done === undefined ? (
        <Loaded of={policy}>
          {(shown) =>
            shown.source === "file" || !mayChange ? (
              <CannotChange isFile={shown.source === "file"} />
            ) : (
              <ChangeForm
                policy={shown}
                onDone={(change) => {
                  setDone(change)
                  focusTitle()
                }}
              />
            )
          }
        </Loaded>
      ) : (
        <Done change={done} />
      )}
    </div>
  )
}

function CannotChange({ isFile }: { readonly isFile: boolean }): ReactElement {
  return isFile ? (
    <EmptyState icon="hold" title={<Trans>This policy is kept in a file</Trans>}>
      <Trans>
        Your system administrator changes it in that file. To change it here, the administrator sets{" "}
        <code>policy: builtin</code> in the configuration.
      </Trans>
    </EmptyState>
  ) : (
    <EmptyState icon="hold" title={<Trans>Your role cannot change the policy</Trans>}>
      <Trans>A privacy officer or an administrator can. You can read all of it.</Trans>
    </EmptyState>
  )
}

function Done({ change }: { readonly change: PolicyChange }): ReactElement {
  const toPolicy = (
    <ButtonLink to="/policy">
      <Trans>To the policy</Trans>
    </ButtonLink>
  )
  return change.state === "waiting" ? (
    <Alert kind="ok" live title={<Trans>Your change was proposed</Trans>} actions={toPolicy}>
      <Trans>
        It touches the floor, so it waits until a privacy officer has approved it. Nothing has changed until
        then. Ask a colleague to look at it.
      </Trans>
    </Alert>
  ) : (
    <Alert kind="ok" live title={<Trans>Your change is in force</Trans>} actions={toPolicy}>
      <Trans>It holds from the next message on. What you changed and why is kept in the history.</Trans>
    </Alert>
  )
}
