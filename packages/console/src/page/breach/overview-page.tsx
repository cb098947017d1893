/** The beginning of a file: what to do now and how long there is for it, the clock in full, and what the file says in a few lines. */
import { Trans, useLingui } from "@lingui/react/macro"
import { isClosed } from "@sluis/core/breach/file"
import { useState } from "react"
import type { ReactElement } from "react"

import { Card } from "../../component/card.tsx"
import { DescriptionList } from "../../component/description-list.tsx"
import { Paragraph } from "../../component/text.tsx"
import { TextArea } from "../../component/text-input.tsx"
import { At } from "./at.tsx"
import { BreachFrame } from "./breach-frame.tsx"
import { ClockCard } from "./clock-card.tsx"
import { NextCard } from "./next-card.tsx"
import type { OpenFile } from "./open-file.ts"
import { SeverityBadge } from "./severity-badge.tsx"
import { StepForm } from "./step-form.tsx"
import { MAX_TEXT } from "./text-limit.ts"
import { toDo } from "./to-do.ts"
import { Unfold } from "./unfold.tsx"

export function OverviewPage(): ReactElement {
  return (
    <BreachFrame>
      {(open) => (
        <>
          {!isClosed(open.file) && <NextCard open={open} />}
          <ClockCard id={open.id} file={open.file} />
          <InShort open={open} />
          <Ending open={open} />
        </>
      )}
    </BreachFrame>
  )
}

function InShort({ open }: { readonly open: OpenFile }): ReactElement {
  const { t, i18n } = useLingui()
  const { file, people, number } = open
  const said = file.description.now?.value
  const none = <Trans>not filled in yet</Trans>
  return (
    <Card title={<Trans>In short</Trans>}>
      {(said?.summary ?? "") !== "" && <p className="nl-paragraph sluis-breach-text">{said?.summary}</p>}
      <DescriptionList
        items={[
          { term: t`Number`, details: number },
          { term: t`Department`, details: (said?.department ?? "") === "" ? none : said?.department },
          { term: t`Opened`, details: <At at={file.openedAt} /> },
          {
            term: t`Severity`,
            details:
              file.assessment.now === undefined ? (
                none
              ) : (
                <SeverityBadge assessment={file.assessment.now.value} />
              ),
          },
          { term: t`People concerned`, details: i18n.number(people.concerned) },
          { term: t`People who got it`, details: i18n.number(people.received) },
          { term: t`People told by letter`, details: i18n.number(people.informed) },
          ...(people.openTasks > 0
            ? [{ term: t`Letters on paper or calls still to do`, details: i18n.number(people.openTasks) }]
            : []),
          ...(people.onTheWay > 0
            ? [{ term: t`Letters and questions still on their way`, details: i18n.number(people.onTheWay) }]
            : []),
        ]}
      />
    </Card>
  )
}

function Ending({ open }: { readonly open: OpenFile }): ReactElement {
  const closed = isClosed(open.file)
  const isReady = toDo(open).length === 0
  return (
    <Card title={closed ? <Trans>Reopen this file</Trans> : <Trans>Close this file</Trans>}>
      <Paragraph>
        {closed ? (
          <Trans>What stands in it stays as it is; you can then add to it.</Trans>
        ) : isReady ? (
          <Trans>Nothing is missing any more. A closed file can be reopened.</Trans>
        ) : (
          <Trans>You can close this file once everything under “To do now” is done.</Trans>
        )}
      </Paragraph>
      <Unfold
        button={closed ? <Trans>Reopen the file</Trans> : isReady ? <Trans>Close the file</Trans> : undefined}
      >
        {(close) => <EndingForm open={open} onClose={close} />}
      </Unfold>
    </Card>
  )
}

type EndingProps = { readonly open: OpenFile; readonly onClose: () => void }

function EndingForm({ open, onClose }: EndingProps): ReactElement {
  const { t } = useLingui()
  // What was meant when it was begun: a colleague who closes the file meanwhile must not turn this into its reopening.
  const [closed] = useState(() => isClosed(open.file))
  const [reason, setReason] = useState("")
  return (
    <StepForm
      open={open}
      act={() => ({ kind: closed ? "reopened" : "closed", reason: reason.trim() })}
      submit={closed ? <Trans>Reopen the file</Trans> : <Trans>Close the file</Trans>}
      done={closed ? t`The file was reopened.` : t`The file was closed.`}
      onClose={onClose}
    >
      {(wrong) => (
        <TextArea
          label={<Trans>Reason</Trans>}
          required
          error={wrong("reason")}
          maxLength={MAX_TEXT}
          value={reason}
          onChange={setReason}
        />
      )}
    </StepForm>
  )
}
