/**
 * Before a mailbox is known to be somebody's: a password in place of one that whoever made the account ready may know. A password that
 * the server does not take is told beside the field; the link is still good then.
 */
import { Trans } from "@lingui/react/macro"
import { useEffect, useState } from "react"
import type { FormEvent, ReactElement } from "react"

import { problemCode } from "../../api/problem.ts"
import type { Act } from "../../api/query.ts"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { useFirstError } from "../../component/first-error.ts"
import { ProblemAlert } from "../../component/loaded.tsx"
import { NewPassword, PASSWORD_CHARACTERS } from "../../component/new-password.tsx"
import { Paragraph } from "../../component/text.tsx"

type Props = {
  readonly address: string
  readonly choosing: Pick<Act<"account.proveMailbox">, "error" | "isPending" | "reset">
  /** Long enough, and not while one is under way. */
  readonly onChoose: (password: string) => void
}

export function ChoosePassword({ address, choosing, onChoose }: Props): ReactElement {
  const { error, isPending, reset } = choosing
  const [password, setPassword] = useState("")
  const [checked, setChecked] = useState(false)
  const { form, goToFirst } = useFirstError()
  const refused = isAboutPassword(error) ? error : null
  useEffect(() => {
    if (refused !== null) goToFirst()
  }, [refused, goToFirst])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isPending) return
    setChecked(true)
    if (password.length < PASSWORD_CHARACTERS) goToFirst()
    else onChoose(password)
  }
  return (
    <Card title={<Trans>Choose a new password for Sluis</Trans>}>
      <Paragraph>
        <Trans>
          Sluis cannot know who chose the password of this account: you, or whoever invited you. So choose a
          new one that only you know. After that the old one no longer works, and Sluis knows that this
          mailbox is yours.
        </Trans>
      </Paragraph>
      <form ref={form} className="sluis-stack" noValidate onSubmit={submit}>
        {error !== null && refused === null && <ProblemAlert error={error} />}
        {/* For the password manager, which keeps the two together. */}
        <input type="text" hidden autoComplete="username" value={address} readOnly />
        <NewPassword
          value={password}
          onChange={(value) => {
            setPassword(value)
            // It was about what stood there.
            if (error !== null) reset()
          }}
          checked={checked}
          refused={refused}
        />
        <div className="sluis-cluster">
          <Button type="submit" look="primary" busy={isPending}>
            <Trans>Save the password</Trans>
          </Button>
        </div>
      </form>
    </Card>
  )
}

function isAboutPassword(error: Error | null): boolean {
  const code = problemCode(error)
  return code === "mailbox/password" || code === "person/weak-password"
}
