/**
 * In what one policy differs from another, in words; what stood there and what stands there now folds open. What touches the floor
 * says so, because that is what a second person has to look at.
 */
import { msg } from "@lingui/core/macro"
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import { useState } from "react"
import type { ReactElement } from "react"

import { Badge, StateBadge } from "../../component/badge.tsx"
import type { StateLooks } from "../../component/badge.tsx"
import { Button } from "../../component/button.tsx"
import { ruleName } from "../../held/rule-name.ts"
import { said } from "../../held/said.ts"

export type Difference = Gives<"policy.check">["differences"][number]

/** More than this at once is a wall. */
const SHOWN = 20

export function DifferenceList({
  differences,
}: {
  readonly differences: readonly Difference[]
}): ReactElement {
  const [all, setAll] = useState(false)
  const shown = all ? differences : differences.slice(0, SHOWN)
  const more = differences.length - shown.length
  return (
    <>
      <ul className="sluis-differences">
        {shown.map((difference) => (
          <li key={`${difference.kind} ${difference.what} ${difference.name} ${difference.en}`}>
            <DifferenceItem difference={difference} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <div className="sluis-cluster">
          <Button look="subtle" icon="down" onClick={() => setAll(true)}>
            <Plural value={more} one="Show # more difference" other="Show # more differences" />
          </Button>
        </div>
      )}
    </>
  )
}

function DifferenceItem({ difference }: { readonly difference: Difference }): ReactElement {
  const { i18n } = useLingui()
  const { floor, before, after } = difference
  const name = nameOf(difference, i18n)
  return (
    <>
      <div className="sluis-cluster">
        <StateBadge state={difference.kind} looks={KINDS} />
        {floor && (
          <Badge tone="warning" icon="hold">
            <Trans>Touches the floor</Trans>
          </Badge>
        )}
        {name !== "" && <strong>{name}</strong>}
      </div>
      <p className="nl-paragraph">{said(difference, i18n.locale)}</p>
      {(before !== undefined || after !== undefined) && (
        <details className="sluis-details">
          <summary>
            <Trans>Before and after</Trans>
            <span className="sluis-visually-hidden"> ({name})</span>
          </summary>
          <div className="sluis-before-after">
            <Side title={<Trans>Before</Trans>} text={before} />
            <Side title={<Trans>After</Trans>} text={after} />
          </div>
        </details>
      )}
    </>
  )
}

function nameOf({ what, name }: Difference, i18n: Parameters<typeof ruleName>[1]): string {
  switch (what) {
    case "rule":
      return ruleName(name, i18n)
    case "department":
    case "numbers":
      return name
    case "setting":
      return "" // its sentence says it all
  }
}

const KINDS: StateLooks<Difference["kind"]> = {
  added: { tone: "positive", icon: "ok", words: msg`Added` },
  removed: { tone: "negative", icon: "close", words: msg`Removed` },
  changed: { tone: "info", icon: "sortable", words: msg`Changed` },
}

function Side({
  title,
  text,
}: {
  readonly title: ReactElement
  readonly text: string | undefined
}): ReactElement {
  return (
    <div>
      <p className="sluis-before-after__title">{title}</p>
      {text === undefined ? (
        <p className="nl-paragraph sluis-small">
          <Trans>It is not there.</Trans>
        </p>
      ) : (
        <pre className="sluis-policy-code">
          <code>{text}</code>
        </pre>
      )}
    </div>
  )
}
