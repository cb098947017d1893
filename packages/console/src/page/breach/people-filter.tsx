/**
 * Which of the people to see: by a name, an address or a group, and by how their letter and their answer stand. It asks only when
 * its button is pressed, because every time that names are given is recorded.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import type { FormEvent, ReactElement } from "react"

import { Button } from "../../component/button.tsx"
import { Select } from "../../component/choice.tsx"
import { TextInput } from "../../component/text-input.tsx"
import { MAX_LINE } from "./text-limit.ts"
import type { Wanted } from "./use-look.ts"

type Props = {
  /** What is shown now. */
  readonly wanted: Wanted
  readonly busy: boolean
  readonly onSearch: (wanted: Wanted) => void
}

type Only = NonNullable<Wanted["only"]>

const EVERYBODY = ""

export function PeopleFilter({ wanted, busy, onSearch }: Props): ReactElement {
  const { t } = useLingui()
  const [find, setFind] = useState(wanted.find ?? "")
  const [only, setOnly] = useState<Only | typeof EVERYBODY>(wanted.only ?? EVERYBODY)
  const isFiltered = wanted.find !== undefined || wanted.only !== undefined
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (busy) return
    onSearch({
      ...(find.trim() !== "" && { find: find.trim() }),
      ...(only !== EVERYBODY && { only }),
    })
  }
  return (
    <form className="sluis-breach-filter" role="search" aria-label={t`Search the people`} onSubmit={send}>
      <TextInput
        label={<Trans>Name, address or group</Trans>}
        required
        type="search"
        autoComplete="off"
        maxLength={MAX_LINE}
        value={find}
        onChange={setFind}
      />
      <Select
        label={<Trans>Who</Trans>}
        required
        value={only}
        options={[
          { value: EVERYBODY, label: t`Everybody` },
          { value: "task", label: t`Something to do by hand` },
          { value: "not-arrived", label: t`Mail did not arrive` },
          { value: "no-letter", label: t`No letter yet` },
          { value: "no-answer", label: t`Asked, no answer yet` },
          { value: "answered", label: t`Answered` },
          { value: "name-unsure", label: t`Name not known or not checked` },
        ]}
        onChange={setOnly}
      />
      <div className="sluis-cluster">
        <Button type="submit" busy={busy}>
          <Trans>Search</Trans>
        </Button>
        {isFiltered && (
          <Button
            look="subtle"
            icon="close"
            onClick={() => {
              setFind("")
              setOnly(EVERYBODY)
              onSearch({})
            }}
          >
            <Trans>Show everybody</Trans>
          </Button>
        )}
      </div>
    </form>
  )
}
