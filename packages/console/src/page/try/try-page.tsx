/**
 * Try it: a message, or one of the stories, and at once what each recipient would learn and would get. All of it in the browser:
 * the only things that this page asks of the server are its own program, the stories and the policy.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import { useCallback, useEffect, useRef } from "react"
import type { ReactElement } from "react"

import { useCall } from "../../api/query.ts"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { PageTitle } from "../../component/page-title.tsx"
import { Progress } from "../../component/progress.tsx"
import { useMay } from "../../shell/session.ts"
import { useTry } from "../../try/use-try.ts"
import { Choose } from "./choose.tsx"
import { MailboxList } from "./mailbox-list.tsx"
import { MessageResult } from "./message-result.tsx"
import "./try-page.css"

export function TryPage(): ReactElement {
  const { t } = useLingui()
  const trial = useTry(usePolicyText())
  const { state } = trial
  const place = useRef<HTMLDivElement>(null)
  const former = useRef(state.step)
  // Whoever cannot see that the page changed is brought to what is new.
  useEffect(() => {
    if (former.current !== state.step && state.step !== "busy") place.current?.focus()
    former.current = state.step
  }, [state.step])

  return (
    <>
      <PageTitle
        title={t`Try it`}
        lead={t`See what a message would tell each recipient about the others, and what Sluis makes of it.`}
      />
      <div ref={place} tabIndex={-1} className="sluis-try sluis-stack">
        {state.step === "choose" && <Choose failure={state.failure} onRead={trial.read} />}
        {state.step === "busy" && <Busy {...state} onStop={trial.stop} />}
        {state.step === "mailbox" && <MailboxList mailbox={state} onOpen={trial.open} onBack={trial.back} />}
        {state.step === "message" && (
          <MessageResult
            key={state.number}
            name={state.name}
            checked={state.checked}
            isOfMailbox={state.mailbox !== undefined}
            onCopy={trial.copy}
            onBack={trial.back}
          />
        )}
      </div>
    </>
  )
}

type BusyProps = {
  readonly name: string
  readonly done: number
  /** 0: nobody knows how much there is. */
  readonly of: number
  readonly onStop: () => void
}

function Busy({ name, done, of, onStop }: BusyProps): ReactElement {
  const { t } = useLingui()
  return (
    <Card>
      <Progress label={t`Your browser is checking “${name}”`} {...(of > 0 && { done, of })} />
      <div className="sluis-cluster">
        <Button onClick={onStop}>
          <Trans>Stop</Trans>
        </Button>
      </div>
    </Card>
  )
}

/** The organisation's own policy, where there is one and this person may read it. */
function usePolicyText(): () => Promise<string | undefined> {
  const may = useMay("policy:read")
  const policy = useCall("policy.show", {}, { enabled: may })
  const { data, refetch } = policy
  return useCallback(async () => {
    if (!may) return undefined
    const shown = data ?? (await refetch()).data
    return shown === undefined || shown.source === "builtin" ? undefined : shown.text
  }, [may, data, refetch])
}
