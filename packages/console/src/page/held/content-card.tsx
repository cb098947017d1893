/**
 * What the message says and who would get it: hidden, until somebody who may see it says why he needs to. It stays in the memory
 * of this page and is gone when the page is left.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import { useState } from "react"
import type { ReactElement } from "react"

import { useAct } from "../../api/query.ts"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { ProblemAlert } from "../../component/loaded.tsx"
import { Heading, Paragraph } from "../../component/text.tsx"
import { AudiencePicture } from "../../held/audience-picture.tsx"
import { ReasonDialog } from "../../held/reason-dialog.tsx"
import { RecipientTable } from "../../held/recipient-table.tsx"
import { RenderedMessage } from "./rendered-message.tsx"

type Message = Gives<"held.show">
type Content = Gives<"held.content">

export function ContentCard({ message }: { readonly message: Message }): ReactElement {
  const { t } = useLingui()
  const [asking, setAsking] = useState(false)
  const [content, setContent] = useState<Content>()
  const look = useAct("held.content")
  const { id, own } = message
  const show = (reason: string): void =>
    look.mutate(
      { params: { id }, body: { reason } },
      {
        onSuccess: (shown) => {
          setContent(shown)
          setAsking(false)
        },
      },
    )
  if (content !== undefined)
    return <Shown content={content} message={message} onHide={() => setContent(undefined)} />
  return (
    <Card title={<Trans>Message and recipients</Trans>}>
      {own ? (
        <Paragraph>
          <Trans>This is your own message, so you may see all of it.</Trans>
        </Paragraph>
      ) : message.may.includes("content") ? (
        <Paragraph>
          <Trans>
            Its text and its recipients are hidden. The reasons and the numbers are often enough to decide. Do
            you need to see more? Then say why.
          </Trans>
        </Paragraph>
      ) : (
        <Paragraph>
          <Trans>
            Its text and its recipients are hidden, and your role does not show them. A reviewer or the
            privacy officer can look into it.
          </Trans>
        </Paragraph>
      )}
      {message.may.includes("content") && (
        <div className="sluis-cluster">
          <Button icon="eye" busy={look.isPending} onClick={() => (own ? show("") : setAsking(true))}>
            {own ? <Trans>Show my message</Trans> : <Trans>Show the message</Trans>}
          </Button>
        </div>
      )}
      {look.error !== null && !asking && <ProblemAlert error={look.error} />}
      <ReasonDialog
        open={asking}
        title={<Trans>Why do you need to see this message?</Trans>}
        question={t`Reason`}
        description={t`For instance: to see whether these people know each other.`}
        confirm={<Trans>Show the message</Trans>}
        busy={look.isPending}
        error={look.error}
        onConfirm={show}
        onClose={() => setAsking(false)}
      >
        <Paragraph>
          <Trans>
            Your name and your reason are kept, and shown with this message to everybody who may see it.
          </Trans>
        </Paragraph>
      </ReasonDialog>
    </Card>
  )
}

type ShownProps = { readonly content: Content; readonly message: Message; readonly onHide: () => void }

function Shown({ content, message, onHide }: ShownProps): ReactElement {
  const { recipients, others } = content
  return (
    <Card
      title={<Trans>Message and recipients</Trans>}
      aside={
        <Button look="subtle" icon="close" onClick={onHide}>
          <Trans>Hide</Trans>
        </Button>
      }
    >
      <RenderedMessage message={content.message} />
      <Heading level={3}>
        <Trans>Who would get it</Trans>
      </Heading>
      <AudiencePicture
        recipients={recipients}
        others={others}
        sight={message.sight}
        separable={message.separable}
      />
      <RecipientTable recipients={recipients} others={others} />
    </Card>
  )
}
