/** The messages of a breach, in numbers and categories: nothing of them that leads to a person. */
import { msg } from "@lingui/core/macro"
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import { CATEGORY_WORDS, IDENTIFIER_WORDS } from "@sluis/core/breach/data-words"
import type { MessageEvidence } from "@sluis/core/breach/evidence"
import { peopleIn } from "@sluis/core/breach/evidence-of"
import { isClosed } from "@sluis/core/breach/file"
import { listText } from "@sluis/core/breach/words"
import type { ReactElement } from "react"

import { StateBadge } from "../../component/badge.tsx"
import type { StateLooks } from "../../component/badge.tsx"
import { Card } from "../../component/card.tsx"
import { DescriptionList } from "../../component/description-list.tsx"
import { Heading, Paragraph } from "../../component/text.tsx"
import { useLanguage } from "../../component/words.ts"
import { At } from "./at.tsx"
import { AudiencePart } from "./audience-part.tsx"
import { EvidenceForm } from "./evidence-form.tsx"
import type { OpenFile } from "./open-file.ts"
import { Unfold } from "./unfold.tsx"

export function EvidenceCard({ open }: { readonly open: OpenFile }): ReactElement {
  const { evidence } = open.file
  return (
    <Card title={<Trans>The messages</Trans>}>
      {evidence.length === 0 && (
        <Paragraph>
          <Trans>
            No message has been added. From a message Sluis reads how many people it was about and which data
            it had; the form and the letters use that.
          </Trans>
        </Paragraph>
      )}
      {evidence.map(
        ({ key, said: { now } }, index) =>
          now !== undefined && <Message key={key} id={open.id} number={index + 1} evidence={now.value} />,
      )}
      <Unfold button={isClosed(open.file) ? undefined : <Trans>Add a message</Trans>}>
        {(close) => <EvidenceForm open={open} onClose={close} />}
      </Unfold>
    </Card>
  )
}

type MessageProps = {
  /** Of the file. */
  readonly id: string
  readonly number: number
  readonly evidence: MessageEvidence
}

function Message({ id, number, evidence }: MessageProps): ReactElement {
  const { t, i18n } = useLingui()
  const language = useLanguage()
  const { listed, attachments } = evidence
  const { introductions, exposures } = evidence
  const categories = [...new Set([...evidence.membership, ...evidence.content, ...attachments.categories])]
  const identifiers = [...new Set([...evidence.identifiers, ...attachments.identifiers])]
  const data = [
    ...categories.map((each) => CATEGORY_WORDS[each][language]),
    ...identifiers.map((each) => IDENTIFIER_WORDS[each][language]),
  ]
  const count = (value: number): string => i18n.number(value)
  return (
    <div className="sluis-stack">
      <div className="sluis-cluster">
        <Heading level={3}>
          <Trans>Message {number}</Trans>
        </Heading>
        <StateBadge state={evidence.outcome} looks={OUTCOMES} />
      </div>
      <Paragraph>
        <Plural
          value={peopleIn(evidence)}
          one="It gives something away about # person."
          other="It gives something away about # people."
        />{" "}
        {introductions > 0 ? (
          <Plural
            value={introductions}
            one="Once somebody could learn the address of another."
            other="# times somebody could learn the address of another."
          />
        ) : (
          exposures > 0 && (
            <Plural
              value={exposures}
              one="Once somebody could learn who else got it."
              other="# times somebody could learn who else got it."
            />
          )
        )}
      </Paragraph>
      <DescriptionList
        items={[
          {
            term: t`Sent`,
            details: evidence.sentAt === undefined ? <Trans>not known</Trans> : <At at={evidence.sentAt} />,
          },
          { term: t`Recipients`, details: count(evidence.recipients) },
          { term: t`Visible in To and Cc`, details: count(evidence.visible) },
          { term: t`Of those outside the organisation`, details: count(evidence.visibleOutside) },
          ...(evidence.hidden > 0 ? [{ term: t`Hidden, in Bcc`, details: count(evidence.hidden) }] : []),
          {
            term: t`Addresses in the text, older mail and attachments`,
            details: count(listed.header + listed.quoted + listed.text + listed.attached),
          },
          ...(attachments.count > 0
            ? [
                {
                  term: t`Attachments`,
                  details: (
                    <>
                      {count(attachments.count)}
                      {attachments.unreadable > 0 && (
                        <>
                          {" "}
                          <Plural
                            value={attachments.unreadable}
                            one="(# could not be read)"
                            other="(# could not be read)"
                          />
                        </>
                      )}
                    </>
                  ),
                },
              ]
            : []),
          {
            term: t`What it is about`,
            details:
              data.length === 0 ? <Trans>nothing sensitive was found</Trans> : listText(data, language),
          },
        ]}
      />
      <AudiencePart id={id} evidence={evidence} />
    </div>
  )
}

const OUTCOMES: StateLooks<MessageEvidence["outcome"]> = {
  prevented: { tone: "positive", icon: "hold", words: msg`Nobody got it` },
  sent: { tone: "warning", icon: "deliver", words: msg`It went out` },
  unknown: { tone: "neutral", icon: "info", words: msg`Not known whether it went out` },
}
