/** Everything that was done to a file: who, when and what. Nothing of it is ever changed; a note can be added. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { SectionName } from "@sluis/core/breach/file"
import { useState } from "react"
import type { ReactElement } from "react"

import { Alert } from "../../component/alert.tsx"
import { Card } from "../../component/card.tsx"
import { Link } from "../../component/link.tsx"
import { Paragraph } from "../../component/text.tsx"
import { TextArea } from "../../component/text-input.tsx"
import { useMay } from "../../shell/session.ts"
import { At } from "./at.tsx"
import { BreachFrame } from "./breach-frame.tsx"
import type { OpenFile } from "./open-file.ts"
import { SectionWords } from "./section-words.tsx"
import { StepDetails, StepWords } from "./step-words.tsx"
import { StepForm } from "./step-form.tsx"
import { MAX_TEXT } from "./text-limit.ts"
import { partOf } from "./to-do.ts"
import { Unfold } from "./unfold.tsx"
import { Who } from "./who.tsx"

export function HistoryPage(): ReactElement {
  const { t } = useLingui()
  return (
    <BreachFrame
      title={t`History`}
      lead={
        <Trans>
          Every step, the newest first. No step is ever changed or removed. Who looked at names, when and why
          is in the ledger.
        </Trans>
      }
    >
      {(open) => (
        <>
          <Conflicts open={open} />
          <Note open={open} />
          <Looks id={open.id} />
          <Card title={<Trans>Steps</Trans>}>
            <ol className="sluis-breach-steps">
              {open.file.steps.toReversed().map((step) => (
                <li key={step.number} className="sluis-breach-field">
                  <p className="nl-paragraph">
                    <strong>
                      <StepWords act={step.act} />
                    </strong>
                  </p>
                  <Paragraph look="small">
                    <Who open={open} by={step.by} />, <At at={step.at} />
                  </Paragraph>
                  <StepDetails act={step.act} />
                </li>
              ))}
            </ol>
          </Card>
        </>
      )}
    </BreachFrame>
  )
}

function Conflicts({ open }: { readonly open: OpenFile }): ReactElement | null {
  const { conflicts } = open.file
  if (conflicts.length === 0) return null
  return (
    <Alert kind="warning" title={<Trans>People wrote different things at the same time</Trans>}>
      <ul className="sluis-breach-list">
        {conflicts.map(({ section, key }) => (
          <li key={`${section} ${key}`}>
            <Link to={settledAt(section)} params={{ id: open.id }}>
              <SectionWords section={section} />: <Trans>read both and write down what is right</Trans>
            </Link>
          </li>
        ))}
      </ul>
    </Alert>
  )
}

function settledAt(section: SectionName): ReturnType<typeof partOf> {
  return partOf({ code: "conflict", section })
}

/** Also in a closed file. */
function Note({ open }: { readonly open: OpenFile }): ReactElement {
  return (
    <Unfold button={<Trans>Add a note</Trans>}>
      {(close) => (
        <Card title={<Trans>A note</Trans>}>
          <NoteForm open={open} onClose={close} />
        </Card>
      )}
    </Unfold>
  )
}

function Looks({ id }: { readonly id: string }): ReactElement | null {
  if (!useMay("ledger")) return null
  return (
    <Paragraph>
      <Link to="/ledger" search={{ object: id, action: "breach.viewed" }}>
        <Trans>Who looked at the names of this file</Trans>
      </Link>
    </Paragraph>
  )
}

type NoteProps = { readonly open: OpenFile; readonly onClose: () => void }

function NoteForm({ open, onClose }: NoteProps): ReactElement {
  const { t } = useLingui()
  const [text, setText] = useState("")
  return (
    <StepForm
      open={open}
      act={() => ({ kind: "noted", text: text.trim() })}
      submit={<Trans>Save the note</Trans>}
      done={t`The note was saved.`}
      onClose={onClose}
    >
      {(wrong) => (
        <TextArea
          label={<Trans>Note</Trans>}
          error={wrong("text")}
          required
          maxLength={MAX_TEXT}
          value={text}
          onChange={setText}
        />
      )}
    </StepForm>
  )
}
