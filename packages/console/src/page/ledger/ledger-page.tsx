/** The ledger: how it stands, verifying it, and what is in it. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useNavigate, useSearch } from "@tanstack/react-router"
import type { ReactElement } from "react"

import { useCall } from "../../api/query.ts"
import { Loaded } from "../../component/loaded.tsx"
import { PageTitle } from "../../component/page-title.tsx"
import { BentAlert } from "./bent-alert.tsx"
import { EntriesCard } from "./entries-card.tsx"
import type { LedgerSearch } from "./search.ts"
import { StandingCard } from "./standing-card.tsx"
import { VerifyCard } from "./verify-card.tsx"
import "./ledger.css"

export function LedgerPage(): ReactElement {
  const { t } = useLingui()
  const ledger = useCall("ledger.show", {})
  const search: LedgerSearch = useSearch({ from: "/shell/ledger" })
  const navigate = useNavigate()
  return (
    <div className="sluis-stack">
      <PageTitle
        title={t`The ledger`}
        lead={
          <Trans>
            What Sluis did, and what people did with it. Entries are only ever added: nobody can change one or
            take one away without that being seen.
          </Trans>
        }
      />
      <Loaded of={ledger}>
        {(shown) => (
          <>
            {shown.bent && <BentAlert />}
            <StandingCard ledger={shown} />
            <VerifyCard ownKey={shown.key} />
          </>
        )}
      </Loaded>
      <EntriesCard
        search={search}
        onSearch={(to) => void navigate({ to: "/ledger", search: to, resetScroll: false })}
      />
    </div>
  )
}
