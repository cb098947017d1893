/** Entries as rows: when, what, who, about what. The newest first, as the server gives them. */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import { ACTION_WORDS, RESULT_WORDS } from "@sluis/core/ledger/words"
import type { ReactElement, ReactNode } from "react"

import { Badge } from "../../component/badge.tsx"
import { DataTable } from "../../component/data-table.tsx"
import { Link } from "../../component/link.tsx"
import { Moment } from "../../component/moment.tsx"
import { useWords } from "../../component/words.ts"
import type { ShownEntry } from "./entry-shown.ts"
import { ObjectLink } from "./object-link.tsx"
import { sentence } from "./sentence.ts"
import { WhoDid } from "./who-did.tsx"

type Props = { readonly entries: readonly ShownEntry[]; readonly busy: boolean; readonly empty: ReactNode }

export function EntryTable({ entries, busy, empty }: Props): ReactElement {
  const { t, i18n } = useLingui()
  return (
    <DataTable
      caption={t`Entries of the ledger`}
      captionHidden
      rows={entries}
      keyOf={({ index }) => String(index)}
      busy={busy}
      empty={empty}
      columns={[
        { id: "index", label: t`Entry`, numeric: true, cell: ({ index }) => i18n.number(index) },
        {
          id: "at",
          label: t`When`,
          cell: ({ entry }) => (entry === undefined ? <Unknown /> : <Moment at={entry.at} />),
        },
        { id: "what", label: t`What`, names: true, cell: (shown) => <What shown={shown} /> },
        { id: "who", label: t`Who`, cell: (shown) => <WhoDid shown={shown} /> },
        {
          id: "about",
          label: t`About`,
          cell: ({ entry }) =>
            entry === undefined || entry.object === "" ? (
              <Trans>Sluis itself</Trans>
            ) : (
              <ObjectLink action={entry.action} object={entry.object} />
            ),
        },
      ]}
    />
  )
}

function What({ shown: { index, entry } }: { readonly shown: ShownEntry }): ReactElement {
  const words = useWords()
  const messages = entry?.action === "messages.delivered" ? entry.figures["messages"] : undefined
  return (
    <span className="sluis-ledger-what">
      <Link to="/ledger/$index" params={{ index: String(index) }}>
        {entry === undefined ? (
          <Trans>An entry of a later version</Trans>
        ) : (
          sentence(words(ACTION_WORDS[entry.action]))
        )}
      </Link>
      {messages !== undefined && (
        <span className="sluis-small">
          <Plural value={messages} one="# message" other="# messages" />
        </span>
      )}
      {entry !== undefined && entry.result !== "done" && (
        <Badge tone="warning" icon="warning">
          {sentence(words(RESULT_WORDS[entry.result]))}
        </Badge>
      )}
    </span>
  )
}

function Unknown(): ReactElement {
  return <Trans>unknown</Trans>
}
