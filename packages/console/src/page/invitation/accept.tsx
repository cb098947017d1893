/** What one is invited for, and what is needed: a name, and a password where the organisation has them. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import { useState } from "react"
import type { ReactElement } from "react"

import { useAct } from "../../api/query.ts"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { DescriptionList } from "../../component/description-list.tsx"
import { ProblemAlert } from "../../component/loaded.tsx"
import { NewPassword, PASSWORD_CHARACTERS } from "../../component/new-password.tsx"
import { RoleMeaning, RoleName } from "../../component/role.tsx"
import { TextInput } from "../../component/text-input.tsx"
import { Paragraph } from "../../component/text.tsx"
import { useSession } from "../../shell/session.ts"

type Props = {
  readonly link: string
  readonly invitation: Gives<"session.invitation">
  readonly onEnter: () => void
}

export function Accept({ link, invitation, onEnter }: Props): ReactElement {
  const { t } = useLingui()
  const [name, setName] = useState(invitation.name)
  const [password, setPassword] = useState("")
  const [checked, setChecked] = useState(false)
  const hasPassword = useSession().data?.login.password ?? true
  const accept = useAct("session.accept")
  return (
    <Card title={<Trans>Your account</Trans>}>
      <DescriptionList
        items={[
          { term: t`E-mail address`, details: invitation.address },
          {
            term: t`Roles`,
            details: (
              <ul className="sluis-list">
                {invitation.roles.map((role) => (
                  <li key={role}>
                    <strong>
                      <RoleName role={role} />
                    </strong>
                    {": "}
                    <RoleMeaning role={role} />
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      <form
        className="sluis-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setChecked(true)
          if (
            name.trim() === "" ||
            (hasPassword && password.length < PASSWORD_CHARACTERS) ||
            accept.isPending
          )
            return
          accept.mutate(
            { body: { link, name: name.trim(), ...(hasPassword && { password }) } },
            { onSuccess: onEnter },
          )
        }}
      >
        {accept.error !== null && <ProblemAlert error={accept.error} />}
        {/* For the password manager, which keeps the two together. */}
        <input type="text" hidden autoComplete="username" value={invitation.address} readOnly />
        <TextInput
          label={<Trans>Name</Trans>}
          error={checked && name.trim() === "" ? t`Fill in your name.` : undefined}
          autoComplete="name"
          required
          maxLength={200}
          value={name}
          onChange={setName}
        />
        {hasPassword ? (
          <NewPassword value={password} onChange={setPassword} checked={checked} />
        ) : (
          <Paragraph>
            <Trans>You log in without a password. On the next page you make a passkey.</Trans>
          </Paragraph>
        )}
        <div className="sluis-cluster">
          <Button type="submit" look="primary" busy={accept.isPending}>
            <Trans>Make the account</Trans>
          </Button>
        </div>
      </form>
    </Card>
  )
}
