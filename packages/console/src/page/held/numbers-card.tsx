/** The message in numbers: nothing that says who, or what about. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import type { ReactElement } from "react"

import { Card } from "../../component/card.tsx"
import { DescriptionList } from "../../component/description-list.tsx"

export function NumbersCard({ message }: { readonly message: Gives<"held.show"> }): ReactElement {
  const { t, i18n } = useLingui()
  const { id, recipients, size, parts, sight } = message
  const number = (value: number): ReactElement => <span className="sluis-figures">{i18n.number(value)}</span>
  const ofSight =
    sight === undefined
      ? []
      : [
          { term: t`Visible in To and Cc`, value: sight.visible },
          { term: t`Of those outside the organisation`, value: sight.visibleOutside },
          { term: t`Hidden, in Bcc`, value: sight.hidden },
          { term: t`Addresses that somebody would have learnt`, value: sight.introductions },
          { term: t`Times that somebody would have learnt who is on the list`, value: sight.exposures },
        ]
  return (
    <Card title={<Trans>In numbers</Trans>}>
      <div className="sluis-numbers">
        <DescriptionList
          items={[
            { term: t`Recipients`, details: number(recipients) },
            ...ofSight.map(({ term, value }) => ({ term, details: number(value) })),
            ...((sight?.department ?? "") === ""
              ? []
              : [{ term: t`Department`, details: sight?.department }]),
            { term: t`Size`, details: <Size octets={size} /> },
            ...(parts > 1
              ? [{ term: t`Handed in by the mail server in parts`, details: number(parts) }]
              : []),
            { term: t`Number of the message`, details: <code>{id}</code> },
          ]}
        />
      </div>
    </Card>
  )
}

const KILO = 1000

function Size({ octets }: { readonly octets: number }): ReactElement {
  const { i18n } = useLingui()
  const [value, unit] =
    octets < KILO * KILO
      ? ([Math.max(1, Math.round(octets / KILO)), "kilobyte"] as const)
      : ([octets / (KILO * KILO), "megabyte"] as const)
  return <>{i18n.number(value, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 })}</>
}
