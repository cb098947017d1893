/** Who is logged in: to the own account, and out. */
import { Trans } from "@lingui/react/macro"
import { useQueryClient } from "@tanstack/react-query"
import { useNavigate } from "@tanstack/react-router"
import type { ReactElement } from "react"

import { forgetAnswers } from "../api/query-client.ts"
import { useAct } from "../api/query.ts"
import { Icon } from "../component/icon.tsx"
import { Link } from "../component/link.tsx"

export function AccountMenu({ name }: { readonly name: string }): ReactElement {
  const client = useQueryClient()
  const navigate = useNavigate()
  const end = useAct("session.end")
  const leave = (): void => {
    if (end.isPending) return
    end.mutate(
      {},
      {
        onSettled: () => {
          forgetAnswers(client)
          void navigate({ to: "/login" })
        },
      },
    )
  }
  return (
    <div className="sluis-account">
      <Link to="/account">
        <Icon name="person" />
        {name}
      </Link>
      <button type="button" aria-disabled={end.isPending || undefined} onClick={leave}>
        <Icon name="leave" />
        <Trans>Log out</Trans>
      </button>
    </div>
  )
}
