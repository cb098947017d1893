/** What a role is called, and what it may do, in one line each. */
import { Trans } from "@lingui/react/macro"
import type { Role } from "@sluis/server/contract/permission"
import type { ReactElement } from "react"

export function RoleName({ role }: { readonly role: Role }): ReactElement {
  switch (role) {
    case "employee":
      return <Trans>Employee</Trans>
    case "reviewer":
      return <Trans>Reviewer</Trans>
    case "privacy-officer":
      return <Trans>Privacy officer</Trans>
    case "administrator":
      return <Trans>Administrator</Trans>
  }
}

export function RoleMeaning({ role }: { readonly role: Role }): ReactElement {
  switch (role) {
    case "employee":
      return <Trans>Decides about messages that he or she sent.</Trans>
    case "reviewer":
      return <Trans>Decides about held messages of others, as the second person.</Trans>
    case "privacy-officer":
      return <Trans>Does what a reviewer does, and approves changes of the policy.</Trans>
    case "administrator":
      return <Trans>Keeps Sluis running and manages people. Cannot read held messages.</Trans>
  }
}
