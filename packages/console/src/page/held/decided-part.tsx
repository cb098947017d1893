/** After deciding: what happened, and the way to the next message. */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import { useEffect, useRef } from "react"
import type { ReactElement } from "react"

import { Alert } from "../../component/alert.tsx"
import { Link } from "../../component/link.tsx"
import { PageTitle } from "../../component/page-title.tsx"

export type Decided = {
  readonly as: "copies" | "original" | "dropped" | "dropped-unread"
  readonly recipients: number
}

export function DecidedPart({ decided }: { readonly decided: Decided }): ReactElement {
  const { t } = useLingui()
  const { as, recipients } = decided
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The button that was pressed is gone; whoever listens hears what came of it.
    frame.current?.querySelector("h1")?.focus()
    scrollTo({ top: 0 })
  }, [])
  const titles = {
    copies: t`The message is on its way`,
    original: t`The message is on its way`,
    dropped: t`The message will not be sent`,
    "dropped-unread": t`The message will not be sent`,
  }
  return (
    <div ref={frame} className="sluis-stack">
      <PageTitle title={titles[as]} />
      <Alert
        kind="ok"
        title={
          as === "copies" ? (
            <Plural
              value={recipients}
              one="# person gets a message that shows only the own address."
              other="# people each get a message of their own."
            />
          ) : as === "original" ? (
            <Plural
              value={recipients}
              one="# person gets it as it was written."
              other="# people get it as it was written."
            />
          ) : (
            <Trans>Nobody has received it, and nobody will.</Trans>
          )
        }
        actions={
          <Link to="/held">
            <Trans>To the other held messages</Trans>
          </Link>
        }
      >
        {as === "dropped" ? (
          <Trans>Its sender is told by mail.</Trans>
        ) : as === "dropped-unread" ? (
          <Trans>Sluis could not read who sent it, so nobody is told.</Trans>
        ) : (
          <Trans>The decision is kept under Decided, with your name.</Trans>
        )}
      </Alert>
    </div>
  )
}
