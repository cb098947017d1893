/** Another password. It ends the other sessions, in case that is why. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import type { ReactElement } from "react"

import { useAct } from "../../api/query.ts"
import { Alert } from "../../component/alert.tsx"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { ProblemAlert } from "../../component/loaded.tsx"
import { NewPassword, PASSWORD_CHARACTERS } from "../../component/new-password.tsx"
import { TextInput } from "../../component/text-input.tsx"

export function ChangePassword({ address }: { readonly address: string }): ReactElement {
  const { t } = useLingui()
  const [old, setOld] = useState("")
  const [password, setPassword] = useState("")
  const [checked, setChecked] = useState(false)
  const change = useAct("account.password")
  return (
    <Card title={<Trans>Password</Trans>}>
      <form
        className="sluis-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setChecked(true)
          if (old === "" || password.length < PASSWORD_CHARACTERS || change.isPending) return
          change.mutate(
            { body: { old, new: password } },
            {
              onSuccess: () => {
                setOld("")
                setPassword("")
                setChecked(false)
              },
            },
          )
        }}
      >
        {change.error !== null && <ProblemAlert error={change.error} />}
        {change.isSuccess && (
          <Alert kind="ok" live title={<Trans>Your password was changed</Trans>}>
            <Trans>In other places you were logged out.</Trans>
          </Alert>
        )}
        {/* For the password manager, which keeps the two together. */}
        <input type="text" hidden autoComplete="username" value={address} readOnly />
        <TextInput
          label={<Trans>Present password</Trans>}
          error={checked && old === "" ? t`Fill in the password that you use now.` : undefined}
          type="password"
          autoComplete="current-password"
          required
          value={old}
          onChange={setOld}
        />
        <NewPassword value={password} onChange={setPassword} checked={checked} />
        <div className="sluis-cluster">
          <Button type="submit" busy={change.isPending}>
            <Trans>Change the password</Trans>
          </Button>
        </div>
      </form>
    </Card>
  )
}
