/** What became of a message about which nothing can be decided any more, or not by this link. */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import { Link } from "@tanstack/react-router"
import type { ReactElement, ReactNode } from "react"

import { Alert } from "../../component/alert.tsx"
import { DescriptionList } from "../../component/description-list.tsx"
import { Moment } from "../../component/moment.tsx"
import { PageTitle } from "../../component/page-title.tsx"
import { Paragraph } from "../../component/text.tsx"
import type { Decision } from "./choice.ts"

/** It was decided before this page was opened. */
export function Ended({ decision }: { readonly decision: Decision }): ReactElement {
  const { t } = useLingui()
  const { state, at, decided, contact } = decision
  const title = state === "released" ? t`Your message has been sent` : t`Your message was not sent`
  const people = decision.recipients.length + decision.others
  return (
    <div className="sluis-stack sluis-decide">
      <PageTitle title={title} lead={<EndedWords state={state} />} />
      <DescriptionList
        items={[
          { term: t`Your message of`, details: <Moment at={at} look="long" /> },
          { term: t`Recipients`, details: <Plural value={people} one="# person" other="# people" /> },
          ...(decided === undefined
            ? []
            : [
                ...(decided.as === undefined
                  ? []
                  : [
                      {
                        term: t`How`,
                        details:
                          decided.as === "copies" ? (
                            <Trans>Individually: nobody sees who else got it</Trans>
                          ) : (
                            <Trans>As you wrote it</Trans>
                          ),
                      },
                    ]),
                { term: t`Decided`, details: <Moment at={decided.at} look="long" /> },
              ]),
        ]}
      />
      <Contact contact={contact} />
    </div>
  )
}

function EndedWords({ state }: { readonly state: Decision["state"] }): ReactElement {
  switch (state) {
    case "waiting":
    case "released":
      return <Trans>It has been decided already. There is nothing you need to do.</Trans>
    case "dropped":
      return (
        <Trans>
          It has been decided that it does not leave. Nobody has received it. Must it be sent after all?
          Change what stopped it, and send it again.
        </Trans>
      )
    case "expired":
      return (
        <Trans>
          Nobody decided in time, so it did not leave. Nobody has received it. Must it be sent after all? Send
          it again.
        </Trans>
      )
  }
}

/** The link is no link, or not any more. */
export function NoDecision({ children }: { readonly children?: ReactNode }): ReactElement {
  const { t } = useLingui()
  return (
    <div className="sluis-stack sluis-decide">
      <PageTitle title={t`This link does not work`} />
      <Alert
        kind="warning"
        title={<Trans>Nothing has been sent or changed.</Trans>}
        actions={
          <Link to="/held" className="nl-link sluis-decide__link">
            <Trans>Log in and see the messages that wait</Trans>
          </Link>
        }
      >
        <div className="sluis-stack">
          {children}
          <Paragraph>
            <Trans>
              Open the link again from the notice in your mail, and take care that it is whole. A link works
              as long as the message waits. After that the message is not sent, and you are told so by mail.
            </Trans>
          </Paragraph>
        </div>
      </Alert>
    </div>
  )
}

export function Contact({ contact }: { readonly contact: string | undefined }): ReactElement {
  if (contact === undefined) {
    return (
      <Paragraph look="small">
        <Trans>Questions? Ask your system administrator.</Trans>
      </Paragraph>
    )
  }
  return (
    <Paragraph look="small">
      <Trans>
        Questions? Ask <strong>{contact}</strong>.
      </Trans>
    </Paragraph>
  )
}
