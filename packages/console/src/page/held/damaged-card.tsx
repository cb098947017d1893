/**
 * A held message that can't be read any more: what the server says about it, and the one thing that can still be done here. Whether
 * this user may is for the server to say, as nothing is known of the message here.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import type { ReactElement } from "react"

import { Problem } from "../../api/problem.ts"
import type { Act } from "../../api/query.ts"
import { Alert } from "../../component/alert.tsx"
import { Button } from "../../component/button.tsx"
import { Paragraph } from "../../component/text.tsx"
import { ReasonDialog } from "../../held/reason-dialog.tsx"
import type { Decided } from "./decided-part.tsx"

export function isDamaged(error: Error | null): error is Problem {
  return error instanceof Problem && error.code === "held/damaged"
}

type Props = {
  readonly id: string
  readonly problem: Problem
  readonly drop: Act<"held.drop">
  readonly onDecided: (decided: Decided) => void
}

export function DamagedCard({ id, problem, drop, onDecided }: Props): ReactElement {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Alert
        kind="error"
        live
        title={problem.title}
        actions={
          <Button icon="close" onClick={() => setOpen(true)}>
            <Trans>Do not send</Trans>
          </Button>
        }
      >
        {problem.detail}
      </Alert>
      <ReasonDialog
        open={open}
        title={<Trans>Do not send this message?</Trans>}
        question={t`Why should it not leave?`}
        confirm={<Trans>Do not send</Trans>}
        danger
        busy={drop.isPending}
        error={drop.error}
        onConfirm={(reason) =>
          drop.mutate(
            { params: { id }, body: { reason } },
            { onSuccess: () => onDecided({ as: "dropped-unread", recipients: 0 }) },
          )
        }
        onClose={() => setOpen(false)}
      >
        <Paragraph>
          <Trans>Nobody receives it, and Sluis throws it away. That cannot be undone.</Trans>
        </Paragraph>
      </ReasonDialog>
    </>
  )
}
