/**
 * A form that becomes one step of a file. Whether the step may be taken is asked of the core before the server is: its refusal
 * stands at the field that it is about.
 *
 * What its writer has seen is what the file said when the form was opened, or what he or she read since (./meanwhile.tsx). Where
 * somebody else wrote besides, both versions count until somebody settles them.
 */
import { Trans } from "@lingui/react/macro"
import { allowed } from "@sluis/core/breach/allowed"
import { refusalWords } from "@sluis/core/breach/refusal"
import type { Refusal } from "@sluis/core/breach/refusal"
import type { BreachAct } from "@sluis/core/breach/step"
import type { Asking } from "@sluis/server/contract/form"
import { use, useEffect, useState } from "react"
import type { FormEvent, ReactElement, ReactNode } from "react"

import { useAct } from "../../api/query.ts"
import { Alert } from "../../component/alert.tsx"
import { useAnnounce } from "../../component/announce.tsx"
import { Button } from "../../component/button.tsx"
import { useFirstError } from "../../component/first-error.ts"
import { ProblemAlert } from "../../component/loaded.tsx"
import { useWords } from "../../component/words.ts"
import { SeenContext } from "./meanwhile.tsx"
import { lastStep } from "./open-file.ts"
import type { OpenFile } from "./open-file.ts"

/** Why a field is refused; undefined where it is not. */
export type Wrong = (field: string) => string | undefined

type Props = {
  readonly open: OpenFile
  /** What the form says now; undefined: it says itself what is missing. */
  readonly act: () => BreachAct | undefined
  readonly submit: ReactNode
  readonly danger?: boolean
  /** Said aloud when it is kept. */
  readonly done: string
  readonly onClose: () => void
  readonly children: (wrong: Wrong) => ReactNode
}

export function StepForm({ open, act, submit, danger, done, onClose, children }: Props): ReactElement {
  const words = useWords()
  const announce = useAnnounce()
  const take = useAct("breaches.take")
  const [since] = useState(() => lastStep(open))
  const seen = use(SeenContext) ?? since
  const [refusal, setRefusal] = useState<Refusal>()
  const { form, goToFirst } = useFirstError()
  useEffect(() => {
    // Who asked for the form is now at its first field.
    form.current?.querySelector<HTMLElement>("input, select, textarea")?.focus()
  }, [form])
  const wrong: Wrong = (field) => (refusal?.field === field ? words(refusalWords(refusal)) : undefined)
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (take.isPending) return
    const step = act()
    if (step === undefined) {
      setRefusal(undefined)
      goToFirst()
      return
    }
    const may = allowed(open.file, whole(step), Date.now())
    setRefusal(may.ok ? undefined : may.error)
    if (!may.ok) {
      goToFirst()
      return
    }
    take.mutate(
      { params: { id: open.id }, body: { seen, act: toSend(step) } },
      {
        onSuccess: () => {
          announce(done)
          onClose()
        },
      },
    )
  }
  return (
    <form ref={form} className="sluis-stack" noValidate onSubmit={send}>
      {children(wrong)}
      {refusal !== undefined && (
        <Alert kind="error" live title={<Trans>That is not possible yet</Trans>}>
          {words(refusalWords(refusal))}
        </Alert>
      )}
      {take.error !== null && <ProblemAlert error={take.error} />}
      <div className="sluis-cluster">
        <Button type="submit" look="primary" danger={danger === true} busy={take.isPending}>
          {submit}
        </Button>
        <Button onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  )
}

/** The server puts in the form as it is when a notification is written down; until then there is none to check. */
function whole(act: BreachAct): BreachAct {
  return act.kind === "notified" && act.form === "" ? { ...act, form: "{}" } : act
}

type Sent = Asking<"breaches.take">["body"]["act"]

function toSend(act: BreachAct): Sent {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same type, but for `readonly`; what officers do, forms make
  return act as Sent
}
