/** A moment to be typed: day and time on the clock of the organisation, wherever the browser is. */
import { useState } from "react"
import type { ReactElement } from "react"

import { zoneNamed } from "@sluis/core/breach/clock/day"

import type { FieldProps } from "./field.tsx"
import { TextInput } from "./text-input.tsx"
import { fromWall, toWall } from "./wall-time.ts"
import { useZone } from "./zone.tsx"

type Props = FieldProps & {
  /** Milliseconds since 1970; undefined: not known. */
  readonly value: number | undefined
  readonly onChange: (value: number | undefined) => void
}

export function TimeInput({ value, onChange, ...field }: Props): ReactElement {
  const zone = zoneNamed(useZone())
  // What is typed half stays as it is.
  const [text, setText] = useState(() => (value === undefined ? "" : toWall(value, zone)))
  return (
    <TextInput
      {...field}
      type="datetime-local"
      value={text}
      onChange={(typed) => {
        setText(typed)
        onChange(fromWall(typed, zone))
      }}
    />
  )
}
