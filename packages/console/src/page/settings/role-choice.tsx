/** Which roles somebody has, each with what it may; and whose held messages a reviewer sees. */
import { Trans, useLingui } from "@lingui/react/macro"
import { ROLES } from "@sluis/server/contract/permission"
import type { Role } from "@sluis/server/contract/permission"
import type { ReactElement } from "react"

import { useCall } from "../../api/query.ts"
import { Checkbox } from "../../component/choice.tsx"
import { FieldGroup } from "../../component/field.tsx"
import { RoleMeaning, RoleName } from "../../component/role.tsx"
import { useMay } from "../../shell/session.ts"
import { seesHeldOfOthers, toggled } from "./power.ts"
import type { Power } from "./power.ts"

type Props = {
  readonly power: Power
  /** Say what is missing: after the first attempt to send the form. */
  readonly checked: boolean
  readonly onChange: (power: Power) => void
}

export function RoleChoice({ power, checked, onChange }: Props): ReactElement {
  const { t } = useLingui()
  const { roles } = power
  return (
    <>
      <FieldGroup
        label={<Trans>What may this person do?</Trans>}
        required
        error={checked && roles.length === 0 ? t`Choose at least one role.` : undefined}
      >
        {ROLES.map((role) => (
          <Checkbox
            key={role}
            label={<RoleName role={role} />}
            description={<RoleMeaning role={role} />}
            checked={roles.includes(role)}
            onChange={() => onChange({ ...power, roles: toggled<Role>(roles, role) })}
          />
        ))}
      </FieldGroup>
      {roles.includes("administrator") && seesHeldOfOthers(roles) && (
        <p className="nl-paragraph sluis-small" role="status">
          <Trans>
            Both together means: who keeps Sluis running can also read held messages. Rather give these to two
            people.
          </Trans>
        </p>
      )}
      {seesHeldOfOthers(roles) && <Departments power={power} onChange={onChange} />}
    </>
  )
}

function Departments({ power, onChange }: Pick<Props, "power" | "onChange">): ReactElement | null {
  const mayRead = useMay("policy:read")
  const policy = useCall("policy.show", {}, { enabled: mayRead })
  const { departments } = power
  // One that the policy no longer names can still be taken away.
  const names = [...new Set([...(policy.data?.departments.map(({ name }) => name) ?? []), ...departments])]
  if (names.length === 0) return null
  return (
    <FieldGroup
      label={<Trans>Held messages of which departments?</Trans>}
      description={<Trans>Choose none to let this person see those of all departments.</Trans>}
    >
      {names.map((name) => (
        <Checkbox
          key={name}
          label={name}
          checked={departments.includes(name)}
          onChange={() => onChange({ ...power, departments: toggled(departments, name) })}
        />
      ))}
    </FieldGroup>
  )
}
