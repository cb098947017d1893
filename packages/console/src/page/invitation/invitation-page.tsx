/** Somebody was invited: shows for what, and makes the account. */
import { useLingui } from "@lingui/react/macro"
import { useNavigate } from "@tanstack/react-router"
import { useEffect, useRef } from "react"
import type { ReactElement } from "react"

import { useAct } from "../../api/query.ts"
import { ProblemAlert } from "../../component/loaded.tsx"
import { PageTitle } from "../../component/page-title.tsx"
import { Waiting } from "../../component/waiting.tsx"
import { useLink } from "../../shell/use-link.ts"
import { NoLink } from "../../shell/no-link.tsx"
import { Accept } from "./accept.tsx"

export function InvitationPage(): ReactElement {
  const { t } = useLingui()
  const link = useLink("invitation") ?? ""
  const navigate = useNavigate()
  const { mutate, data, error } = useAct("session.invitation")
  const asked = useRef(false)
  useEffect(() => {
    if (asked.current || link === "") return
    asked.current = true
    mutate({ body: { link } })
  }, [link, mutate])

  return (
    <div className="sluis-entrance">
      <PageTitle title={t`You are invited to Sluis`} />
      {link === "" && <NoLink />}
      {error !== null && <ProblemAlert error={error} />}
      {link !== "" && error === null && data === undefined && <Waiting />}
      {/* From here a passkey can be added. */}
      {data !== undefined && (
        <Accept link={link} invitation={data} onEnter={() => void navigate({ to: "/account" })} />
      )}
    </div>
  )
}
