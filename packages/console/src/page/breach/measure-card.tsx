/** One measure: what it says, whether it is done and by what that shows. */
import { Trans, useLingui } from "@lingui/react/macro"
import { isMeasureOpen } from "@sluis/core/breach/file"
import type { FileMeasure, MeasureClosing } from "@sluis/core/breach/file"
import { dueText } from "@sluis/core/breach/clock/moment"
import type { Measure } from "@sluis/core/breach/step"
import { useRef, useState } from "react"
import type { ReactElement } from "react"

import { Badge } from "../../component/badge.tsx"
import { Paragraph } from "../../component/text.tsx"
import { useLanguage } from "../../component/words.ts"
import { ClosingForm } from "./closing-form.tsx"
import { EvidenceKind } from "./evidence-kind.tsx"
import { MeasureForm } from "./measure-form.tsx"
import { Meanwhile, SeenContext } from "./meanwhile.tsx"
import { VersionsApart } from "./one-version.tsx"
import { lastStep } from "./open-file.ts"
import type { OpenFile } from "./open-file.ts"
import { Reason } from "./reason.tsx"
import { ReopenForm } from "./reopen-form.tsx"
import { ToldCard } from "./told-card.tsx"
import { Unfold } from "./unfold.tsx"

type Props = { readonly open: OpenFile; readonly measure: FileMeasure }

export function MeasureCard({ open, measure }: Props): ReactElement {
  const { t } = useLingui()
  const { id, plan, closing } = measure
  const isOpen = isMeasureOpen(measure)
  const isImprovement = plan.now?.value.kind === "improvement"
  return (
    <ToldCard
      open={open}
      title={isImprovement ? t`Improvement point` : t`Measure against this breach`}
      section={plan}
      show={(value) => <Planned measure={value} isOpen={isOpen} />}
      empty={null}
      form={(from, close) => <MeasureForm open={open} from={from} onClose={close} />}
    >
      <VersionsApart open={open} versions={closing.conflict} show={showClosing} />
      {closing.now !== undefined && closing.conflict.length === 0 && showClosing(closing.now.value)}
      {/* Improvement points outlive the file. */}
      <Unfold
        button={isOpen ? <Trans>It is done: close with evidence</Trans> : <Trans>Reopen this measure</Trans>}
      >
        {(close) => <Deed open={open} id={id} isOpen={isOpen} closing={closing} onClose={close} />}
      </Unfold>
    </ToldCard>
  )
}

function Planned({ measure, isOpen }: { readonly measure: Measure; readonly isOpen: boolean }): ReactElement {
  const language = useLanguage()
  const { text, english = "", owner, due } = measure
  return (
    <>
      <div className="sluis-cluster">
        {isOpen ? (
          <Badge tone="warning" icon="clock">
            <Trans>Open</Trans>
          </Badge>
        ) : (
          <Badge tone="positive" icon="ok">
            <Trans>Done</Trans>
          </Badge>
        )}
      </div>
      <p className="nl-paragraph sluis-breach-text">{text}</p>
      {english !== "" && (
        <p className="nl-paragraph sluis-breach-text" lang="en">
          {english}
        </p>
      )}
      <Paragraph look="small">
        {owner === "" ? <Trans>No owner yet</Trans> : <Trans>Owner: {owner}</Trans>}
        {" · "}
        {due === undefined ? (
          <Trans>no day yet</Trans>
        ) : (
          <Trans>to be done by {dueText(due, language)}</Trans>
        )}
      </Paragraph>
    </>
  )
}

function Closing({ closing }: { readonly closing: MeasureClosing }): ReactElement {
  if (!closing.closed) {
    return (
      <>
        <Paragraph>
          <Trans>Reopened:</Trans>
        </Paragraph>
        <Reason text={closing.reason} />
      </>
    )
  }
  const { kind, reference, note } = closing.evidence
  return (
    <>
      <Paragraph>
        <EvidenceKind kind={kind} />: {reference}
      </Paragraph>
      <Reason text={note} />
    </>
  )
}

type DeedProps = {
  readonly open: OpenFile
  readonly id: string
  readonly isOpen: boolean
  readonly closing: FileMeasure["closing"]
  readonly onClose: () => void
}

/** The form that was asked for, also where a colleague closed or reopened the measure meanwhile. */
function Deed({ open, id, isOpen, closing, onClose }: DeedProps): ReactElement {
  const [closes] = useState(isOpen)
  const [seen, setSeen] = useState(() => lastStep(open))
  const form = useRef<HTMLDivElement>(null)
  return (
    <>
      <Meanwhile
        open={open}
        section={closing}
        seen={seen}
        show={showClosing}
        onRead={() => {
          setSeen(lastStep(open))
          form.current?.querySelector<HTMLElement>("input, select, textarea")?.focus()
        }}
      />
      <div ref={form}>
        <SeenContext value={seen}>
          {closes ? (
            <ClosingForm open={open} id={id} onClose={onClose} />
          ) : (
            <ReopenForm open={open} id={id} onClose={onClose} />
          )}
        </SeenContext>
      </div>
    </>
  )
}

function showClosing(value: MeasureClosing): ReactElement {
  return <Closing closing={value} />
}
