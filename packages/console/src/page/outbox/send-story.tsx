/** Hands a story in at the gate, and shows what comes of it while it comes. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import { useEffect, useState } from "react"
import type { ReactElement } from "react"

import { useAct } from "../../api/query.ts"
import { Alert } from "../../component/alert.tsx"
import { useAnnounce } from "../../component/announce.tsx"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { Select } from "../../component/choice.tsx"
import { FileDrop } from "../../component/file-drop.tsx"
import { Link } from "../../component/link.tsx"
import { ProblemAlert } from "../../component/loaded.tsx"
import { Progress } from "../../component/progress.tsx"
import { Paragraph } from "../../component/text.tsx"
import { toBase64 } from "../../try/base64.ts"
import { octetsOf, STORIES, type Story } from "../../try/story.ts"
import { arrivedSince, latest, type Entry } from "./arrival.ts"
import { remember } from "./sent.ts"

type Reply = Gives<"demonstration.send">
type Sent = { readonly reply: Reply; readonly before: number }

/** What the gate takes of one message. */
const MOST_OCTETS = 25 * 1024 * 1024

export function SendStory({ entries }: { readonly entries: readonly Entry[] }): ReactElement {
  const { t, i18n } = useLingui()
  const [id, setId] = useState<Story["id"]>("police")
  const [sent, setSent] = useState<Sent>()
  const [broken, setBroken] = useState(false)
  const send = useAct("demonstration.send", ["outbox", "statistics", "held"])
  const story = STORIES.find((each) => each.id === id) ?? STORIES[0]

  const submit = async (load: () => Promise<Uint8Array>): Promise<void> => {
    setBroken(false)
    setSent(undefined)
    try {
      const octets = await load()
      const before = latest(entries)
      remember(octets)
      send.mutate(
        { body: { message: toBase64(octets) } },
        { onSuccess: (reply) => setSent({ reply, before }) },
      )
    } catch {
      setBroken(true)
    }
  }

  return (
    <Card title={t`Send a message through the gate`}>
      <div className="sluis-outbox__send">
        <Select
          label={t`Story`}
          required
          value={id}
          options={STORIES.map((each) => ({ value: each.id, label: i18n._(each.title) }))}
          onChange={setId}
        />
        <Button
          look="primary"
          busy={send.isPending}
          onClick={() => {
            if (story !== undefined) void submit(() => octetsOf(story))
          }}
        >
          {id === "police" ? <Trans>Send the police e-mail</Trans> : <Trans>Send this message</Trans>}
        </Button>
      </div>
      {story !== undefined && <Paragraph look="small">{i18n._(story.tale)}</Paragraph>}
      <details className="sluis-details">
        <summary>
          <Trans>Or send a message of your own</Trans>
        </summary>
        <FileDrop
          label={t`A saved message (.eml)`}
          description={t`It goes to the gate of this demonstration and to nobody else.`}
          endings={[".eml"]}
          maxOctets={MOST_OCTETS}
          onFiles={([file]) => {
            if (file !== undefined) void submit(async () => new Uint8Array(await file.arrayBuffer()))
          }}
        />
      </details>
      {broken && (
        <Alert kind="error" live title={<Trans>The message could not be read</Trans>}>
          <Trans>Try again. If it is a file of your own: is it still there?</Trans>
        </Alert>
      )}
      {send.isError && <ProblemAlert error={send.error} />}
      {sent !== undefined && <Outcome sent={sent} entries={entries} />}
    </Card>
  )
}

function Outcome({
  sent,
  entries,
}: {
  readonly sent: Sent
  readonly entries: readonly Entry[]
}): ReactElement {
  const { t } = useLingui()
  const { reply } = sent
  const line = `${reply.code} ${reply.line}`
  if (reply.code >= 400) {
    return (
      <Alert kind="warning" live title={<Trans>The gate refused the message</Trans>}>
        <Paragraph>
          <Trans>It answered: {line}</Trans>
        </Paragraph>
      </Alert>
    )
  }
  if (reply.held) {
    return (
      <Alert
        kind="warning"
        live
        title={<Trans>The gate took the message and holds it</Trans>}
        actions={
          reply.id === undefined ? undefined : (
            <Link to="/held/$id" params={{ id: reply.id }}>
              <Trans>Look at the held message</Trans>
            </Link>
          )
        }
      >
        <Paragraph>
          <Trans>
            Nobody has got it yet. The sender gets a notice, which appears below, with a link to decide.
          </Trans>
        </Paragraph>
      </Alert>
    )
  }
  return (
    <Alert kind="ok" live title={<Trans>The gate took the message</Trans>}>
      <Paragraph>
        <Trans>It answered: {line}</Trans>
      </Paragraph>
      <Arriving sent={sent} entries={entries} label={t`Copies delivered`} />
    </Alert>
  )
}

type ArrivingProps = { readonly sent: Sent; readonly entries: readonly Entry[]; readonly label: string }

/** Counts copies as they come, and says once when all are there. */
function Arriving({ sent, entries, label }: ArrivingProps): ReactElement | null {
  const { t } = useLingui()
  const announce = useAnnounce()
  const since = entries.filter(({ number, notice }) => number > sent.before && !notice)
  const asItIs = since.length === 1 && (since[0]?.recipients.length ?? 0) > 1
  const { copies } = arrivedSince(entries, sent.before)
  const of = sent.reply.recipients
  const isDone = copies >= of
  useEffect(() => {
    if (isDone) announce(t`All ${of} copies were delivered.`)
  }, [isDone, of, announce, t])
  if (asItIs) {
    return (
      <Paragraph>
        <Trans>It was delivered as it is, to all {of} recipients at once. There was nothing to guard.</Trans>
      </Paragraph>
    )
  }
  return <Progress label={label} done={Math.min(copies, of)} of={of} canBeLeft={!isDone} />
}
