/** How others see who decided. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import type { ReactElement } from "react"

import { useAct } from "../../api/query.ts"
import { useAnnounce } from "../../component/announce.tsx"
import { Button } from "../../component/button.tsx"
import { ProblemAlert } from "../../component/loaded.tsx"
import { TextInput } from "../../component/text-input.tsx"

export function ChangeName({ name }: { readonly name: string }): ReactElement {
  const { t } = useLingui()
  const announce = useAnnounce()
  const [text, setText] = useState(name)
  const [checked, setChecked] = useState(false)
  const change = useAct("account.change", ["session"])
  return (
    <form
      className="sluis-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setChecked(true)
        if (text.trim() === "" || change.isPending) return
        change.mutate(
          { body: { name: text.trim() } },
          { onSuccess: () => announce(t`Your name was changed.`) },
        )
      }}
    >
      {change.error !== null && <ProblemAlert error={change.error} />}
      <TextInput
        label={<Trans>Name</Trans>}
        description={<Trans>This name stands beside what you decide.</Trans>}
        error={checked && text.trim() === "" ? t`Fill in your name.` : undefined}
        autoComplete="name"
        required
        maxLength={200}
        value={text}
        onChange={setText}
      />
      <div className="sluis-cluster">
        <Button type="submit" busy={change.isPending}>
          <Trans>Change the name</Trans>
        </Button>
      </div>
    </form>
  )
}
