/** Address and password. Pasting and password managers work (WCAG 3.3.8). */
import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import type { ReactElement } from "react"

import { useAct } from "../../api/query.ts"
import { Button } from "../../component/button.tsx"
import { ProblemAlert } from "../../component/loaded.tsx"
import { TextInput } from "../../component/text-input.tsx"

type Props = {
  /** No other way stands before it. */
  readonly first: boolean
  readonly onEnter: () => void
}

export function PasswordLogin({ first, onEnter }: Props): ReactElement {
  const { t } = useLingui()
  const [address, setAddress] = useState("")
  const [password, setPassword] = useState("")
  const [checked, setChecked] = useState(false)
  const login = useAct("session.password")
  return (
    <form
      className="sluis-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setChecked(true)
        if (address.trim() === "" || password === "" || login.isPending) return
        login.mutate({ body: { address: address.trim(), password } }, { onSuccess: onEnter })
      }}
    >
      {login.error !== null && <ProblemAlert error={login.error} />}
      <TextInput
        label={<Trans>E-mail address</Trans>}
        error={checked && address.trim() === "" ? t`Fill in your e-mail address.` : undefined}
        type="email"
        autoComplete="username"
        required
        value={address}
        onChange={setAddress}
      />
      <TextInput
        label={<Trans>Password</Trans>}
        error={checked && password === "" ? t`Fill in your password.` : undefined}
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" look={first ? "primary" : "secondary"} wide busy={login.isPending}>
        <Trans>Log in with a password</Trans>
      </Button>
    </form>
  )
}
