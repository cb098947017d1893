/** How long there is, who decides, and the buttons for what the user may do. What is not his to do is said, with whose it is. */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import { useState } from "react"
import type { ReactElement } from "react"

import { useAct } from "../../api/query.ts"
import { Alert } from "../../component/alert.tsx"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { ConfirmDialog } from "../../component/confirm-dialog.tsx"
import { ErrorWords } from "../../component/error-words.tsx"
import { DescriptionList } from "../../component/description-list.tsx"
import { Remaining } from "../../component/duration.tsx"
import { Moment } from "../../component/moment.tsx"
import { Paragraph } from "../../component/text.tsx"
import { ReasonDialog } from "../../held/reason-dialog.tsx"
import type { Decided } from "./decided-part.tsx"
import { Releaser } from "./held-table.tsx"

type Message = Gives<"held.show">
type Props = { readonly message: Message; readonly onDecided: (decided: Decided) => void }

export function DecideCard({ message, onDecided }: Props): ReactElement {
  const { t } = useLingui()
  const [open, setOpen] = useState<"copies" | "original" | "drop">()
  const release = useAct("held.release", ["statistics"])
  const drop = useAct("held.drop", ["statistics"])
  const { id, may, recipients, request, expiresAt, releasableBy } = message
  const params = { id }
  const close = (): void => setOpen(undefined)
  const send = (as: "copies" | "original", reason: string): void =>
    release.mutate(
      { params, body: { as, reason } },
      { onSuccess: (released) => onDecided({ as, recipients: released.recipients }) },
    )

  return (
    <Card title={<Trans>Decide</Trans>}>
      <DescriptionList
        items={[
          {
            term: t`Waits until`,
            details: (
              <>
                <Moment at={expiresAt} look="long" /> (<Trans>still</Trans> <Remaining until={expiresAt} />)
              </>
            ),
          },
          { term: t`Who decides`, details: <Releaser by={releasableBy} /> },
        ]}
      />
      {request !== undefined && !message.own && (
        <Alert kind="info" title={<Trans>The sender asks to send it as it is</Trans>}>
          <q>{request.reason}</q>
        </Alert>
      )}
      {may.includes("release-copies") && (
        <Button look="primary" icon="individualise" onClick={() => setOpen("copies")}>
          <Trans>Send individually</Trans>
        </Button>
      )}
      {may.includes("release-original") && (
        <Button icon="deliver" onClick={() => setOpen("original")}>
          <Trans>Send as it is</Trans>
        </Button>
      )}
      {may.includes("drop") && (
        <Button icon="close" onClick={() => setOpen("drop")}>
          <Trans>Do not send</Trans>
        </Button>
      )}
      <MayNot message={message} />
      <ConfirmDialog
        open={open === "copies"}
        title={<Trans>Send individually?</Trans>}
        confirm={<Trans>Send individually</Trans>}
        busy={release.isPending}
        error={release.error === null ? undefined : <ErrorWords error={release.error} />}
        onConfirm={() => send("copies", "")}
        onClose={close}
      >
        <Paragraph>
          <Plural
            value={recipients}
            one="# person gets a message with only the own address in it. The rest stays as it was written."
            other="Each of the # people gets a message of their own, with only their own address in it. The rest stays as it was written."
          />
        </Paragraph>
      </ConfirmDialog>
      <ReasonDialog
        open={open === "original"}
        title={<Trans>Send it as it is?</Trans>}
        question={t`Why may everybody see this?`}
        description={t`For instance: these people work together on this project.`}
        confirm={<Trans>Send as it is</Trans>}
        danger
        busy={release.isPending}
        error={release.error}
        onConfirm={(reason) => send("original", reason)}
        onClose={close}
      >
        <Paragraph>
          <Plural
            value={recipients}
            one="# person gets the message as it was written, with all addresses in it. That cannot be undone."
            other="# people get the message as it was written, with all addresses in it. That cannot be undone."
          />
        </Paragraph>
        <Kept />
      </ReasonDialog>
      <ReasonDialog
        open={open === "drop"}
        title={<Trans>Do not send this message?</Trans>}
        question={t`Why should it not leave?`}
        description={message.own ? undefined : t`The sender is told that it was not sent.`}
        confirm={<Trans>Do not send</Trans>}
        danger
        busy={drop.isPending}
        error={drop.error}
        onConfirm={(reason) =>
          drop.mutate(
            { params, body: { reason } },
            { onSuccess: (dropped) => onDecided({ as: "dropped", recipients: dropped.recipients }) },
          )
        }
        onClose={close}
      >
        <Paragraph>
          <Trans>Nobody receives it, and Sluis throws it away. That cannot be undone.</Trans>
        </Paragraph>
        <Kept />
      </ReasonDialog>
    </Card>
  )
}

function Kept(): ReactElement {
  return (
    <Paragraph>
      <Trans>Your reason is kept with your name.</Trans>
    </Paragraph>
  )
}

/** What cannot be done here, and who can. */
function MayNot({ message }: { readonly message: Message }): ReactElement | null {
  const { may, own, separable, request } = message
  if (may.includes("release-original")) {
    return separable ? null : (
      <Paragraph look="small">
        <Trans>Sending it individually does not help here, or cannot be done.</Trans>
      </Paragraph>
    )
  }
  if (!own) {
    return (
      <Paragraph look="small">
        <Trans>
          You cannot send this message: a second person must do that, and you wrote it yourself, or it cannot
          be told who did.
        </Trans>
      </Paragraph>
    )
  }
  return (
    <Paragraph look="small">
      {request === undefined ? (
        <Trans>
          You cannot send it by yourself: your organisation wants a second person to look at it. Ask for that
          with the link in the notice that you got by mail.
        </Trans>
      ) : (
        <Trans>
          You asked a second person to send it as it is. As long as nobody has decided, it waits here.
        </Trans>
      )}
    </Paragraph>
  )
}
