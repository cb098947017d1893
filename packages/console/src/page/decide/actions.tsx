/**
 * The ways on, the safest first. The main button acts at once: separate copies give nothing away, and who opens the link of a
 * notice is busy. What cannot be undone, or gives something away, asks first.
 */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import type { ReactElement } from "react"

import { useAct } from "../../api/query.ts"
import { ConfirmDialog } from "../../component/confirm-dialog.tsx"
import { ErrorWords } from "../../component/error-words.tsx"
import { ProblemAlert } from "../../component/loaded.tsx"
import { Heading, Paragraph } from "../../component/text.tsx"
import type { Advice } from "./advice.ts"
import { AdviceList } from "./advice-words.tsx"
import { AskDialog, OriginalDialog } from "./ask-why.tsx"
import { choicesOf } from "./choice.ts"
import type { Decision } from "./choice.ts"
import { Choice } from "./choice-button.tsx"
import type { Deed } from "./done.tsx"
import { Asked, Inseparable } from "./no-copies.tsx"

type Props = {
  readonly link: string
  readonly decision: Decision
  readonly advice: readonly Advice[]
  readonly onDone: (deed: Deed) => void
}

export function Actions({ link, decision, advice, onDone }: Props): ReactElement {
  const { t } = useLingui()
  const [open, setOpen] = useState<"original" | "ask" | "stop">()
  const release = useAct("decision.release")
  const ask = useAct("decision.ask")
  const drop = useAct("decision.drop")
  const { main, asItIs, obstructed } = choicesOf(decision)
  const people = decision.recipients.length + decision.others
  const close = (): void => setOpen(undefined)

  const send = (as: "copies" | "original", reason: string): void =>
    release.mutate(
      { body: { link, as, reason } },
      { onSuccess: ({ recipients }) => onDone({ kind: as, recipients }) },
    )
  const stop = (look: "primary" | "secondary"): ReactElement => (
    <Choice
      look={look}
      icon="close"
      words={t`Do not send`}
      about={<Trans>Nobody receives it. What you send again is a new message.</Trans>}
      onChoose={() => setOpen("stop")}
    />
  )
  return (
    <section className="sluis-card sluis-decide__choices" aria-labelledby="choices">
      <Heading level={2} id="choices">
        <Trans>What do you want to do?</Trans>
      </Heading>
      {main === "copies" && (
        <Choice
          look="primary"
          icon="individualise"
          words={t`Send individually`}
          busy={release.isPending && open === undefined}
          about={
            <Plural
              value={people}
              one="# person gets a message with only the own address in it. The rest stays as you wrote it. This is nearly always best."
              other="Each of the # people gets a message of their own, with only their own address in it. The rest stays as you wrote it. This is nearly always best."
            />
          }
          onChoose={() => send("copies", "")}
        />
      )}
      {main === "ask" && (
        <Choice
          look="primary"
          icon="people"
          words={t`Ask a second person`}
          about={
            <Trans>
              Must it leave like this? Your organisation wants a second person to look at it first. You tell
              why, and your message waits meanwhile.
            </Trans>
          }
          onChoose={() => setOpen("ask")}
        />
      )}
      {main === "wait" && decision.request !== undefined && <Asked at={decision.request.at} />}
      {main === "stop" && (
        <Inseparable decision={decision} obstructed={obstructed} advice={advice}>
          {stop("primary")}
        </Inseparable>
      )}
      {release.error !== null && open === undefined && <ProblemAlert error={release.error} />}
      {main !== "stop" && (
        <details className="sluis-details">
          <summary>
            <Trans>Rather change it yourself and send it again?</Trans>
          </summary>
          <div className="sluis-stack">
            <AdviceList advice={advice} />
            <Paragraph>
              <Trans>You can leave the message that waits now: it goes away by itself.</Trans>
            </Paragraph>
          </div>
        </details>
      )}
      {(asItIs || main !== "stop") && (
        <div className="sluis-decide__others">
          {asItIs && (
            <Choice
              icon="deliver"
              words={t`Send as it is`}
              about={<Trans>Only if everybody may see all of this. You are asked why.</Trans>}
              onChoose={() => setOpen("original")}
            />
          )}
          {main !== "stop" && stop("secondary")}
        </div>
      )}
      <OriginalDialog
        open={open === "original"}
        people={people}
        busy={release.isPending}
        error={release.error}
        onConfirm={(reason) => send("original", reason)}
        onClose={close}
      />
      <AskDialog
        open={open === "ask"}
        busy={ask.isPending}
        error={ask.error}
        onConfirm={(reason) =>
          ask.mutate({ body: { link, reason } }, { onSuccess: () => onDone({ kind: "asked" }) })
        }
        onClose={close}
      />
      <ConfirmDialog
        open={open === "stop"}
        title={<Trans>Do not send this message?</Trans>}
        confirm={<Trans>Do not send</Trans>}
        danger
        busy={drop.isPending}
        error={drop.error === null ? undefined : <ErrorWords error={drop.error} />}
        onConfirm={() => drop.mutate({ body: { link } }, { onSuccess: () => onDone({ kind: "stopped" }) })}
        onClose={close}
      >
        <Paragraph>
          <Trans>
            Nobody receives it, and Sluis throws it away. That cannot be undone. You still have it in your own
            mail program, under sent messages.
          </Trans>
        </Paragraph>
      </ConfirmDialog>
    </section>
  )
}
