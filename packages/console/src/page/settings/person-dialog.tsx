/** What one person may, and whether he or she may log in at all. */
import { Trans } from "@lingui/react/macro"
import { useId, useState } from "react"
import type { FormEvent, ReactElement } from "react"

import { useAct } from "../../api/query.ts"
import { Alert } from "../../component/alert.tsx"
import { Button } from "../../component/button.tsx"
import { Checkbox } from "../../component/choice.tsx"
import { Dialog } from "../../component/dialog.tsx"
import { useFirstError } from "../../component/first-error.ts"
import { ProblemAlert } from "../../component/loaded.tsx"
import type { Person } from "./people-page.tsx"
import { powerToSend } from "./power.ts"
import type { Power } from "./power.ts"
import { RoleChoice } from "./role-choice.tsx"

type Props = {
  /** Undefined: closed. */
  readonly person: Person | undefined
  readonly onDone: () => void
  readonly onClose: () => void
}

export function PersonDialog({ person, onDone, onClose }: Props): ReactElement {
  const id = useId()
  const change = useAct("people.change", ["session"])
  const close = (): void => {
    change.reset()
    onClose()
  }
  return (
    <Dialog
      open={person !== undefined}
      title={person?.name ?? ""}
      onClose={close}
      actions={
        <>
          <Button type="submit" form={id} look="primary" busy={change.isPending}>
            <Trans>Save</Trans>
          </Button>
          <Button onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
        </>
      }
    >
      {person !== undefined && <PersonForm id={id} person={person} change={change} onDone={onDone} />}
    </Dialog>
  )
}

type FormProps = {
  readonly id: string
  readonly person: Person
  readonly change: ReturnType<typeof useAct<"people.change">>
  readonly onDone: () => void
}

function PersonForm({ id, person, change, onDone }: FormProps): ReactElement {
  const [power, setPower] = useState<Power>(person)
  const [blocked, setBlocked] = useState(person.state === "blocked")
  const [checked, setChecked] = useState(false)
  const { form, goToFirst } = useFirstError()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setChecked(true)
    if (change.isPending) return
    if (power.roles.length === 0) {
      goToFirst()
      return
    }
    change.mutate(
      { params: { id: person.id }, body: { ...powerToSend(power), blocked } },
      { onSuccess: onDone },
    )
  }
  return (
    <form ref={form} id={id} className="sluis-stack" noValidate onSubmit={submit}>
      <p className="nl-paragraph sluis-break">{person.address}</p>
      {person.login.includes("oidc") && (
        <Alert kind="info" title={<Trans>This person logs in with the account of your organisation</Trans>}>
          <Trans>
            Roles then come from the groups there, each time anew. What you choose here holds until then.
          </Trans>
        </Alert>
      )}
      <RoleChoice power={power} checked={checked} onChange={setPower} />
      <Checkbox
        label={<Trans>Blocked</Trans>}
        description={<Trans>Cannot log in, and is logged out everywhere. Can be undone.</Trans>}
        checked={blocked}
        onChange={setBlocked}
      />
      {change.error !== null && <ProblemAlert error={change.error} />}
    </form>
  )
}
