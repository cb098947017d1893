/** One message: what it would have given away, what becomes of it, the picture, the table, and the copies. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import type { ReactElement } from "react"

import { VerdictBadge } from "../../component/badge.tsx"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { Heading, Paragraph } from "../../component/text.tsx"
import { BeforeAfter } from "../../picture/before-after.tsx"
import { Legend } from "../../picture/legend.tsx"
import { PeopleTable } from "../../picture/people-table.tsx"
import { Picture } from "../../picture/picture.tsx"
import type { PictureState } from "../../picture/picture-state.ts"
import { afterSentence, beforeSentence } from "../../picture/sentence.ts"
import { hasAfter, tellingOf } from "../../picture/telling.ts"
import type { Checked } from "../../try/answer.ts"
import type { Try } from "../../try/use-try.ts"
import { CopyCard } from "./copy-card.tsx"

type Props = {
  readonly name: string
  readonly checked: Checked
  readonly isOfMailbox: boolean
  readonly onCopy: Try["copy"]
  readonly onBack: () => void
}

export function MessageResult({ name, checked, isOfMailbox, onCopy, onBack }: Props): ReactElement {
  const { t, i18n } = useLingui()
  const [state, setState] = useState<PictureState>("before")
  const [chosen, setChosen] = useState<number>()
  const { from, people, others, meetings, outcome, categories, verdict, copies } = checked
  const telling = tellingOf(people, others, checked)
  const before = beforeSentence(telling, categories, i18n)
  const after = afterSentence(outcome, i18n)
  const canCompare = hasAfter(outcome)
  const copyOf = (person: number): number => copies.findIndex((copy) => copy.person === person)
  const chooseCopy = (person: number): void => {
    const copy = copyOf(person)
    if (copy >= 0) setChosen(copy)
  }
  const person = chosen === undefined ? undefined : copies[chosen]?.person
  return (
    <>
      <Card
        title={checked.subject === "" ? name : checked.subject}
        aside={
          <Button icon="previous" onClick={onBack}>
            {isOfMailbox ? <Trans>Back to the mailbox</Trans> : <Trans>Another message</Trans>}
          </Button>
        }
      >
        <Paragraph look="small">
          <Trans>From {from}</Trans>
        </Paragraph>
        <p className="sluis-try__telling">{before}</p>
        <div className="sluis-try__verdict">
          <VerdictBadge verdict={verdict.kind} />
          <p className="nl-paragraph">{after}</p>
        </div>
        <Reasons checked={checked} />
      </Card>

      {people.length > 0 && (
        <Card title={canCompare ? t`Who would meet whom` : t`Who gets it`}>
          {canCompare && <BeforeAfter state={state} onChange={setState} />}
          <Picture
            people={people}
            others={others}
            meetings={meetings}
            state={state}
            showing={outcome.kind === "copies" ? outcome.showing : "self"}
            description={state === "before" ? before : after}
            selected={person}
            {...(copies.length > 0 && { onSelect: chooseCopy })}
          />
          <Legend people={people} meetings={meetings} state={state} />
          <details className="sluis-details">
            <summary>
              <Trans>The same as a table</Trans>
            </summary>
            <PeopleTable
              people={people}
              selected={person}
              onSelect={
                copies.length === 0
                  ? undefined
                  : (row) => {
                      chooseCopy(row)
                      document.querySelector("#sluis-copy")?.scrollIntoView({ block: "start" })
                    }
              }
            />
          </details>
        </Card>
      )}

      <CopyCard checked={checked} chosen={chosen} onChoose={setChosen} onCopy={onCopy} />
    </>
  )
}

function Reasons({ checked }: { readonly checked: Checked }): ReactElement {
  const { i18n } = useLingui()
  const { reasons } = checked.verdict
  return (
    <div className="sluis-stack">
      {reasons.length > 0 && (
        <>
          <Heading level={3}>
            <Trans>Why</Trans>
          </Heading>
          <ul className="sluis-try__reasons">
            {reasons.map(({ rule, nl, en }) => (
              <li key={rule}>{i18n.locale === "nl" ? nl : en}</li>
            ))}
          </ul>
        </>
      )}
      <Paragraph look="small">
        {checked.policy === "own" ? (
          <Trans>Judged by the policy of your organisation.</Trans>
        ) : (
          <Trans>Judged by the built-in policy.</Trans>
        )}{" "}
        <Trans>
          Colleagues are people at the sender's own domain. At the gate Sluis also knows who mailed whom
          before; here it does not, so it can be stricter here.
        </Trans>
      </Paragraph>
    </div>
  )
}
