/**
 * For whoever is logged in to an account of which nobody knows yet whether the mailbox is theirs (contract/permission.ts of the server):
 * what to do about it, instead of pages that would not open.
 */
import { Trans } from "@lingui/react/macro"
import { useQueryClient } from "@tanstack/react-query"
import { useEffect } from "react"
import type { ReactElement } from "react"

import { useAct } from "../api/query.ts"
import { Alert } from "../component/alert.tsx"
import { Button } from "../component/button.tsx"
import { Card } from "../component/card.tsx"
import { ProblemAlert } from "../component/loaded.tsx"
import { Paragraph } from "../component/text.tsx"
import { useSession } from "./session.ts"

export function MailboxCard(): ReactElement {
  const address = useSession().data?.account?.address ?? ""
  const ask = useAct("account.askMailbox", ["session"])
  useLookAgain()
  return (
    <Card
      title={<Trans>Is this mailbox yours?</Trans>}
      actions={
        <Button look="primary" busy={ask.isPending} onClick={() => ask.mutate({ body: {} })}>
          {ask.isSuccess ? <Trans>Mail me another link</Trans> : <Trans>Mail me a link</Trans>}
        </Button>
      }
    >
      <Paragraph>
        <Trans>
          Sluis does not know yet that <strong className="sluis-break">{address}</strong> is your mailbox:
          have a link mailed to you and open it in this browser, and you can do all that goes with your roles.
        </Trans>
      </Paragraph>
      {ask.isSuccess && (
        <Alert kind="ok" live title={<Trans>It is on its way</Trans>}>
          <Trans>
            Open the link in that mail; it works for a day. Nothing there after some minutes? Look among
            unwanted mail.
          </Trans>
        </Alert>
      )}
      {ask.error !== null && <ProblemAlert error={ask.error} />}
    </Card>
  )
}

/** The link mostly opens in another tab: whoever comes back to this one finds what is known by then. */
function useLookAgain(): void {
  const client = useQueryClient()
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === "visible") void client.invalidateQueries({ queryKey: ["session"] })
    }
    addEventListener("focus", look)
    document.addEventListener("visibilitychange", look)
    return () => {
      removeEventListener("focus", look)
      document.removeEventListener("visibilitychange", look)
    }
  }, [client])
}
