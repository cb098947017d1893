/**
 * Registering a list: its name, what it reveals, and the people. It is counted first, and registered only when the count was seen: a
 * wrong column makes another list than was meant, and nobody can look at it afterwards.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import type { Asking, Gives } from "@sluis/server/contract/form"
import { useEffect, useState } from "react"
import type { FormEvent, ReactElement } from "react"

import { call } from "../../api/client.ts"
import { Problem } from "../../api/problem.ts"
import { Alert } from "../../component/alert.tsx"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { Select } from "../../component/choice.tsx"
import { useFirstError } from "../../component/first-error.ts"
import { ProblemAlert } from "../../component/loaded.tsx"
import { Paragraph } from "../../component/text.tsx"
import { TextInput } from "../../component/text-input.tsx"
import { base64Of } from "./file-octets.ts"
import type { RegisteredList } from "./lists-page.tsx"
import { MembersField } from "./members-field.tsx"
import type { Members } from "./members-field.tsx"
import { ColumnChoice, Rehearsal } from "./rehearsal.tsx"
import { revealOptions } from "./reveal.ts"

type Put = Asking<"lists.put">["body"]
type Counted = Gives<"lists.put">

type Props = {
  /** Undefined: a new one. */
  readonly replaced: RegisteredList | undefined
  /** Of all lists, to warn before one is written over. */
  readonly names: readonly string[]
  readonly onDone: (registered: Counted) => void
  readonly onCancel: () => void
}

/** As long as the API takes. */
const MAX_NAME = 80
/** Among what can be revealed; no category is called so. */
const NOTHING = "nothing"
/** The server asks which column. */
const WHICH_COLUMN: ReadonlySet<string> = new Set(["list/columns", "list/no-column"])
const NO_MEMBERS: Members = { by: "text", text: "", file: undefined }

export function ListForm({ replaced, names, onDone, onCancel }: Props): ReactElement {
  const { t, i18n } = useLingui()
  const [name, setName] = useState(replaced?.name ?? "")
  const [reveals, setReveals] = useState<string>(replaced === undefined ? "" : (replaced.reveals ?? NOTHING))
  const [members, setMembers] = useState(NO_MEMBERS)
  const [column, setColumn] = useState("")
  /** To choose from; none where it is plain which one is meant. */
  const [columns, setColumns] = useState<readonly string[]>([])
  const [refused, setRefused] = useState(false)
  const category = revealOptions(i18n.locale).find(({ value }) => value === reveals)?.value
  const { form, goToFirst } = useFirstError()
  const put = usePut(async () => ({
    name: name.trim(),
    table: await tableOf(members),
    ...(category !== undefined && { reveals: category }),
    ...(column !== "" && { column }),
  }))
  useEffect(() => {
    // Who asked for the form is now at its first field.
    form.current?.querySelector<HTMLElement>("input, select, textarea")?.focus()
  }, [form])

  const counted = put.variables === "count" ? put.data : undefined
  const asksColumn = put.error instanceof Problem && WHICH_COLUMN.has(put.error.code)
  const mustChoose = asksColumn || (columns.length > 0 && column === "")
  const isCounted = counted !== undefined && counted.people > 0 && !mustChoose
  const isComplete =
    name.trim() !== "" && reveals !== "" && hasMembers(members) && (!mustChoose || column !== "")
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (put.isPending) return
    setRefused(!isComplete)
    if (!isComplete) {
      goToFirst()
      return
    }
    if (isCounted) put.mutate("register", { onSuccess: onDone })
    else
      put.mutate("count", {
        onSuccess: ({ people, columns: found }) => setColumns(people === 0 ? found : columns),
      })
  }
  return (
    <form ref={form} noValidate onSubmit={submit}>
      <Card
        title={replaced === undefined ? <Trans>Register a list</Trans> : <Trans>Replace “{name}”</Trans>}
        actions={
          <>
            <Button type="submit" look="primary" busy={put.isPending}>
              {!isCounted ? (
                <Trans>Count the people</Trans>
              ) : replaced === undefined ? (
                <Trans>Register the list</Trans>
              ) : (
                <Trans>Replace the list</Trans>
              )}
            </Button>
            <Button onClick={onCancel}>
              <Trans>Cancel</Trans>
            </Button>
          </>
        }
      >
        {replaced === undefined ? (
          <TextInput
            label={<Trans>Name</Trans>}
            description={
              <Trans>What you call this group. Colleagues see the name, so put nobody’s name in it.</Trans>
            }
            error={refused && name.trim() === "" ? t`Give the list a name.` : undefined}
            required
            autoComplete="off"
            maxLength={MAX_NAME}
            value={name}
            onChange={setName}
          />
        ) : (
          <Paragraph>
            <Trans>Give the whole list anew. Who is not in it any more, is then no longer on the list.</Trans>
          </Paragraph>
        )}
        {replaced === undefined && names.includes(name.trim()) && (
          <Alert kind="warning" live title={<Trans>There is a list of this name already</Trans>}>
            <Trans>If you go on, it is replaced. Give this one another name to keep both.</Trans>
          </Alert>
        )}
        <Select
          label={<Trans>What does being on it reveal?</Trans>}
          error={refused && reveals === "" ? t`Choose what it reveals.` : undefined}
          required
          value={reveals}
          options={[
            ...(reveals === "" ? [{ value: "", label: t`Choose` }] : []),
            ...revealOptions(i18n.locale),
            { value: NOTHING, label: t`Nothing sensitive` },
          ]}
          onChange={setReveals}
        />
        <MembersField
          members={members}
          missing={refused && !hasMembers(members)}
          onChange={(changed) => {
            setMembers(changed)
            // What was counted before says nothing of another table.
            put.reset()
            setColumn("")
            setColumns([])
          }}
        />
        {(mustChoose || column !== "") && (
          <ColumnChoice
            columns={columns}
            value={column}
            missing={refused && column === ""}
            onChange={(chosen) => {
              setColumn(chosen)
              put.reset()
            }}
          />
        )}
        {isCounted && <Rehearsal people={counted.people} unreadable={counted.unreadable} />}
        {put.error !== null && !(asksColumn && column === "") && <ProblemAlert error={put.error} />}
      </Card>
    </form>
  )
}

function hasMembers({ by, text, file }: Members): boolean {
  return by === "text" ? text.trim() !== "" : file !== undefined
}

async function tableOf({ by, text, file }: Members): Promise<Put["table"]> {
  return by === "file" && file !== undefined ? { octets: await base64Of(file), name: file.name } : { text }
}

/** Only registering makes the lists on the page stale. */
function usePut(asked: () => Promise<Omit<Put, "rehearse">>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (deed: "count" | "register") =>
      await call("lists.put", { body: { ...(await asked()), rehearse: deed === "count" } }),
    onSuccess: async (_, deed) => {
      if (deed === "register") await client.invalidateQueries({ queryKey: ["lists"] })
    },
  })
}
