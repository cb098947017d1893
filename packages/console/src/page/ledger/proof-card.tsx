/** The proof of one entry as a file, and how somebody checks it who trusts neither us nor this page. */
import { Trans } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { useCall } from "../../api/query.ts"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { CopyField } from "../../component/copy-field.tsx"
import { Loaded } from "../../component/loaded.tsx"
import { Paragraph } from "../../component/text.tsx"
import { save } from "../../try/save.ts"

export function ProofCard({ index }: { readonly index: number }): ReactElement {
  const ledger = useCall("ledger.show", {})
  return (
    <Card title={<Trans>Proof</Trans>}>
      <Paragraph>
        <Trans>
          With this file and the public key, anybody can establish that this entry is in the ledger that was
          signed, without Sluis and without a network.
        </Trans>
      </Paragraph>
      <Loaded of={ledger}>
        {({ key, checkpoint }) =>
          index < (checkpoint?.size ?? 0) ? (
            <SignedProof index={index} ledgerKey={key} />
          ) : (
            // The server tells when it has signed, and then it is asked anew.
            <Paragraph>
              <Trans>This entry is signed within seconds. The proof then comes to stand here.</Trans>
            </Paragraph>
          )
        }
      </Loaded>
    </Card>
  )
}

type Props = { readonly index: number; readonly ledgerKey: string }

function SignedProof({ index, ledgerKey }: Props): ReactElement {
  const proof = useCall("ledger.proof", { params: { index } })
  const name = `entry-${String(index)}.tlog-proof`
  return (
    <Loaded of={proof}>
      {({ proof: text }) => (
        <>
          <div className="sluis-cluster">
            <Button onClick={() => save(new TextEncoder().encode(text), name, "text/plain;charset=utf-8")}>
              <Trans>Download the proof</Trans>
            </Button>
          </div>
          <CopyField
            label={<Trans>To check it on another machine</Trans>}
            value={`sluis ledger check ${name} --key '${ledgerKey}'`}
          />
        </>
      )}
    </Loaded>
  )
}
