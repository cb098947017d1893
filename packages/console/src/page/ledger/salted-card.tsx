/** What an entry commits to without telling it: the value where it can still be told, or that it was erased. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { LedgerEntry } from "@sluis/core/ledger/entry"
import type { ReactElement, ReactNode } from "react"

import { Badge } from "../../component/badge.tsx"
import { Card } from "../../component/card.tsx"
import { DescriptionList } from "../../component/description-list.tsx"
import { Paragraph } from "../../component/text.tsx"
import { useMay } from "../../shell/session.ts"
import type { ShownEntry } from "./entry-shown.ts"
import { NAMES, PEOPLE } from "./names.ts"

type Props = { readonly entry: LedgerEntry; readonly opened: ShownEntry["opened"] }

export function SaltedCard({ entry: { salted }, opened }: Props): ReactElement | null {
  const { i18n } = useLingui()
  const names = Object.keys(salted)
  if (names.length === 0) return null
  return (
    <Card title={<Trans>What could lead to a person</Trans>}>
      <DescriptionList
        items={names.map((name) => {
          const known = NAMES.get(name)
          return {
            term: known === undefined ? name : i18n._(known),
            details: <Value name={name} value={opened[name]} />,
          }
        })}
      />
      <Paragraph look="small">
        <Trans>
          The ledger holds only hashes of this. What they stand for is kept beside it, encrypted, and can be
          erased: then nobody knows any more, and the ledger stays whole.
        </Trans>
      </Paragraph>
    </Card>
  )
}

type ValueProps = { readonly name: string; readonly value: string | undefined }

function Value({ name, value }: ValueProps): ReactNode {
  // Who may not know hears the same of all entries.
  const mayKnow = useMay("breach")
  if (!mayKnow)
    return (
      <Badge tone="neutral" icon="hold">
        <Trans>Only for the privacy officer</Trans>
      </Badge>
    )
  if (value === undefined)
    return (
      <Badge tone="neutral" icon="close">
        <Trans>Erased</Trans>
      </Badge>
    )
  if (value !== "") return value
  return PEOPLE.has(name) ? <Trans>somebody who is no longer here</Trans> : <Trans>none</Trans>
}
