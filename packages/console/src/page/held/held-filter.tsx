/**
 * Which of the waiting messages to see. Each choice works at once; there is no button to forget. What rules and departments there
 * are, the policy says.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { useCall } from "../../api/query.ts"
import { Button } from "../../component/button.tsx"
import { Select } from "../../component/choice.tsx"
import { FIXED_RULES, ruleName } from "../../held/rule-name.ts"
import { useMay, useSession } from "../../shell/session.ts"
import { isFiltered, ORDERS, PERIODS, RELEASERS } from "./search.ts"
import type { HeldSearch } from "./search.ts"

type Props = { readonly search: HeldSearch; readonly onSearch: (search: HeldSearch) => void }

/** "" stands for everything. */
type Option<Value extends string> = { readonly value: Value | ""; readonly label: string }

export function HeldFilter({ search, onSearch }: Props): ReactElement {
  const { t } = useLingui()
  const departments = useDepartments(search.department)
  const rules = useRules(search.rule)
  const periods = { "1": t`Last 24 hours`, "7": t`Last 7 days`, "30": t`Last 30 days` }
  const releasers = { sender: t`The sender`, "second-person": t`A second person` }
  const orders = {
    oldest: t`Oldest first`,
    newest: t`Newest first`,
    expiring: t`Ends soonest first`,
  }
  const change = (part: HeldSearch, without: keyof HeldSearch): void => {
    const { [without]: _, ...rest } = search
    onSearch({ ...rest, ...part })
  }
  return (
    <form
      className="sluis-held-filter"
      role="search"
      aria-label={t`Filter held messages`}
      onSubmit={(event) => event.preventDefault()}
    >
      <Select
        label={t`Why`}
        required
        value={search.rule ?? ""}
        options={rules}
        onChange={(rule) => change(rule === "" ? {} : { rule }, "rule")}
      />
      {departments.length > 1 && (
        <Select
          label={t`Department`}
          required
          value={search.department ?? ""}
          options={departments}
          onChange={(department) => change(department === "" ? {} : { department }, "department")}
        />
      )}
      <Select
        label={t`Who decides`}
        required
        value={search.by ?? ""}
        options={[all(t`Everybody`), ...RELEASERS.map((value) => ({ value, label: releasers[value] }))]}
        onChange={(by) => change(by === "" ? {} : { by }, "by")}
      />
      <Select
        label={t`Waiting since`}
        required
        value={search.days ?? ""}
        options={[all(t`Any time`), ...PERIODS.map((value) => ({ value, label: periods[value] }))]}
        onChange={(days) => change(days === "" ? {} : { days }, "days")}
      />
      <Select
        label={t`Order`}
        required
        value={search.order ?? "oldest"}
        options={ORDERS.map((value) => ({ value, label: orders[value] }))}
        onChange={(order) => change(order === "oldest" ? {} : { order }, "order")}
      />
      {isFiltered(search) && (
        <Button
          look="subtle"
          icon="close"
          onClick={() => onSearch(search.order === undefined ? {} : { order: search.order })}
        >
          <Trans>Without filters</Trans>
        </Button>
      )}
    </form>
  )
}

function all(label: string): Option<never> {
  return { value: "", label }
}

function useDepartments(chosen: string | undefined): readonly Option<string>[] {
  const { t } = useLingui()
  const policy = usePolicy()
  const own = useSession().data?.account?.departments ?? []
  const inPolicy = policy?.departments.map(({ name }) => name) ?? []
  const seen = inPolicy.filter((name) => own.length === 0 || own.includes(name))
  return [all(t`All`), ...named([...seen, ...(chosen === undefined ? [] : [chosen])], (name) => name)]
}

function useRules(chosen: string | undefined): readonly Option<string>[] {
  const { t, i18n } = useLingui()
  const policy = usePolicy()
  const stopping = policy?.rules.filter((rule) => rule.then !== "deliver") ?? []
  const ids = [...stopping.map(({ id }) => id), ...FIXED_RULES, ...(chosen === undefined ? [] : [chosen])]
  return [
    all(t`All`),
    ...named(ids, (id) =>
      ruleName(
        id,
        i18n,
        stopping.find((rule) => rule.id === id),
      ),
    ),
  ]
}

function named(values: readonly string[], nameOf: (value: string) => string): readonly Option<string>[] {
  return [...new Set(values)].map((value) => ({ value, label: nameOf(value) }))
}

type Policy = {
  readonly rules: readonly {
    readonly id: string
    readonly then: string
    readonly nl: string
    readonly en: string
  }[]
  readonly departments: readonly { readonly name: string }[]
}

/** It seldom changes, and an event says when. */
const FRESH_MS = 10 * 60_000

function usePolicy(): Policy | undefined {
  const may = useMay("policy:read")
  return useCall("policy.show", {}, { enabled: may, staleTime: FRESH_MS }).data
}
