/** Choosing a password: once, in sight if wanted, with the one rule that helps. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import type { ReactElement } from "react"

import { Checkbox } from "./choice.tsx"
import { ErrorWords } from "./error-words.tsx"
import { TextInput } from "./text-input.tsx"

/** As the API asks. */
export const PASSWORD_CHARACTERS = 12

type Props = {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Say what is missing: after the first attempt to send the form. */
  readonly checked: boolean
  /** Why the server did not take this one, where that is told beside the field. */
  readonly refused?: Error | null
}

export function NewPassword({ value, onChange, checked, refused = null }: Props): ReactElement {
  const { t } = useLingui()
  const [shown, setShown] = useState(false)
  const tooShort = checked && value.length < PASSWORD_CHARACTERS
  return (
    <>
      <TextInput
        label={<Trans>New password</Trans>}
        description={
          <Trans>At least {PASSWORD_CHARACTERS} characters. A sentence that only you know is easiest.</Trans>
        }
        error={
          tooShort
            ? t`Use at least ${PASSWORD_CHARACTERS} characters.`
            : refused !== null && <ErrorWords error={refused} />
        }
        type={shown ? "text" : "password"}
        autoComplete="new-password"
        required
        value={value}
        onChange={onChange}
      />
      <Checkbox label={<Trans>Show the password</Trans>} checked={shown} onChange={setShown} />
    </>
  )
}
