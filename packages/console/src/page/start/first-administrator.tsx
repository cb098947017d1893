/** The first account. Everybody else is invited by it. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import type { ReactElement } from "react"

import { useAct } from "../../api/query.ts"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { ProblemAlert } from "../../component/loaded.tsx"
import { NewPassword, PASSWORD_CHARACTERS } from "../../component/new-password.tsx"
import { TextInput } from "../../component/text-input.tsx"
import { Paragraph } from "../../component/text.tsx"
import { useSession } from "../../shell/session.ts"

type Props = {
  readonly link: string
  /** `hasPassword`: otherwise a passkey is the next thing to make. */
  readonly onEnter: (hasPassword: boolean) => void
}

export function FirstAdministrator({ link, onEnter }: Props): ReactElement {
  const { t } = useLingui()
  const [name, setName] = useState("")
  const [address, setAddress] = useState("")
  const [password, setPassword] = useState("")
  const [checked, setChecked] = useState(false)
  const hasPassword = useSession().data?.login.password ?? true
  const start = useAct("session.start")
  return (
    <Card title={<Trans>Make the first administrator</Trans>}>
      <Paragraph>
        <Trans>
          An administrator keeps Sluis running and invites others. An administrator cannot read held messages.
        </Trans>
      </Paragraph>
      <form
        className="sluis-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setChecked(true)
          const given = { name: name.trim(), address: address.trim(), ...(hasPassword && { password }) }
          if (
            given.name === "" ||
            given.address === "" ||
            (hasPassword && password.length < PASSWORD_CHARACTERS) ||
            start.isPending
          )
            return
          start.mutate({ body: { link, ...given } }, { onSuccess: () => onEnter(hasPassword) })
        }}
      >
        {start.error !== null && <ProblemAlert error={start.error} />}
        <TextInput
          label={<Trans>Name</Trans>}
          error={checked && name.trim() === "" ? t`Fill in your name.` : undefined}
          autoComplete="name"
          required
          maxLength={200}
          value={name}
          onChange={setName}
        />
        <TextInput
          label={<Trans>E-mail address</Trans>}
          error={checked && address.trim() === "" ? t`Fill in your e-mail address.` : undefined}
          type="email"
          autoComplete="username"
          required
          maxLength={254}
          value={address}
          onChange={setAddress}
        />
        {hasPassword ? (
          <NewPassword value={password} onChange={setPassword} checked={checked} />
        ) : (
          <Paragraph>
            <Trans>You log in without a password. On the next page you make a passkey.</Trans>
          </Paragraph>
        )}
        <div className="sluis-cluster">
          <Button type="submit" look="primary" busy={start.isPending}>
            <Trans>Make the account</Trans>
          </Button>
        </div>
      </form>
    </Card>
  )
}
