/** Which entries to see: what was done, between which days, about what. Each choice works at once. */
import { Trans, useLingui } from "@lingui/react/macro"
import { LEDGER_ACTIONS } from "@sluis/core/ledger/entry"
import type { LedgerAction } from "@sluis/core/ledger/entry"
import { ACTION_WORDS } from "@sluis/core/ledger/words"
import { useState } from "react"
import type { ReactElement } from "react"

import { Button } from "../../component/button.tsx"
import { Select } from "../../component/choice.tsx"
import { TextInput } from "../../component/text-input.tsx"
import { Paragraph } from "../../component/text.tsx"
import { useWords } from "../../component/words.ts"
import { dayOf, isFiltered } from "./search.ts"
import type { LedgerSearch } from "./search.ts"
import { sentence } from "./sentence.ts"

type Props = { readonly search: LedgerSearch; readonly onSearch: (search: LedgerSearch) => void }

export function EntryFilter({ search, onSearch }: Props): ReactElement {
  const { t } = useLingui()
  const actions = useActions()
  const { object } = search
  const change = (part: LedgerSearch, without: keyof LedgerSearch): void => {
    const { [without]: _, ...rest } = search
    onSearch({ ...rest, ...part })
  }
  return (
    <form
      className="sluis-ledger-filter"
      role="search"
      aria-label={t`Filter entries`}
      onSubmit={(event) => event.preventDefault()}
    >
      <Select
        label={t`What was done`}
        required
        value={search.action ?? ""}
        options={[{ value: "", label: t`Everything` }, ...actions]}
        onChange={(action) => change(action === "" ? {} : { action }, "action")}
      />
      <Day
        key={`from ${search.from ?? ""}`}
        label={t`From this day`}
        day={search.from}
        onDay={(from) => change(from === undefined ? {} : { from }, "from")}
      />
      <Day
        key={`to ${search.to ?? ""}`}
        label={t`Up to and including`}
        day={search.to}
        onDay={(to) => change(to === undefined ? {} : { to }, "to")}
      />
      {isFiltered(search) && (
        <Button look="subtle" icon="close" onClick={() => onSearch({})}>
          <Trans>Without filters</Trans>
        </Button>
      )}
      {object !== undefined && (
        <Paragraph look="small">
          <Trans>
            Only what is about <code>{object}</code>.
          </Trans>
        </Paragraph>
      )}
    </form>
  )
}

type DayProps = {
  readonly label: string
  readonly day: string | undefined
  readonly onDay: (day: string | undefined) => void
}

/** A browser gives a day only when it is whole; what is typed half stays in the field. */
function Day({ label, day, onDay }: DayProps): ReactElement {
  const [typed, setTyped] = useState(day ?? "")
  return (
    <TextInput
      label={label}
      required
      type="date"
      value={typed}
      onChange={(text) => {
        setTyped(text)
        const whole = dayOf(text)
        if ((whole !== undefined || text === "") && whole !== day) onDay(whole)
      }}
    />
  )
}

function useActions(): readonly { readonly value: LedgerAction; readonly label: string }[] {
  const words = useWords()
  return LEDGER_ACTIONS.map((value) => ({ value, label: sentence(words(ACTION_WORDS[value])) })).toSorted(
    (one, other) => one.label.localeCompare(other.label),
  )
}
