/**
 * The link of the first start. In a demonstration it lets the visitor in at once; otherwise whoever has it becomes the first
 * administrator.
 */
import { useLingui } from "@lingui/react/macro"
import { useNavigate } from "@tanstack/react-router"
import { useEffect, useRef } from "react"
import type { ReactElement } from "react"

import { useAct } from "../../api/query.ts"
import { ProblemAlert } from "../../component/loaded.tsx"
import { PageTitle } from "../../component/page-title.tsx"
import { Waiting } from "../../component/waiting.tsx"
import { NoLink } from "../../shell/no-link.tsx"
import { useLink } from "../../shell/use-link.ts"
import { FirstAdministrator } from "./first-administrator.tsx"

export function StartPage(): ReactElement {
  const { t } = useLingui()
  const link = useLink("start") ?? ""
  const navigate = useNavigate()
  const { mutate, data, error } = useAct("session.start")
  const asked = useRef(false)
  useEffect(() => {
    // Once: the link works once.
    if (asked.current || link === "") return
    asked.current = true
    mutate({ body: { link } })
  }, [link, mutate])
  const hasEntered = data?.entered === true
  useEffect(() => {
    if (hasEntered) void navigate({ to: "/" })
  }, [hasEntered, navigate])

  return (
    <div className="sluis-entrance">
      <PageTitle title={t`Welcome to Sluis`} />
      {link === "" && <NoLink />}
      {error !== null && <ProblemAlert error={error} />}
      {link !== "" && error === null && (data === undefined || data.entered) && <Waiting />}
      {data?.entered === false && (
        <FirstAdministrator
          link={link}
          onEnter={(hasPassword) => void navigate({ to: hasPassword ? "/" : "/account" })}
        />
      )}
    </div>
  )
}
