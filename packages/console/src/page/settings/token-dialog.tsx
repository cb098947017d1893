/** Making a token for a program: for what, and for how long; and then the token itself, once. */
import { Trans, useLingui } from "@lingui/react/macro"
import { SCOPE_NEEDS, SCOPES } from "@sluis/server/contract/permission"
import type { Scope } from "@sluis/server/contract/permission"
import { useId, useState } from "react"
import type { FormEvent, ReactElement } from "react"

import { useAct } from "../../api/query.ts"
import { Alert } from "../../component/alert.tsx"
import { Button } from "../../component/button.tsx"
import { Checkbox, Select } from "../../component/choice.tsx"
import { Dialog } from "../../component/dialog.tsx"
import { FieldGroup } from "../../component/field.tsx"
import { useFirstError } from "../../component/first-error.ts"
import { ProblemAlert } from "../../component/loaded.tsx"
import { TextInput } from "../../component/text-input.tsx"
import { useSession } from "../../shell/session.ts"
import { toggled } from "./power.ts"
import { ScopeMeaning, ScopeName } from "./scope-words.tsx"
import { ShownOnce } from "./shown-once.tsx"

type Props = { readonly open: boolean; readonly onClose: () => void }

/** As long as the API takes. */
const MAX_NAME = 200
/** In days; a year is long enough to forget it and short enough to find out. */
const LIFETIMES = { month: 30, quarter: 90, year: 365, always: undefined } as const
type Lifetime = keyof typeof LIFETIMES

export function TokenDialog({ open, onClose }: Props): ReactElement {
  const id = useId()
  const make = useAct("tokens.make")
  const close = (): void => {
    make.reset()
    onClose()
  }
  const made = make.data
  return (
    <Dialog
      open={open}
      title={made === undefined ? <Trans>Make a token</Trans> : <Trans>The token is ready</Trans>}
      onClose={close}
      actions={
        made === undefined ? (
          <>
            <Button type="submit" form={id} look="primary" busy={make.isPending}>
              <Trans>Make the token</Trans>
            </Button>
            <Button onClick={close}>
              <Trans>Cancel</Trans>
            </Button>
          </>
        ) : (
          <Button look="primary" onClick={close}>
            <Trans>I have kept it</Trans>
          </Button>
        )
      }
    >
      {made === undefined ? (
        <TokenForm id={id} make={make} />
      ) : (
        <>
          <Alert kind="warning" live title={<Trans>This is the only time that you see it</Trans>}>
            <Trans>
              Put it now where the program reads its secrets. Lost it? Then make another one, and withdraw
              this one.
            </Trans>
          </Alert>
          <ShownOnce label={<Trans>Token</Trans>} value={made.token} />
        </>
      )}
    </Dialog>
  )
}

type FormProps = { readonly id: string; readonly make: ReturnType<typeof useAct<"tokens.make">> }

function TokenForm({ id, make }: FormProps): ReactElement {
  const { t } = useLingui()
  const [name, setName] = useState("")
  const [scopes, setScopes] = useState<readonly Scope[]>([])
  const [lifetime, setLifetime] = useState<Lifetime>("year")
  const [checked, setChecked] = useState(false)
  const { form, goToFirst } = useFirstError()
  const permissions = new Set(useSession().data?.permissions)
  // Nobody lets a program do what he may not.
  const offered = SCOPES.filter((scope) => permissions.has(SCOPE_NEEDS[scope]))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setChecked(true)
    if (make.isPending) return
    if (name.trim() === "" || scopes.length === 0) {
      goToFirst()
      return
    }
    const days = LIFETIMES[lifetime]
    make.mutate({ body: { name: name.trim(), scopes: [...scopes], ...(days !== undefined && { days }) } })
  }
  return (
    <form ref={form} id={id} className="sluis-stack" noValidate onSubmit={submit}>
      <TextInput
        label={<Trans>Which program is it for?</Trans>}
        error={checked && name.trim() === "" ? t`Fill in the name of the program.` : undefined}
        required
        autoComplete="off"
        maxLength={MAX_NAME}
        value={name}
        onChange={setName}
      />
      <FieldGroup
        label={<Trans>What may it do?</Trans>}
        description={<Trans>No more than it needs. You can choose what you may do yourself.</Trans>}
        required
        error={checked && scopes.length === 0 ? t`Choose at least one.` : undefined}
      >
        {offered.map((scope) => (
          <Checkbox
            key={scope}
            label={<ScopeName scope={scope} />}
            description={<ScopeMeaning scope={scope} />}
            checked={scopes.includes(scope)}
            onChange={() => setScopes(toggled<Scope>(scopes, scope))}
          />
        ))}
      </FieldGroup>
      <Select
        label={<Trans>How long does it work?</Trans>}
        required
        value={lifetime}
        options={[
          { value: "month", label: t`30 days` },
          { value: "quarter", label: t`90 days` },
          { value: "year", label: t`One year` },
          { value: "always", label: t`Until it is withdrawn` },
        ]}
        onChange={setLifetime}
      />
      {make.error !== null && <ProblemAlert error={make.error} />}
    </form>
  )
}
