/** A message through the gate and the real route, to an address that somebody can look at; and what the servers answered. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import type { FormEvent, ReactElement } from "react"

import { useAct } from "../../api/query.ts"
import { Alert } from "../../component/alert.tsx"
import { Button } from "../../component/button.tsx"
import { useFirstError } from "../../component/first-error.ts"
import { Link } from "../../component/link.tsx"
import { ProblemAlert } from "../../component/loaded.tsx"
import { Paragraph } from "../../component/text.tsx"
import { TextInput } from "../../component/text-input.tsx"
import { useSession } from "../../shell/session.ts"

/** As long as the API takes. */
const MAX_ADDRESS = 254

/** `hasHost`: false in a demonstration, where it arrives in the outbox. */
export function TestMessage({ hasHost }: { readonly hasHost: boolean }): ReactElement {
  const { t } = useLingui()
  const own = useSession().data?.account?.address ?? ""
  const [to, setTo] = useState(own)
  const [checked, setChecked] = useState(false)
  const { form, goToFirst } = useFirstError()
  const send = useAct("settings.test", ["health", "outbox"])
  const isAddress = to.includes("@")
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setChecked(true)
    if (send.isPending) return
    if (isAddress) send.mutate({ body: { to: to.trim() } })
    else goToFirst()
  }
  return (
    <form ref={form} className="sluis-stack" noValidate onSubmit={submit}>
      <Paragraph>
        {hasHost ? (
          <Trans>Send a short message along the same way as all mail, and see whether it arrives.</Trans>
        ) : (
          <Trans>
            As long as there is no next mail server, it arrives in the outbox of the demonstration.
          </Trans>
        )}
      </Paragraph>
      <TextInput
        label={<Trans>To which address?</Trans>}
        description={<Trans>One that you can read yourself. Best is one outside your organisation.</Trans>}
        error={
          checked && !isAddress ? t`Fill in an e-mail address, such as name@organisation.example.` : undefined
        }
        type="email"
        required
        maxLength={MAX_ADDRESS}
        value={to}
        onChange={setTo}
      />
      <div className="sluis-cluster">
        <Button type="submit" icon="deliver" busy={send.isPending}>
          <Trans>Send the test message</Trans>
        </Button>
      </div>
      {send.data !== undefined && <Answer answer={send.data} hasHost={hasHost} />}
      {send.error !== null && <ProblemAlert error={send.error} />}
    </form>
  )
}

type AnswerProps = {
  readonly answer: { readonly accepted: boolean; readonly code: number; readonly line: string }
  readonly hasHost: boolean
}

function Answer({ answer: { accepted, code, line }, hasHost }: AnswerProps): ReactElement {
  const answer = `${code} ${line}`
  if (!accepted) {
    return (
      <Alert kind="error" live title={<Trans>The test message was not accepted</Trans>}>
        <p className="nl-paragraph">
          <Trans>
            The answer was: <code>{answer}</code>
          </Trans>
        </p>
        <p className="nl-paragraph">
          <Trans>
            Mend what it names, in step 2 or at the next mail server, and send it again. Nothing was lost.
          </Trans>
        </p>
      </Alert>
    )
  }
  return (
    <Alert
      kind="ok"
      live
      title={
        hasHost ? (
          <Trans>The next mail server took the test message</Trans>
        ) : (
          <Trans>The test message arrived</Trans>
        )
      }
      actions={
        !hasHost && (
          <Link to="/outbox">
            <Trans>Look in the outbox</Trans>
          </Link>
        )
      }
    >
      {hasHost ? (
        <Trans>
          It answered <code>{answer}</code>. Look in the mailbox whether it is there; it can take a minute.
        </Trans>
      ) : (
        <Trans>It went through the gate and came out at the other side. The way works.</Trans>
      )}
    </Alert>
  )
}
