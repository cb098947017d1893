/** What a token of a program may be used for. */
import { Trans } from "@lingui/react/macro"
import type { Scope } from "@sluis/server/contract/permission"
import type { ReactElement } from "react"

export function ScopeName({ scope }: { readonly scope: Scope }): ReactElement {
  switch (scope) {
    case "check":
      return <Trans>Check messages</Trans>
    case "held":
      return <Trans>See held messages</Trans>
    case "statistics":
      return <Trans>Read figures</Trans>
    case "lists":
      return <Trans>Keep lists</Trans>
    case "health":
      return <Trans>Watch over Sluis</Trans>
    case "ledger":
      return <Trans>Read the ledger</Trans>
  }
}

export function ScopeMeaning({ scope }: { readonly scope: Scope }): ReactElement {
  switch (scope) {
    case "check":
      return (
        <Trans>Ask what a message would give away, before it is sent. For a case system, or an add-in.</Trans>
      )
    case "held":
      return (
        <Trans>Reasons and numbers of held messages, and decisions. No content, and deciding nothing.</Trans>
      )
    case "statistics":
      return <Trans>The figures of “Today”, per day and department. For a dashboard.</Trans>
    case "lists":
      return (
        <Trans>Register, replace and remove lists. For a system that knows who belongs to a group.</Trans>
      )
    case "health":
      return <Trans>Whether everything works. For your monitoring.</Trans>
    case "ledger":
      return <Trans>Entries, checkpoints and proofs of the ledger. For a witness or an auditor.</Trans>
  }
}
