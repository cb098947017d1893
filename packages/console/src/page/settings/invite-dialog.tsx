/**
 * Inviting somebody, and the link by which he or she makes the account: mailed, and then seen by nobody else, so its use shows whose
 * mailbox it is; or shown once, and handed over by whoever invites. Whoever reads along with the mail could be in first, so it is a choice.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import { useId, useState } from "react"
import type { FormEvent, ReactElement } from "react"

import { useAct } from "../../api/query.ts"
import { Alert } from "../../component/alert.tsx"
import { Button } from "../../component/button.tsx"
import { RadioGroup } from "../../component/choice.tsx"
import { Dialog } from "../../component/dialog.tsx"
import { useFirstError } from "../../component/first-error.ts"
import { ProblemAlert } from "../../component/loaded.tsx"
import { TextInput } from "../../component/text-input.tsx"
import { useSession } from "../../shell/session.ts"
import { powerToSend } from "./power.ts"
import type { Power } from "./power.ts"
import { RoleChoice } from "./role-choice.tsx"
import { ShownOnce } from "./shown-once.tsx"

type Props = {
  readonly open: boolean
  /** What is chosen when it opens. */
  readonly roles?: Power["roles"]
  readonly onClose: () => void
}

/** As long as the API takes. */
const MAX_NAME = 200
const MAX_ADDRESS = 254

export function InviteDialog({ open, roles = ["employee"], onClose }: Props): ReactElement {
  const id = useId()
  const invite = useAct("people.invite")
  const close = (): void => {
    invite.reset()
    onClose()
  }
  const made = invite.data
  return (
    <Dialog
      open={open}
      title={made === undefined ? <Trans>Invite somebody</Trans> : <Trans>The invitation is ready</Trans>}
      onClose={close}
      actions={
        made === undefined ? (
          <>
            <Button type="submit" form={id} look="primary" busy={invite.isPending}>
              <Trans>Invite</Trans>
            </Button>
            <Button onClick={close}>
              <Trans>Cancel</Trans>
            </Button>
          </>
        ) : (
          <Button look="primary" onClick={close}>
            <Trans>Done</Trans>
          </Button>
        )
      }
    >
      {made === undefined ? (
        <InviteForm id={id} roles={roles} invite={invite} />
      ) : (
        <>
          <Alert kind="ok" live title={<Trans>This person can make an account now</Trans>}>
            {made.link === undefined ? (
              <Trans>
                The invitation is on its way by mail. Does it not arrive? Then invite this person once more;
                the former link ends with that.
              </Trans>
            ) : (
              <Trans>Give this link to the person yourself, in a way that only he or she reads.</Trans>
            )}
          </Alert>
          {made.link !== undefined && (
            <ShownOnce
              label={<Trans>Link, to be used once. It is not shown again.</Trans>}
              value={made.link}
            />
          )}
        </>
      )}
    </Dialog>
  )
}

type FormProps = {
  readonly id: string
  readonly roles: Power["roles"]
  readonly invite: ReturnType<typeof useAct<"people.invite">>
}

function InviteForm({ id, roles, invite }: FormProps): ReactElement {
  const { t } = useLingui()
  const [name, setName] = useState("")
  const [address, setAddress] = useState("")
  const [power, setPower] = useState<Power>({ roles, departments: [] })
  const [checked, setChecked] = useState(false)
  const mails = useSession().data?.demonstration === false
  const [way, setWay] = useState<"mail" | "hand">("mail")
  const { form, goToFirst } = useFirstError()
  const hasAddress = address.includes("@")
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setChecked(true)
    if (invite.isPending) return
    if (name.trim() === "" || !hasAddress || power.roles.length === 0) {
      goToFirst()
      return
    }
    const who = { name: name.trim(), address: address.trim(), ...powerToSend(power) }
    invite.mutate({ body: { ...who, mail: mails && way === "mail" } })
  }
  return (
    <form ref={form} id={id} className="sluis-stack" noValidate onSubmit={submit}>
      <TextInput
        label={<Trans>Name</Trans>}
        error={checked && name.trim() === "" ? t`Fill in the name.` : undefined}
        required
        autoComplete="off"
        maxLength={MAX_NAME}
        value={name}
        onChange={setName}
      />
      <TextInput
        label={<Trans>E-mail address</Trans>}
        description={
          <Trans>That of your own organisation: it shows which messages are this person’s own.</Trans>
        }
        error={
          checked && !hasAddress
            ? t`Fill in an e-mail address, such as name@organisation.example.`
            : undefined
        }
        type="email"
        required
        autoComplete="off"
        maxLength={MAX_ADDRESS}
        value={address}
        onChange={setAddress}
      />
      <RoleChoice power={power} checked={checked} onChange={setPower} />
      {mails && (
        <RadioGroup
          label={<Trans>How does the link get there?</Trans>}
          value={way}
          options={[
            {
              value: "mail",
              label: <Trans>Mail it</Trans>,
              description: (
                <Trans>Nobody else sees it, so whoever uses it shows that the mailbox is theirs.</Trans>
              ),
            },
            {
              value: "hand",
              label: <Trans>Show it to me, to hand over</Trans>,
              description: (
                <Trans>
                  For where others read along in the mailbox. This person then shows later that the mailbox is
                  theirs, by a link that Sluis mails.
                </Trans>
              ),
            },
          ]}
          onChange={setWay}
        />
      )}
      {invite.error !== null && <ProblemAlert error={invite.error} />}
    </form>
  )
}
