/** What is known of one person, a paragraph for him or her alone, and what must be done because no mail arrives. */
import { Trans, useLingui } from "@lingui/react/macro"
import { LETTER_LIMITS } from "@sluis/core/breach/letter/letter"
import { useId, useState } from "react"
import type { FormEvent, ReactElement } from "react"

import { Problem } from "../../api/problem.ts"
import { useAct } from "../../api/query.ts"
import { Alert } from "../../component/alert.tsx"
import { useAnnounce } from "../../component/announce.tsx"
import { Button } from "../../component/button.tsx"
import { Checkbox, RadioGroup, Select } from "../../component/choice.tsx"
import { Dialog } from "../../component/dialog.tsx"
import { FieldGroup } from "../../component/field.tsx"
import { ProblemAlert } from "../../component/loaded.tsx"
import { TextArea, TextInput } from "../../component/text-input.tsx"
import { LANGUAGE_NAMES, LANGUAGES } from "../../locale/language.ts"
import { PersonMeanwhile } from "./person-meanwhile.tsx"
import type { Typed } from "./person-meanwhile.tsx"
import type { BreachPerson } from "./person-table.tsx"
import { MAX_LINE } from "./text-limit.ts"

type Props = {
  /** Id of the file. */
  readonly id: string
  /** Undefined: closed. */
  readonly person: BreachPerson | undefined
  /** As somebody is now; that is recorded as a look. */
  readonly now: (id: string) => Promise<BreachPerson | undefined>
  readonly onChanged: (person: BreachPerson) => void
  readonly onClose: () => void
}

export function PersonDialog({ id, person, now, onChanged, onClose }: Props): ReactElement {
  const form = useId()
  const change = useAct("breaches.changePerson")
  const close = (): void => {
    change.reset()
    onClose()
  }
  return (
    <Dialog
      open={person !== undefined}
      title={person === undefined ? "" : person.name || person.address}
      onClose={close}
      actions={
        <>
          <Button type="submit" form={form} look="primary" busy={change.isPending}>
            <Trans>Save</Trans>
          </Button>
          <Button onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
        </>
      }
    >
      {person !== undefined && (
        <PersonForm form={form} id={id} person={person} now={now} change={change} onChanged={onChanged} />
      )}
    </Dialog>
  )
}

type FormProps = {
  readonly form: string
  readonly id: string
  readonly person: BreachPerson
  readonly now: Props["now"]
  readonly change: ReturnType<typeof useAct<"breaches.changePerson">>
  readonly onChanged: (person: BreachPerson) => void
}

type Task = "none" | "letter" | "telephone" | "done"

function PersonForm({ form, id, person, now, change, onChanged }: FormProps): ReactElement {
  const { t } = useLingui()
  const announce = useAnnounce()
  const [name, setName] = useState(person.name)
  const [address, setAddress] = useState(person.address)
  const [language, setLanguage] = useState(person.language)
  const [group, setGroup] = useState(person.group)
  const [concerned, setConcerned] = useState(person.concerned)
  const [received, setReceived] = useState(person.received)
  const [paragraph, setParagraph] = useState(person.paragraph)
  const before: Task =
    person.task === undefined ? "none" : person.task.doneAt === undefined ? person.task.kind : "done"
  const [task, setTask] = useState<Task>(before)
  /** A colleague's version, once that was shown. */
  const [theirs, setTheirs] = useState<BreachPerson>()
  const typed = {
    name: name.trim(),
    address: address.trim(),
    language,
    group: group.trim(),
    paragraph: paragraph.trim(),
    concerned,
    received,
  }
  const hadMail =
    person.letters.some(({ state }) => state !== "failed") ||
    (person.asked !== undefined && person.asked.state !== "failed")
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (change.isPending) return
    change.mutate(
      {
        params: { id, person: person.id },
        body: {
          ...typed,
          // The API takes no empty one; who has none keeps having none.
          address: typed.address === "" ? undefined : typed.address,
          ...(task !== before && task !== "none" && { task }),
          was: seenOf(theirs ?? person),
        },
      },
      {
        onSuccess: (changed) => {
          announce(t`Saved.`)
          onChanged(changed)
        },
        onError: (error) => {
          // Where it cannot be asked now, the server's own words say what is the matter.
          if (isTaken(error)) void now(person.id).then(setTheirs, () => undefined)
        },
      },
    )
  }
  return (
    <form id={form} className="sluis-stack" noValidate onSubmit={send}>
      <TextInput
        label={<Trans>Name</Trans>}
        description={<Trans>Once you save it, it counts as checked, and the letter uses it.</Trans>}
        autoComplete="off"
        maxLength={MAX_LINE}
        value={name}
        onChange={setName}
      />
      <TextInput
        label={<Trans>E-mail address</Trans>}
        type="email"
        autoComplete="off"
        maxLength={254}
        value={address}
        onChange={setAddress}
      />
      {hadMail && typed.address !== person.address && (
        <Alert kind="warning" live title={<Trans>Mail about this went to the former address</Trans>}>
          <Trans>
            Once you save, it does not count any more: the link in it stops working, and this person gets a
            new letter when you send the letters or the question again. Did somebody else get that mail? Then
            that is a breach as well: write down in this file what you did about it.
          </Trans>
        </Alert>
      )}
      <Select
        label={<Trans>Language of the letter</Trans>}
        required
        value={language}
        options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        onChange={setLanguage}
      />
      <TextInput
        label={<Trans>Group</Trans>}
        description={<Trans>A group can have a paragraph of its own in the letter.</Trans>}
        autoComplete="off"
        maxLength={MAX_LINE}
        value={group}
        onChange={setGroup}
      />
      <FieldGroup label={<Trans>Part</Trans>} required>
        <Checkbox label={<Trans>It is their data</Trans>} checked={concerned} onChange={setConcerned} />
        <Checkbox label={<Trans>They got it</Trans>} checked={received} onChange={setReceived} />
      </FieldGroup>
      <TextArea
        label={<Trans>A paragraph for this person alone</Trans>}
        description={
          <Trans>In the language of the letter. It stands in the next letter to this person.</Trans>
        }
        maxLength={LETTER_LIMITS.paragraph}
        value={paragraph}
        onChange={setParagraph}
      />
      <RadioGroup
        label={<Trans>What must be done by hand?</Trans>}
        value={task}
        options={[
          { value: "none", label: <Trans>Nothing</Trans>, disabled: before !== "none" },
          { value: "letter", label: <Trans>Send a letter on paper</Trans> },
          { value: "telephone", label: <Trans>Call</Trans> },
          { value: "done", label: <Trans>It has been done</Trans>, disabled: before === "none" },
        ]}
        onChange={setTask}
      />
      {change.error !== null &&
        (isTaken(change.error) && theirs !== undefined ? (
          <PersonMeanwhile typed={typed} theirs={theirs} />
        ) : (
          <ProblemAlert error={change.error} />
        ))}
    </form>
  )
}

function isTaken(error: Error): boolean {
  return error instanceof Problem && error.code === "breach/person-changed"
}

function seenOf({ name, address, language, group, paragraph, concerned, received }: BreachPerson): Typed {
  return { name, address, language, group, paragraph, concerned, received }
}
