/**
 * The messages that wait, and what was decided about earlier ones. Who may decide about others sees those of others and his own;
 * an employee sees his own alone.
 *
 * A list shows why and how long, never who or what: for that there is the message itself.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import { useNavigate, useSearch } from "@tanstack/react-router"
import type { ReactElement } from "react"

import { PageTitle } from "../../component/page-title.tsx"
import { Tabs } from "../../component/tabs.tsx"
import { useMay } from "../../shell/session.ts"
import { DecisionList } from "./decision-list.tsx"
import { HeldList } from "./held-list.tsx"
import { OwnList } from "./own-list.tsx"
import { TABS } from "./search.ts"
import type { HeldSearch } from "./search.ts"
import "./held-page.css"

export function HeldPage(): ReactElement {
  const { t } = useLingui()
  const mayDecide = useMay("held")
  const search: HeldSearch = useSearch({ from: "/shell/held" })
  const navigate = useNavigate()
  const go = (to: HeldSearch): void => void navigate({ to: "/held", search: to, resetScroll: false })

  if (!mayDecide) {
    return (
      <div className="sluis-stack">
        <PageTitle
          title={t`Held messages`}
          lead={<Trans>Messages of yours that have not been sent yet, and wait for a decision.</Trans>}
        />
        <OwnList />
      </div>
    )
  }
  return (
    <div className="sluis-stack">
      <PageTitle
        title={t`Held messages`}
        lead={
          <Trans>
            These messages have not been sent. Their senders know, and decide themselves where they may.
          </Trans>
        }
      />
      <Tabs
        label={t`Held messages`}
        selected={search.tab ?? "waiting"}
        onSelect={(id) => {
          const tab = TABS.find((one) => one === id)
          go(tab === undefined || tab === "waiting" ? {} : { tab })
        }}
        tabs={[
          {
            id: "waiting",
            label: <Trans>Waiting</Trans>,
            content: () => <HeldList search={search} onSearch={go} />,
          },
          { id: "own", label: <Trans>Sent by me</Trans>, content: () => <OwnList /> },
          { id: "decisions", label: <Trans>Decided</Trans>, content: () => <DecisionList /> },
        ]}
      />
    </div>
  )
}
