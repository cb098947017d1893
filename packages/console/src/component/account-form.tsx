/** Making one's account: a name, an address where it is not known, and a password where the organisation has them. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import type { ReactElement } from "react"

import { Button } from "./button.tsx"
import { ProblemAlert } from "./loaded.tsx"
import { NewPassword, PASSWORD_CHARACTERS } from "./new-password.tsx"
import { TextInput } from "./text-input.tsx"
import { Paragraph } from "./text.tsx"

export type NewAccount = { readonly name: string; readonly address: string; readonly password?: string }

type Props = {
  /** What stands there at first. */
  readonly name: string
  /** Undefined: it is asked for. */
  readonly address: string | undefined
  readonly hasPassword: boolean
  /** How it goes, or went. */
  readonly making: { readonly isPending: boolean; readonly error: Error | null }
  /** Whole, and not while one is under way. */
  readonly onMake: (account: NewAccount) => void
}

/** As long as the API takes. */
const MAX_NAME = 200
const MAX_ADDRESS = 254

export function AccountForm(props: Props): ReactElement {
  const { hasPassword, making, onMake } = props
  const { t } = useLingui()
  const [name, setName] = useState(props.name)
  const [address, setAddress] = useState(props.address ?? "")
  const [password, setPassword] = useState("")
  const [checked, setChecked] = useState(false)
  return (
    <form
      className="sluis-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setChecked(true)
        const isShort = hasPassword && password.length < PASSWORD_CHARACTERS
        if (name.trim() === "" || address.trim() === "" || isShort || making.isPending) return
        onMake({ name: name.trim(), address: address.trim(), ...(hasPassword && { password }) })
      }}
    >
      {making.error !== null && <ProblemAlert error={making.error} />}
      <TextInput
        label={<Trans>Name</Trans>}
        error={checked && name.trim() === "" ? t`Fill in your name.` : undefined}
        autoComplete="name"
        required
        maxLength={MAX_NAME}
        value={name}
        onChange={setName}
      />
      {props.address === undefined ? (
        <TextInput
          label={<Trans>E-mail address</Trans>}
          error={checked && address.trim() === "" ? t`Fill in your e-mail address.` : undefined}
          type="email"
          autoComplete="username"
          required
          maxLength={MAX_ADDRESS}
          value={address}
          onChange={setAddress}
        />
      ) : (
        // For the password manager, which keeps the two together.
        <input type="text" hidden autoComplete="username" value={address} readOnly />
      )}
      {hasPassword ? (
        <NewPassword value={password} onChange={setPassword} checked={checked} />
      ) : (
        <Paragraph>
          <Trans>You log in without a password. On the next page you make a passkey.</Trans>
        </Paragraph>
      )}
      <div className="sluis-cluster">
        <Button type="submit" look="primary" busy={making.isPending}>
          <Trans>Make the account</Trans>
        </Button>
      </div>
    </form>
  )
}
