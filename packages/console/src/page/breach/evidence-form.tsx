/** Adding a message: what it gave away is read from it, and who got it if that is wanted. */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import type { FormEvent, ReactElement } from "react"

import { call } from "../../api/client.ts"
import { Alert } from "../../component/alert.tsx"
import { Button } from "../../component/button.tsx"
import { Checkbox, RadioGroup } from "../../component/choice.tsx"
import { useFirstError } from "../../component/first-error.ts"
import { ProblemAlert } from "../../component/loaded.tsx"
import { Progress } from "../../component/progress.tsx"
import { base64Of } from "../lists/file-octets.ts"
import { MessageDrop } from "./message-drop.tsx"
import type { OpenFile } from "./open-file.ts"

type Props = { readonly open: OpenFile; readonly onClose: () => void }
type Outcome = "sent" | "unknown" | "prevented"

export function EvidenceForm({ open: { id }, onClose }: Props): ReactElement {
  const { t } = useLingui()
  const [message, setMessage] = useState<File>()
  const [outcome, setOutcome] = useState<Outcome>()
  const [people, setPeople] = useState(true)
  const [checked, setChecked] = useState(false)
  const { form, goToFirst } = useFirstError()
  const add = useAddMessage(id)
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (add.isPending) return
    setChecked(true)
    if (message === undefined || outcome === undefined) goToFirst()
    else add.mutate({ message, outcome, people })
  }
  if (add.data !== undefined) {
    const { added } = add.data
    return (
      <Alert
        kind="ok"
        live
        title={<Trans>The message was added</Trans>}
        actions={
          <Button onClick={onClose}>
            <Trans>Close</Trans>
          </Button>
        }
      >
        <Plural
          value={added}
          _0="Nobody was added to the people of this file."
          one="# person was added to the people of this file."
          other="# people were added to the people of this file."
        />
      </Alert>
    )
  }
  return (
    <form ref={form} className="sluis-stack" noValidate onSubmit={send}>
      <MessageDrop message={message} missing={checked && message === undefined} onChange={setMessage} />
      <RadioGroup
        label={<Trans>Did it go out as it was written?</Trans>}
        error={checked && outcome === undefined ? t`Choose what you know now.` : undefined}
        required
        value={outcome}
        options={[
          { value: "sent", label: <Trans>Yes</Trans> },
          { value: "unknown", label: <Trans>I do not know yet</Trans> },
          { value: "prevented", label: <Trans>No, it was stopped</Trans> },
        ]}
        onChange={setOutcome}
      />
      <Checkbox
        label={<Trans>Put its recipients among the people of this file</Trans>}
        description={<Trans>Their names are shown only after a click that is recorded.</Trans>}
        checked={people}
        onChange={setPeople}
      />
      {add.isPending && <Progress label={<Trans>The message is being read</Trans>} />}
      {add.error !== null && <ProblemAlert error={add.error} />}
      <div className="sluis-cluster">
        <Button type="submit" look="primary" busy={add.isPending}>
          <Trans>Add the message</Trans>
        </Button>
        <Button onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  )
}

function useAddMessage(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (given: {
      readonly message: File
      readonly outcome: Outcome
      readonly people: boolean
    }) =>
      await call("breaches.evidence", {
        params: { id },
        body: {
          message: await base64Of(given.message),
          outcome: given.outcome,
          people: given.people,
        },
      }),
    onSuccess: async () => await client.invalidateQueries({ queryKey: ["breaches"] }),
  })
}
