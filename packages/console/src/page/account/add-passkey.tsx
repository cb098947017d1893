/** Adding a passkey: a name to know it by, and the browser does the rest. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import type { ReactElement } from "react"

import { addPasskey } from "../../api/passkey.ts"
import { Button } from "../../component/button.tsx"
import { PasskeyProblem } from "../../component/passkey-problem.tsx"
import { TextInput } from "../../component/text-input.tsx"

export function AddPasskey(): ReactElement {
  const { t } = useLingui()
  const client = useQueryClient()
  const [name, setName] = useState("")
  const [checked, setChecked] = useState(false)
  const add = useMutation({
    mutationFn: addPasskey,
    onSuccess: async () => {
      setName("")
      setChecked(false)
      await client.invalidateQueries({ queryKey: ["account"] })
    },
  })
  return (
    <form
      className="sluis-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setChecked(true)
        if (name.trim() !== "" && !add.isPending) add.mutate(name.trim())
      }}
    >
      {add.error !== null && <PasskeyProblem error={add.error} />}
      <TextInput
        label={<Trans>Name of the new passkey</Trans>}
        description={<Trans>For example the device that it stays on: “Work laptop”.</Trans>}
        error={checked && name.trim() === "" ? t`Give the passkey a name.` : undefined}
        required
        maxLength={200}
        value={name}
        onChange={setName}
      />
      <div className="sluis-cluster">
        <Button type="submit" icon="key" busy={add.isPending}>
          <Trans>Add a passkey</Trans>
        </Button>
      </div>
    </form>
  )
}
