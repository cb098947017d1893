/**
 * A message on the screen: its header, its text, its attachments by name. Text is text; HTML only in a frame that may do nothing
 * and loads nothing, and which is made when somebody asks for it.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import { useCallback, useState } from "react"
import type { ReactElement } from "react"

import { DescriptionList } from "../../component/description-list.tsx"
import { Tabs } from "../../component/tabs.tsx"
import { Heading, Paragraph } from "../../component/text.tsx"
import { showInSandbox } from "../../shell/trusted.ts"

type Rendered = Gives<"held.content">["message"]

export function RenderedMessage({ message }: { readonly message: Rendered }): ReactElement {
  const { t, i18n } = useLingui()
  const { subject, from, to, cc, text, html, attachments, header, cut } = message
  return (
    <div className="sluis-stack">
      <DescriptionList
        items={[
          { term: t`Subject`, details: <strong>{subject}</strong> },
          { term: t`From`, details: from },
          { term: t`To`, details: <People people={to} /> },
          ...(cc.length === 0 ? [] : [{ term: t`Cc`, details: <People people={cc} /> }]),
        ]}
      />
      {html === undefined ? (
        <PlainText text={text} />
      ) : (
        <Tabs
          label={t`Ways to see the message`}
          tabs={[
            { id: "text", label: <Trans>Text</Trans>, content: () => <PlainText text={text} /> },
            { id: "html", label: <Trans>As it was laid out</Trans>, content: () => <Sandbox html={html} /> },
          ]}
        />
      )}
      {cut && (
        <Paragraph look="small">
          <Trans>The message is longer than is shown here.</Trans>
        </Paragraph>
      )}
      {attachments.length > 0 && (
        <>
          <Heading level={3}>
            <Trans>Attachments</Trans>
          </Heading>
          <ul className="sluis-list">
            {attachments.map(({ path, filename, type, size }) => (
              <li key={path}>
                {filename === "" ? <Trans>Without a name</Trans> : filename}{" "}
                <span className="sluis-small">
                  ({type}, {i18n.number(Math.max(1, Math.round(size / 1000)))} kB)
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <details className="sluis-details">
        <summary>
          <Trans>All header fields</Trans>
        </summary>
        <dl className="sluis-header-fields">
          {header.map(({ name, value }, at) => (
            // The same field may stand there more than once, and the order never changes.
            <div key={at}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  )
}

/** More would push the message itself out of sight; all of them stand in the table. */
const MOST_PEOPLE = 6

function People({ people }: { readonly people: readonly string[] }): ReactElement {
  const { i18n } = useLingui()
  const more = i18n.number(people.length - MOST_PEOPLE)
  return (
    <>
      {people.slice(0, MOST_PEOPLE).join(", ")}
      {people.length > MOST_PEOPLE && (
        <>
          {" "}
          <Trans>and {more} more</Trans>
        </>
      )}
    </>
  )
}

function PlainText({ text }: { readonly text: string }): ReactElement {
  const { t } = useLingui()
  if (text.trim() === "") {
    return (
      <Paragraph>
        <Trans>This message has no text.</Trans>
      </Paragraph>
    )
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so it must be reachable by keyboard
    <div className="sluis-mail-text" role="region" aria-label={t`Text of the message`} tabIndex={0}>
      {text}
    </div>
  )
}

function Sandbox({ html }: { readonly html: string }): ReactElement {
  const { t } = useLingui()
  const [isSafe, setSafe] = useState(true)
  const show = useCallback(
    (frame: HTMLIFrameElement | null) => {
      if (frame !== null) setSafe(showInSandbox(frame, html))
    },
    [html],
  )
  if (!isSafe) {
    return (
      <Paragraph>
        <Trans>The layout of this message cannot be shown safely. Read its text instead.</Trans>
      </Paragraph>
    )
  }
  return (
    <>
      <Paragraph look="small">
        <Trans>
          Pictures from elsewhere and links do not work here, and colours may be missing. That is safer.
        </Trans>
      </Paragraph>
      <iframe ref={show} className="sluis-mail-frame" title={t`The message as it was laid out`} sandbox="" />
    </>
  )
}
