/** One entry: in words, what of its salted values can still be told, as it stands, and its proof. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useParams } from "@tanstack/react-router"
import type { ReactElement } from "react"

import { useCall } from "../../api/query.ts"
import { Alert } from "../../component/alert.tsx"
import { Card } from "../../component/card.tsx"
import { Link } from "../../component/link.tsx"
import { Loaded } from "../../component/loaded.tsx"
import { PageTitle } from "../../component/page-title.tsx"
import { Paragraph } from "../../component/text.tsx"
import { EntryFacts } from "./entry-facts.tsx"
import { shownEntry } from "./entry-shown.ts"
import { ProofCard } from "./proof-card.tsx"
import { SaltedCard } from "./salted-card.tsx"
import "./ledger.css"

export function LedgerEntryPage(): ReactElement {
  const { t, i18n } = useLingui()
  const { index: written } = useParams({ from: "/shell/ledger/$index" })
  const index = /^\d{1,15}$/.test(written) ? Number(written) : undefined
  const found = useCall(
    "ledger.entries",
    { query: { before: (index ?? 0) + 1, limit: 1 } },
    { enabled: index !== undefined },
  )
  const number = index === undefined ? written : i18n.number(index)
  return (
    <div className="sluis-stack">
      <p className="nl-paragraph">
        <Link to="/ledger">
          <Trans>The whole ledger</Trans>
        </Link>
      </p>
      <PageTitle title={t`Entry ${number}`} />
      {index === undefined ? (
        <NotThere />
      ) : (
        <Loaded of={found}>
          {({ entries: [first] }) => {
            if (first?.index !== index) return <NotThere />
            const shown = shownEntry(first)
            return (
              <>
                <EntryFacts shown={shown} />
                {shown.entry !== undefined && <SaltedCard entry={shown.entry} opened={shown.opened} />}
                <Card title={<Trans>As it stands in the ledger</Trans>}>
                  <pre className="sluis-ledger-octets">
                    <code>{shown.text}</code>
                  </pre>
                  <Paragraph look="small">
                    <Trans>
                      Canonical JSON (RFC 8785). The hash of exactly these characters is in the tree.
                    </Trans>
                  </Paragraph>
                </Card>
                <ProofCard index={index} />
              </>
            )
          }}
        </Loaded>
      )}
    </div>
  )
}

function NotThere(): ReactElement {
  return (
    <Alert kind="info" title={<Trans>There is no such entry</Trans>}>
      <Trans>Entries are numbered from 0. Look for it in the list of entries.</Trans>
    </Alert>
  )
}
