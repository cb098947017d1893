/** The rules that stopped a message, in their own words, as the policy says them. */
import { useLingui } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { said } from "./said.ts"
import type { Text } from "./said.ts"
import "./held.css"

type Props = {
  readonly reasons: readonly (Text & { readonly rule: string })[]
  /** Also the rule's id, for who looks it up in the policy. */
  readonly withIds?: boolean
}

export function ReasonList({ reasons, withIds = false }: Props): ReactElement {
  const { i18n } = useLingui()
  return (
    <ul className="sluis-reasons">
      {reasons.map((reason) => (
        <li key={reason.rule} className="sluis-reasons__item">
          <p className="nl-paragraph">{said(reason, i18n.locale)}</p>
          {withIds && <code className="sluis-small">{reason.rule}</code>}
        </li>
      ))}
    </ul>
  )
}
