/** What sends through Sluis, beside what should: what fell silent is not protected any more. */
import { msg } from "@lingui/core/macro"
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import type { ReactElement } from "react"

import { StateBadge } from "../../component/badge.tsx"
import type { StateLooks } from "../../component/badge.tsx"
import { Card } from "../../component/card.tsx"
import { DataTable } from "../../component/data-table.tsx"
import { EmptyState } from "../../component/empty-state.tsx"
import { Moment } from "../../component/moment.tsx"
import { Paragraph } from "../../component/text.tsx"

type Covered = Gives<"coverage.show">
type Item = Covered["items"][number]

export function CoverageCard({ covered }: { readonly covered: Covered }): ReactElement {
  const { t, i18n } = useLingui()
  const { days, items } = covered
  return (
    <Card title={<Trans>What sends through Sluis</Trans>}>
      <Paragraph>
        <Plural
          value={days}
          one="Seen today. What does not go through Sluis is not protected by it."
          other="Seen in the last # days. What does not go through Sluis is not protected by it."
        />
      </Paragraph>
      <DataTable
        caption={<Trans>Departments, domains and programs</Trans>}
        captionHidden
        columns={[
          {
            id: "name",
            label: t`Name`,
            names: true,
            cell: ({ name }) => (name === "" ? t`No department` : name),
          },
          { id: "kind", label: t`Kind`, cell: ({ kind }) => <Kind kind={kind} /> },
          { id: "state", label: t`State`, cell: ({ state }) => <StateBadge state={state} looks={STATES} /> },
          {
            id: "messages",
            label: t`Messages`,
            numeric: true,
            cell: ({ messages }) => i18n.number(messages),
          },
          {
            id: "seen",
            label: t`Last seen`,
            cell: ({ lastSeen }) =>
              lastSeen === undefined ? (
                <Trans>Not in these days</Trans>
              ) : (
                <Moment at={`${lastSeen}T12:00:00Z`} look="day" />
              ),
          },
        ]}
        rows={items}
        keyOf={({ kind, name, expected }) => `${kind} ${String(expected)} ${name}`}
        empty={
          <EmptyState title={<Trans>No mail was seen yet</Trans>}>
            <Trans>
              As soon as mail goes through Sluis, its department, its domain and the program that sent it
              appear here. What should appear can be set under “coverage” in the configuration.
            </Trans>
          </EmptyState>
        }
      />
    </Card>
  )
}

function Kind({ kind }: Pick<Item, "kind">): ReactElement {
  switch (kind) {
    case "department":
      return <Trans>Department</Trans>
    case "sender-domain":
      return <Trans>Domain</Trans>
    case "client":
      return <Trans>Program or mail server</Trans>
  }
}

const STATES: StateLooks<Item["state"]> = {
  seen: { tone: "positive", icon: "ok", words: msg`Seen` },
  silent: { tone: "negative", icon: "warning", words: msg`Silent` },
  awaited: { tone: "info", icon: "clock", words: msg`Expected, not seen yet` },
  unexpected: { tone: "neutral", icon: "info", words: msg`Not expected` },
}
