/** A copy beside its original, with the differences marked. Both are read here, by the same core, in a worker. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useEffect, useState } from "react"
import type { ReactElement } from "react"

import { Alert } from "../../component/alert.tsx"
import { Paragraph } from "../../component/text.tsx"
import { Waiting } from "../../component/waiting.tsx"
import { beginExamining } from "../../try/begin.ts"
import { ComparisonView } from "../../try/comparison-view.tsx"
import { messageIdOf } from "../../try/message-id.ts"
import { octetsOf, STORIES } from "../../try/story.ts"
import type { MailView } from "../../try/view.ts"
import { remembered } from "./sent.ts"

type Props = { readonly octets: Uint8Array; readonly recipients: readonly string[] }

type Both = { readonly before: MailView; readonly after: MailView }

export function BesideOriginal({ octets, recipients }: Props): ReactElement {
  const { t } = useLingui()
  const [both, setBoth] = useState<Both | "unknown" | "broken">()
  useEffect(() => {
    let wanted = true
    const examining = beginExamining(() => {})
    const work = async (): Promise<Both | "unknown"> => {
      const original = await originalOf(octets)
      if (original === undefined) return "unknown"
      const views: MailView[] = []
      for (const each of [original, octets]) {
        await examining.ask({ ask: "read", octets: each, policy: undefined })
        views.push((await examining.ask({ ask: "message", number: 0 })).checked.original)
      }
      const [before, after] = views
      return before === undefined || after === undefined ? "unknown" : { before, after }
    }
    void work()
      .catch(() => "broken" as const)
      .then((found) => {
        if (wanted) setBoth(found)
      })
      .finally(examining.end)
    return () => {
      wanted = false
      examining.end()
    }
  }, [octets])

  if (both === undefined) return <Waiting />
  if (both === "unknown") {
    return (
      <Paragraph>
        <Trans>
          The original of this copy is not known here: Sluis keeps nothing of what it has sent on. Send one of
          the stories from this browser, and its copies can be laid beside it.
        </Trans>
      </Paragraph>
    )
  }
  if (both === "broken") {
    return (
      <Alert kind="error" live title={<Trans>The two could not be compared</Trans>}>
        <Trans>Load the page again. You can also download the copy and open it in your mail program.</Trans>
      </Alert>
    )
  }
  const address = recipients[0] ?? ""
  return (
    <ComparisonView
      before={both.before}
      after={both.after}
      beforeLabel={t`As the sender wrote it`}
      afterLabel={t`As ${address} gets it`}
      level={2}
    />
  )
}

/** What was sent from this page, or a story: a copy keeps the Message-ID of its original. */
async function originalOf(copy: Uint8Array): Promise<Uint8Array | undefined> {
  const id = messageIdOf(copy)
  if (id === undefined) return undefined
  const story = STORIES.find(({ messageId }) => messageId === id)
  return remembered(id) ?? (story === undefined ? undefined : await octetsOf(story))
}
