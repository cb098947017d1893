/** Verifying the whole ledger in this browser: with which key, how far it is, and what came of it. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import type { ReactElement } from "react"

import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { Progress } from "../../component/progress.tsx"
import { TextInput } from "../../component/text-input.tsx"
import { Paragraph } from "../../component/text.tsx"
import { beginVerification, stopVerification, useVerification } from "./verification.ts"
import { Outcome } from "./verify-outcome.tsx"

/** `ownKey`: as the server tells it. */
export function VerifyCard({ ownKey }: { readonly ownKey: string }): ReactElement {
  const { t } = useLingui()
  const state = useVerification()
  const [pasted, setPasted] = useState("")
  const isBusy = state.step === "busy"
  return (
    <Card
      title={<Trans>Verify in this browser</Trans>}
      actions={
        isBusy ? (
          <Button onClick={stopVerification}>
            <Trans>Stop</Trans>
          </Button>
        ) : (
          <Button
            look="primary"
            onClick={() => beginVerification(pasted.trim() === "" ? ownKey : pasted.trim())}
          >
            <Trans>Verify the ledger</Trans>
          </Button>
        )
      }
    >
      <Paragraph>
        <Trans>
          Your browser then fetches the whole ledger and works out for itself that every entry is what was
          signed. It remembers what it found, and sees next time whether the ledger was only added to.
        </Trans>
      </Paragraph>
      {isBusy ? (
        <Progress
          label={<Trans>Verifying entries</Trans>}
          {...(state.of > 0 && { done: state.done, of: state.of })}
          canBeLeft
        />
      ) : (
        <Outcome state={state} />
      )}
      <details className="sluis-details">
        <summary>
          <Trans>I do not trust the key that this page shows</Trans>
        </summary>
        <div className="sluis-stack">
          <TextInput
            label={t`The key that you have from elsewhere`}
            description={
              <Trans>
                Without it, the key above is used. Get it from the organisation itself, on paper or by
                telephone.
              </Trans>
            }
            value={pasted}
            onChange={setPasted}
            autoComplete="off"
            spellCheck={false}
            disabled={isBusy}
          />
          <Paragraph look="small">
            <Trans>
              This page comes from the same server as the ledger. If you do not trust that either, verify on a
              machine of your own: <code>sluis ledger verify --url … --key …</code>
            </Trans>
          </Paragraph>
        </div>
      </details>
    </Card>
  )
}
