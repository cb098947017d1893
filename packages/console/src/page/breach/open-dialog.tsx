/** Opening a file: by hand, with a message that somebody saved, or from a message that is held. Little is asked: the clock runs. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useNavigate } from "@tanstack/react-router"
import { useId, useState } from "react"
import type { FormEvent, ReactElement } from "react"

import { Alert } from "../../component/alert.tsx"
import { Button } from "../../component/button.tsx"
import { Checkbox, RadioGroup } from "../../component/choice.tsx"
import { Dialog } from "../../component/dialog.tsx"
import { useFirstError } from "../../component/first-error.ts"
import { Link } from "../../component/link.tsx"
import { ProblemAlert } from "../../component/loaded.tsx"
import { Progress } from "../../component/progress.tsx"
import { TextInput } from "../../component/text-input.tsx"
import { MessageDrop } from "./message-drop.tsx"
import { MAX_LINE } from "./text-limit.ts"
import { useOpening } from "./use-opening.ts"
import type { Opening } from "./use-opening.ts"

type Props = {
  readonly open: boolean
  /** Id of the message that is held; undefined: none. */
  readonly held?: string
  readonly onClose: () => void
}

export function OpenDialog({ open, held, onClose }: Props): ReactElement {
  const form = useId()
  const opening = useOpening()
  const close = (): void => {
    opening.reset()
    onClose()
  }
  return (
    <Dialog
      open={open}
      title={<Trans>Open a file</Trans>}
      onClose={close}
      actions={
        <>
          <Button type="submit" form={form} look="primary" busy={opening.isPending}>
            <Trans>Open the file</Trans>
          </Button>
          <Button onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
        </>
      }
    >
      <OpenForm id={form} held={held} opening={opening} />
    </Dialog>
  )
}

type FormProps = {
  readonly id: string
  readonly held: string | undefined
  readonly opening: Opening
}

type Happened = "sent" | "unknown" | "prevented"

function OpenForm({ id, held, opening }: FormProps): ReactElement {
  const { t } = useLingui()
  const navigate = useNavigate()
  const [title, setTitle] = useState("")
  const [department, setDepartment] = useState("")
  const [happened, setHappened] = useState<Happened | undefined>(held === undefined ? undefined : "prevented")
  const [by, setBy] = useState<"hand" | "message">("hand")
  const [message, setMessage] = useState<File>()
  const [people, setPeople] = useState(true)
  const [checked, setChecked] = useState(false)
  const { form, goToFirst } = useFirstError()
  const wantsMessage = held === undefined && by === "message"
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (opening.isPending) return
    setChecked(true)
    if (title.trim() === "" || happened === undefined || (wantsMessage && message === undefined)) {
      goToFirst()
      return
    }
    opening.mutate(
      {
        opening: {
          source: held !== undefined ? "held" : wantsMessage ? "uploaded" : "by-hand",
          title: title.trim(),
          department: department.trim(),
          nearMiss: happened === "prevented",
          ...(held !== undefined && { held }),
        },
        upload: wantsMessage && message !== undefined ? { message, outcome: happened, people } : undefined,
      },
      {
        onSuccess: ({ id: opened, isNew }) =>
          isNew && void navigate({ to: "/breaches/$id", params: { id: opened } }),
      },
    )
  }
  return (
    <form ref={form} id={id} className="sluis-stack" noValidate onSubmit={send}>
      <TextInput
        label={<Trans>What is it about, in a few words?</Trans>}
        description={<Trans>For instance: newsletter of the library. Put nobody’s name in it.</Trans>}
        error={checked && title.trim() === "" ? t`Give the file a title.` : undefined}
        required
        autoComplete="off"
        maxLength={MAX_LINE}
        value={title}
        onChange={setTitle}
      />
      <TextInput
        label={<Trans>Department</Trans>}
        autoComplete="off"
        maxLength={MAX_LINE}
        value={department}
        onChange={setDepartment}
      />
      {held === undefined && (
        <>
          <RadioGroup
            label={<Trans>Did anybody get data that were not meant for them?</Trans>}
            error={checked && happened === undefined ? t`Choose what you know now.` : undefined}
            required
            value={happened}
            options={[
              { value: "sent", label: <Trans>Yes</Trans> },
              {
                value: "unknown",
                label: <Trans>I do not know yet</Trans>,
                description: <Trans>It then counts as a breach, until you know more.</Trans>,
              },
              {
                value: "prevented",
                label: <Trans>No, it was stopped in time: a near miss</Trans>,
              },
            ]}
            onChange={setHappened}
          />
          <RadioGroup
            label={<Trans>Do you have the message?</Trans>}
            required
            value={by}
            options={[
              { value: "hand", label: <Trans>No, or it was no message</Trans> },
              {
                value: "message",
                label: <Trans>Yes, I have a file of it</Trans>,
                description: <Trans>Sluis reads the numbers from it: how many people, which data.</Trans>,
              },
            ]}
            onChange={setBy}
          />
        </>
      )}
      {wantsMessage && (
        <>
          <MessageDrop
            message={message}
            missing={checked && message === undefined}
            onChange={(file) => {
              opening.reset()
              setMessage(file)
            }}
          />
          <Checkbox
            label={<Trans>Put its recipients among the people of this file</Trans>}
            description={<Trans>Their names are shown only after a click that is recorded.</Trans>}
            checked={people}
            onChange={setPeople}
          />
        </>
      )}
      {opening.isPending && <Progress label={<Trans>The file is being opened</Trans>} />}
      {opening.data?.isNew === false && (
        <Alert
          kind="info"
          live
          title={<Trans>There is a file about this message already</Trans>}
          actions={
            <Link to="/breaches/$id" params={{ id: opening.data.id }}>
              <Trans>Go to that file</Trans>
            </Link>
          }
        >
          <Trans>No second one was made: everything about this message is kept in that one.</Trans>
        </Alert>
      )}
      {opening.error !== null && <ProblemAlert error={opening.error} />}
      {opening.error !== null && opening.opened !== undefined && (
        <Alert
          kind="info"
          title={<Trans>The file is there, without the message</Trans>}
          actions={
            <Link to="/breaches/$id" params={{ id: opening.opened }}>
              <Trans>Go on without the message</Trans>
            </Link>
          }
        >
          <Trans>You can try another file of the message, or add it later.</Trans>
        </Alert>
      )}
    </form>
  )
}
