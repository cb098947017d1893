/** Per department: who its senders are, and in what it differs from the rest of the organisation. */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { Card } from "../../component/card.tsx"
import { DataTable } from "../../component/data-table.tsx"
import { EmptyState } from "../../component/empty-state.tsx"
import { ruleName } from "../../held/rule-name.ts"
import { deviationOf, withoutFacts } from "./rule-shown.ts"
import type { Department, Policy, PolicyRule } from "./rule-shown.ts"

export function DepartmentsCard({ policy }: { readonly policy: Policy }): ReactElement {
  const { t } = useLingui()
  const { departments, rules } = policy
  return (
    <Card title={<Trans>Departments</Trans>}>
      <DataTable
        caption={t`What differs per department`}
        captionHidden
        rows={departments}
        keyOf={({ name }) => name}
        empty={
          <EmptyState icon="people" title={<Trans>No departments</Trans>}>
            <Trans>
              The same rules hold for everybody. A department appears here as soon as the policy names one,
              under <code>departments</code>, with the addresses of its senders.
            </Trans>
          </EmptyState>
        }
        columns={[
          { id: "name", label: t`Department`, names: true, cell: ({ name }) => name },
          { id: "members", label: t`Senders`, cell: (department) => <Members department={department} /> },
          {
            id: "also",
            label: t`Also holds`,
            cell: (department) => <Names ids={deviationOf(department, rules).also} rules={rules} />,
          },
          {
            id: "without",
            label: t`Does not hold`,
            cell: (department) => <Names ids={deviationOf(department, rules).without} rules={rules} />,
          },
        ]}
      />
    </Card>
  )
}

function Members({ department: { members, name } }: { readonly department: Department }): ReactElement {
  const count = members.length
  return (
    <details className="sluis-details">
      <summary>
        <Plural value={count} one="# address or pattern" other="# addresses and patterns" />
        <span className="sluis-visually-hidden"> ({name})</span>
      </summary>
      <ul className="sluis-policy-members">
        {members.map((member) => (
          <li key={member}>{member}</li>
        ))}
      </ul>
    </details>
  )
}

type NamesProps = { readonly ids: readonly string[]; readonly rules: readonly PolicyRule[] }

function Names({ ids, rules }: NamesProps): ReactElement {
  const { i18n } = useLingui()
  if (ids.length === 0) return <Trans>nothing</Trans>
  return (
    <ul className="sluis-list">
      {ids.map((id) => {
        const rule = rules.find((each) => each.id === id)
        const words =
          rule === undefined ? undefined : { nl: withoutFacts(rule.nl), en: withoutFacts(rule.en) }
        return <li key={id}>{ruleName(id, i18n, words)}</li>
      })}
    </ul>
  )
}
