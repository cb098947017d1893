/** How the ledger stands: how much is in it, who signed it when, with which key, and who else vouches for it. */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import type { ReactElement } from "react"

import { Card } from "../../component/card.tsx"
import { CopyField } from "../../component/copy-field.tsx"
import { DescriptionList } from "../../component/description-list.tsx"
import { Moment } from "../../component/moment.tsx"
import { Paragraph } from "../../component/text.tsx"

type Ledger = Gives<"ledger.show">

export function StandingCard({ ledger }: { readonly ledger: Ledger }): ReactElement {
  const { t, i18n } = useLingui()
  const { size, checkpoint, witnesses, timestamps, key } = ledger
  return (
    <Card title={<Trans>How it stands</Trans>}>
      <DescriptionList
        items={[
          { term: t`Entries`, details: i18n.number(size) },
          {
            term: t`Last signed`,
            details: checkpoint === undefined ? <Trans>not yet</Trans> : <Signed checkpoint={checkpoint} />,
          },
          { term: t`Witnesses`, details: <Witnesses witnesses={witnesses} /> },
          { term: t`Timestamps`, details: <Timestamps timestamps={timestamps} /> },
        ]}
      />
      <CopyField label={<Trans>Public key of this ledger</Trans>} value={key} />
      <Paragraph look="small">
        <Trans>
          Whoever has this key can verify the ledger and every proof from it. Keep it in a place outside Sluis
          as well, such as a decision that was published: then nobody can pass another ledger off as this one.
        </Trans>
      </Paragraph>
    </Card>
  )
}

function Signed({ checkpoint }: { readonly checkpoint: NonNullable<Ledger["checkpoint"]> }): ReactElement {
  const { size, at } = checkpoint
  return (
    <Trans>
      <Moment at={at} look="long" />, <Plural value={size} one="# entry" other="# entries" />
    </Trans>
  )
}

function Witnesses({ witnesses }: { readonly witnesses: Ledger["witnesses"] }): ReactElement {
  if (witnesses.length === 0)
    return <Trans>None. A witness on another machine sees to it that history cannot be written anew.</Trans>
  return (
    <ul className="sluis-list">
      {witnesses.map(({ name, size, at }) => (
        <li key={name}>
          <code>{name}</code>
          {": "}
          {size === undefined || at === undefined ? (
            <Trans>has not signed yet</Trans>
          ) : (
            <Trans>
              <Moment at={at} />, <Plural value={size} one="# entry" other="# entries" />
            </Trans>
          )}
        </li>
      ))}
    </ul>
  )
}

function Timestamps({ timestamps }: { readonly timestamps: Ledger["timestamps"] }): ReactElement {
  const last = timestamps.at(-1)
  const count = timestamps.length
  if (last === undefined) return <Trans>none in the last three months</Trans>
  return (
    <Trans>
      <Plural value={count} one="# in the last three months" other="# in the last three months" />, the last
      on <Moment at={last.at} look="day" />
    </Trans>
  )
}
