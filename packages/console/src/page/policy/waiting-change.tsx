/**
 * A change of the policy that somebody proposed and that waits for a second person: who, why, what would differ and what it would
 * have done; and then approve or reject. Who proposed it can only withdraw it.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import { useState } from "react"
import type { ReactElement } from "react"

import { useAct } from "../../api/query.ts"
import { Alert } from "../../component/alert.tsx"
import { Badge } from "../../component/badge.tsx"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { ConfirmDialog } from "../../component/confirm-dialog.tsx"
import { DescriptionList } from "../../component/description-list.tsx"
import { Moment } from "../../component/moment.tsx"
import { Heading, Paragraph } from "../../component/text.tsx"
import { ReasonDialog } from "../../held/reason-dialog.tsx"
import { useMay } from "../../shell/session.ts"
import { ErrorWords } from "../../component/error-words.tsx"
import { DifferenceList } from "./difference-list.tsx"
import { PersonName } from "./person-name.tsx"
import { ReplayPart } from "./replay-part.tsx"

export type PolicyChange = Gives<"policy.show">["changes"][number]

type Props = {
  readonly change: PolicyChange
  /** Of the policy in force. */
  readonly version: string
  /** With words that say so: by then this change does not wait any more. */
  readonly onDecided: (words: string) => void
}

export function WaitingChange({ change, version, onDecided }: Props): ReactElement {
  const { t } = useLingui()
  const [open, setOpen] = useState<"approve" | "reject">()
  const mayChange = useMay("policy:change")
  const mayApprove = useMay("policy:approve")
  const approve = useAct("policy.approve")
  const reject = useAct("policy.reject")
  const params = { id: change.id }
  const close = (): void => {
    setOpen(undefined)
    approve.reset()
    reject.reset()
  }
  /** By the time that it is decided, this card is gone; so it cannot wait for what the card is told. */
  const settle = async (deciding: Promise<unknown>, words: string): Promise<void> => {
    try {
      await deciding
    } catch {
      return // the dialog shows it
    }
    onDecided(words)
  }
  return (
    <Card
      title={<Trans>A change waits for approval</Trans>}
      aside={
        <Badge tone="warning" icon="clock">
          <Trans>Waiting</Trans>
        </Badge>
      }
      actions={
        mayChange && (
          <>
            {mayApprove && !change.own && (
              <Button look="primary" icon="ok" onClick={() => setOpen("approve")}>
                <Trans>Approve</Trans>
              </Button>
            )}
            <Button icon="close" onClick={() => setOpen("reject")}>
              {change.own ? <Trans>Withdraw</Trans> : <Trans>Reject</Trans>}
            </Button>
          </>
        )
      }
    >
      <DescriptionList
        items={[
          {
            term: t`Proposed by`,
            details: (
              <>
                <PersonName name={change.by} />, <Moment at={change.at} look="long" />
              </>
            ),
          },
          { term: t`Why`, details: change.reason },
        ]}
      />
      <Heading level={3}>
        <Trans>What would differ</Trans>
      </Heading>
      <DifferenceList differences={change.differences} />
      {mayChange && (
        <>
          <Heading level={3}>
            <Trans>What it would have done</Trans>
          </Heading>
          <ReplayPart text={change.text} version={version} />
        </>
      )}
      <WhoDecides own={change.own} mayApprove={mayApprove} />
      <ConfirmDialog
        open={open === "approve"}
        title={<Trans>Put this change in force?</Trans>}
        confirm={<Trans>Approve</Trans>}
        busy={approve.isPending}
        error={approve.error === null ? undefined : <ErrorWords error={approve.error} />}
        onConfirm={() => void settle(approve.mutateAsync({ params }), t`The change is in force.`)}
        onClose={close}
      >
        <Paragraph>
          <Trans>It holds from the next message on. Your name is kept with it, as the second person.</Trans>
        </Paragraph>
      </ConfirmDialog>
      <ReasonDialog
        open={open === "reject"}
        title={change.own ? <Trans>Withdraw your change?</Trans> : <Trans>Reject this change?</Trans>}
        question={<Trans>Why should it not be put in force?</Trans>}
        confirm={change.own ? <Trans>Withdraw</Trans> : <Trans>Reject</Trans>}
        danger
        busy={reject.isPending}
        error={reject.error}
        onConfirm={(reason) =>
          void settle(
            reject.mutateAsync({ params, body: { reason } }),
            t`The change was not put in force. The policy stays as it is.`,
          )
        }
        onClose={close}
      >
        <Paragraph>
          <Trans>The policy stays as it is. The change stays in the history, with your reason.</Trans>
        </Paragraph>
      </ReasonDialog>
    </Card>
  )
}

function WhoDecides({
  own,
  mayApprove,
}: {
  readonly own: boolean
  readonly mayApprove: boolean
}): ReactElement | null {
  if (own) {
    return (
      <Alert kind="info" title={<Trans>This is your own change</Trans>}>
        <Trans>
          It touches the floor, so somebody else has to approve it. Ask a colleague who is privacy officer to
          open this page.
        </Trans>
      </Alert>
    )
  }
  return mayApprove ? null : (
    <Paragraph look="small">
      <Trans>A privacy officer who did not propose it can approve it.</Trans>
    </Paragraph>
  )
}
