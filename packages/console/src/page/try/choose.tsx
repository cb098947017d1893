/** A file of one's own, or a story. Says first that nothing leaves the browser, because that is what one wants to know first. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { Alert } from "../../component/alert.tsx"
import { Card } from "../../component/card.tsx"
import { FileDrop } from "../../component/file-drop.tsx"
import { Icon } from "../../component/icon.tsx"
import { Paragraph } from "../../component/text.tsx"
import { MOST_OCTETS, type Failure } from "../../try/answer.ts"
import { octetsOf, STORIES } from "../../try/story.ts"
import type { Try } from "../../try/use-try.ts"

type Props = { readonly failure: Failure | undefined; readonly onRead: Try["read"] }

/** Saved messages and mailboxes; .msg cannot be read, and gets advice instead of a refusal. */
const ENDINGS = [".eml", ".mbox", ".mbx", ".txt", ".msg"] as const

export function Choose({ failure, onRead }: Props): ReactElement {
  const { t, i18n } = useLingui()
  return (
    <>
      {failure !== undefined && <FailureAlert failure={failure} />}
      <div className="sluis-try__choose">
        <Card title={t`A message of your own`}>
          <p className="sluis-try__promise">
            <Icon name="hold" />
            <span>
              <Trans>
                <strong>Nothing is sent or uploaded.</strong> Your browser does the checking; the message does
                not leave your computer.
              </Trans>
            </span>
          </p>
          <FileDrop
            label={t`A saved message (.eml) or mailbox (.mbox)`}
            description={t`Of a mailbox the first 100 messages are read.`}
            endings={ENDINGS}
            maxOctets={MOST_OCTETS}
            onFiles={([file]) => {
              if (file !== undefined) onRead(file.name, async () => new Uint8Array(await file.arrayBuffer()))
            }}
          />
          <details className="sluis-details">
            <summary>
              <Trans>How do I save a message?</Trans>
            </summary>
            <div className="sluis-stack sluis-small">
              <Paragraph>
                <Trans>
                  Outlook on the web and the new Outlook: open the message, choose the three dots, then
                  “Download”. You get an .eml file.
                </Trans>
              </Paragraph>
              <Paragraph>
                <Trans>
                  Classic Outlook saves .msg, which cannot be read here. Open the message in Outlook on the
                  web instead.
                </Trans>
              </Paragraph>
              <Paragraph>
                <Trans>
                  Thunderbird and Apple Mail: drag the message to your desktop. Gmail: choose “Download
                  message” under the three dots.
                </Trans>
              </Paragraph>
            </div>
          </details>
        </Card>
        <Card title={t`Or a story that happened`}>
          <ul className="sluis-stories">
            {STORIES.map((story) => (
              <li key={story.id} className="sluis-stories__story">
                <button
                  type="button"
                  className="sluis-stories__button"
                  onClick={() => onRead(i18n._(story.title), () => octetsOf(story))}
                >
                  <span className="sluis-stories__title">{i18n._(story.title)}</span>
                  <span className="sluis-stories__tale">{i18n._(story.tale)}</span>
                </button>
              </li>
            ))}
          </ul>
          <Paragraph look="small">
            <Trans>Everybody in these messages is invented.</Trans>
          </Paragraph>
        </Card>
      </div>
    </>
  )
}

function FailureAlert({ failure }: { readonly failure: Failure }): ReactElement {
  switch (failure) {
    case "empty":
      return (
        <Alert kind="error" live title={<Trans>This file is empty</Trans>}>
          <Trans>Save the message again, and drop the new file here.</Trans>
        </Alert>
      )
    case "no-mail":
      return (
        <Alert kind="error" live title={<Trans>This is not an e-mail message</Trans>}>
          <Trans>
            A saved message begins with fields such as From, To and Subject. Save the message as an .eml file
            from your mail program, and drop that here.
          </Trans>
        </Alert>
      )
    case "outlook":
      return (
        <Alert kind="warning" live title={<Trans>This is an Outlook file (.msg)</Trans>}>
          <Trans>
            Its format belongs to Outlook and cannot be read here. Open the message in Outlook on the web,
            choose the three dots and “Download”: that gives an .eml file.
          </Trans>
        </Alert>
      )
    case "too-large":
      return (
        <Alert kind="error" live title={<Trans>This file is too large</Trans>}>
          <Trans>
            At most 50 MB is read here. Your administrator can check a larger mailbox with “sluis check”.
          </Trans>
        </Alert>
      )
    case "took-too-long":
      return (
        <Alert kind="warning" live title={<Trans>This took too long, so it was stopped</Trans>}>
          <Trans>
            Your browser was busy with it for 20 seconds. Try a smaller message, or one without its
            attachments. At the gate such a message would be held until somebody has looked at it.
          </Trans>
        </Alert>
      )
    case "broken":
      return (
        <Alert kind="error" live title={<Trans>The message could not be checked</Trans>}>
          <Trans>
            This is a mistake of ours. Load the page again. Does it happen again? Tell your administrator. At
            the gate such a message would be held.
          </Trans>
        </Alert>
      )
  }
}
