/** How many people a list would have, before it is registered; and which column of a table they stand in, where that is not plain. */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { Alert } from "../../component/alert.tsx"
import { Select } from "../../component/choice.tsx"
import { TextInput } from "../../component/text-input.tsx"

/** As long as the API takes. */
const MAX_COLUMN = 200

type RehearsalProps = { readonly people: number; readonly unreadable: number }

export function Rehearsal({ people, unreadable }: RehearsalProps): ReactElement {
  return (
    <Alert
      kind={unreadable === 0 ? "ok" : "warning"}
      live
      title={
        <Plural value={people} one="# person would be on this list" other="# people would be on this list" />
      }
    >
      {unreadable > 0 && (
        <Plural
          value={unreadable}
          one="# line has something in it that is no e-mail address. It would be left out."
          other="# lines have something in them that is no e-mail address. They would be left out."
        />
      )}{" "}
      <Trans>Is that as many as you expect? Then go on. Nothing has been registered yet.</Trans>
    </Alert>
  )
}

type ColumnProps = {
  /** Their titles; empty where they are not known. */
  readonly columns: readonly string[]
  readonly value: string
  readonly missing: boolean
  readonly onChange: (column: string) => void
}

export function ColumnChoice({ columns, value, missing, onChange }: ColumnProps): ReactElement {
  const { t } = useLingui()
  const label = t`Which column has the addresses of this list?`
  const description = t`There are addresses in more than one column.`
  const error = missing ? t`Choose the column, and count again.` : undefined
  return columns.length === 0 ? (
    <TextInput
      label={label}
      description={
        <>
          {description} <Trans>Write its title, or its number: 1 for the first.</Trans>
        </>
      }
      error={error}
      required
      autoComplete="off"
      maxLength={MAX_COLUMN}
      value={value}
      onChange={onChange}
    />
  ) : (
    <Select
      label={label}
      description={description}
      error={error}
      required
      value={value}
      options={[
        ...(value === "" ? [{ value: "", label: t`Choose` }] : []),
        ...columns.map((column) => ({ value: column, label: column })),
      ]}
      onChange={onChange}
    />
  )
}
