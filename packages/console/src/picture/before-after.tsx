/** Choosing what the picture shows: the message as it was, or as it leaves. Radio buttons that look like one switch. */
import { useLingui } from "@lingui/react/macro"
import { useId } from "react"
import type { ReactElement } from "react"

import type { PictureState } from "./picture-state.ts"

type Props = {
  readonly state: PictureState
  readonly onChange: (state: PictureState) => void
}

export function BeforeAfter({ state, onChange }: Props): ReactElement {
  const { t } = useLingui()
  const name = useId()
  const choices: readonly { readonly state: PictureState; readonly label: string }[] = [
    { state: "before", label: t`Before Sluis` },
    { state: "after", label: t`After Sluis` },
  ]
  return (
    <fieldset className="sluis-before-after">
      <legend className="sluis-visually-hidden">{t`What the picture shows`}</legend>
      {choices.map((choice) => (
        <label key={choice.state} className="sluis-before-after__choice">
          <input
            type="radio"
            name={name}
            value={choice.state}
            checked={choice.state === state}
            onChange={() => onChange(choice.state)}
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  )
}
