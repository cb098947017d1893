/** Adding people: one by hand, or many from a table. */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import type { Asking, Gives } from "@sluis/server/contract/form"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import type { FormEvent, ReactElement } from "react"

import { call } from "../../api/client.ts"
import { Problem } from "../../api/problem.ts"
import { Alert } from "../../component/alert.tsx"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { Checkbox, RadioGroup, Select } from "../../component/choice.tsx"
import { FieldGroup } from "../../component/field.tsx"
import { useFirstError } from "../../component/first-error.ts"
import { ProblemAlert } from "../../component/loaded.tsx"
import { TextInput } from "../../component/text-input.tsx"
import { LANGUAGE_NAMES, LANGUAGES } from "../../locale/language.ts"
import type { Language } from "../../locale/language.ts"
import { base64Of } from "../lists/file-octets.ts"
import { MembersField } from "../lists/members-field.tsx"
import type { Members } from "../lists/members-field.tsx"
import { ColumnChoice } from "../lists/rehearsal.tsx"
import { MAX_LINE } from "./text-limit.ts"
import { Unfold } from "./unfold.tsx"

type Body = Asking<"breaches.addPeople">["body"]
type Added = Gives<"breaches.addPeople">

type Props = {
  /** Of the file. */
  readonly id: string
  readonly onAdded: () => void
}

/** The server asks which column. */
const WHICH_COLUMN: ReadonlySet<string> = new Set(["list/columns", "list/no-column"])

export function AddPeople({ id, onAdded }: Props): ReactElement {
  const [done, setDone] = useState<Added>()
  return (
    <Card title={<Trans>Add people</Trans>}>
      {done !== undefined && <Done added={done} />}
      <Unfold button={<Trans>Add people by hand or from a table</Trans>} onOpen={() => setDone(undefined)}>
        {(close) => (
          <AddForm
            id={id}
            onAdded={(added) => {
              setDone(added)
              close()
              onAdded()
            }}
            onClose={close}
          />
        )}
      </Unfold>
    </Card>
  )
}

function Done({ added: { added, unreadable } }: { readonly added: Added }): ReactElement {
  return (
    <Alert
      kind={unreadable === 0 ? "ok" : "warning"}
      live
      title={<Plural value={added} one="# person was added" other="# people were added" />}
    >
      {unreadable > 0 && (
        <Plural
          value={unreadable}
          one="# line has something in it that is no e-mail address. It was left out."
          other="# lines have something in them that is no e-mail address. They were left out."
        />
      )}
    </Alert>
  )
}

type FormProps = {
  readonly id: string
  readonly onAdded: (added: Added) => void
  readonly onClose: () => void
}

function AddForm({ id, onAdded, onClose }: FormProps): ReactElement {
  const { t } = useLingui()
  const [by, setBy] = useState<"hand" | "table">("hand")
  const [name, setName] = useState("")
  const [address, setAddress] = useState("")
  const [language, setLanguage] = useState<Language>("nl")
  const [members, setMembers] = useState<Members>({ by: "text", text: "", file: undefined })
  const [column, setColumn] = useState("")
  const [concerned, setConcerned] = useState(true)
  const [received, setReceived] = useState(false)
  const [checked, setChecked] = useState(false)
  const { form, goToFirst } = useFirstError()
  const add = useAdd(id)
  const asksColumn = add.error instanceof Problem && WHICH_COLUMN.has(add.error.code)
  const isEmpty =
    by === "hand"
      ? name.trim() === "" && address.trim() === ""
      : members.by === "text"
        ? members.text.trim() === ""
        : members.file === undefined
  const hasNoPart = !concerned && !received
  const bodyOf = async (): Promise<Body> =>
    by === "hand"
      ? {
          people: [{ name: name.trim(), address: address.trim(), language, group: "", concerned, received }],
        }
      : {
          table:
            members.by === "file" && members.file !== undefined
              ? { octets: await base64Of(members.file), name: members.file.name }
              : { text: members.text },
          ...(column !== "" && { column }),
          concerned,
          received,
        }
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (add.isPending) return
    setChecked(true)
    if (isEmpty || hasNoPart) goToFirst()
    else add.mutate(bodyOf, { onSuccess: onAdded })
  }
  return (
    <form ref={form} className="sluis-stack" noValidate onSubmit={send}>
      <RadioGroup
        label={<Trans>How do you add them?</Trans>}
        required
        value={by}
        options={[
          { value: "hand", label: <Trans>One person, by hand</Trans> },
          { value: "table", label: <Trans>From a table</Trans> },
        ]}
        onChange={setBy}
      />
      {by === "hand" ? (
        <>
          <TextInput
            label={<Trans>Name</Trans>}
            error={checked && isEmpty ? t`Give a name or an address.` : undefined}
            autoComplete="off"
            maxLength={MAX_LINE}
            value={name}
            onChange={setName}
          />
          <TextInput
            label={<Trans>E-mail address</Trans>}
            description={<Trans>Without one, a letter on paper becomes a task.</Trans>}
            type="email"
            autoComplete="off"
            maxLength={254}
            value={address}
            onChange={setAddress}
          />
          <Select
            label={<Trans>Language of the letter</Trans>}
            required
            value={language}
            options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
            onChange={setLanguage}
          />
        </>
      ) : (
        <>
          <MembersField
            members={members}
            missing={checked && isEmpty}
            onChange={(changed) => {
              setMembers(changed)
              add.reset()
              setColumn("")
            }}
          />
          {(asksColumn || column !== "") && (
            <ColumnChoice
              columns={[]}
              value={column}
              missing={checked && column === ""}
              onChange={setColumn}
            />
          )}
        </>
      )}
      <FieldGroup
        label={<Trans>Part</Trans>}
        error={checked && hasNoPart ? t`Choose at least one.` : undefined}
        required
      >
        <Checkbox label={<Trans>It is their data</Trans>} checked={concerned} onChange={setConcerned} />
        <Checkbox label={<Trans>They got it</Trans>} checked={received} onChange={setReceived} />
      </FieldGroup>
      {add.error !== null && !(asksColumn && column === "") && <ProblemAlert error={add.error} />}
      <div className="sluis-cluster">
        <Button type="submit" look="primary" busy={add.isPending}>
          <Trans>Add</Trans>
        </Button>
        <Button onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  )
}

function useAdd(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (bodyOf: () => Promise<Body>) =>
      await call("breaches.addPeople", { params: { id }, body: await bodyOf() }),
    onSuccess: async () => await client.invalidateQueries({ queryKey: ["breaches"] }),
  })
}
