/** What a check of the text says, each time that somebody stops typing: problems with their line, or in what it differs. */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import type { ReactElement } from "react"

import { Alert } from "../../component/alert.tsx"
import { Button } from "../../component/button.tsx"
import { CodeWords } from "../../component/code-words.tsx"
import { Paragraph } from "../../component/text.tsx"
import { said } from "../../held/said.ts"
import { DifferenceList } from "./difference-list.tsx"
import type { Place } from "./policy-editor.tsx"

export type Check = Gives<"policy.check">
type Problem = Check["problems"][number]

type Props = { readonly check: Check; readonly onGo: (place: Place) => void }

export function CheckResult({ check, onGo }: Props): ReactElement {
  const { problems, differences, valid } = check
  const count = problems.length
  if (!valid) {
    return (
      <Alert
        kind="warning"
        title={
          <Plural
            value={count}
            one="# thing is not right yet in the text"
            other="# things are not right yet in the text"
          />
        }
      >
        <ul className="sluis-problems">
          {problems.map((problem) => (
            <li key={`${problem.line ?? 0} ${problem.column ?? 0} ${problem.en}`}>
              <ProblemItem problem={problem} onGo={onGo} />
            </li>
          ))}
        </ul>
      </Alert>
    )
  }
  if (differences.length === 0) {
    return (
      <Paragraph>
        <Trans>Nothing yet: with this text Sluis does the same as now.</Trans>
      </Paragraph>
    )
  }
  return <DifferenceList differences={differences} />
}

function ProblemItem({
  problem,
  onGo,
}: {
  readonly problem: Problem
  readonly onGo: Props["onGo"]
}): ReactElement {
  const { i18n } = useLingui()
  const { line, column } = problem
  return (
    <>
      {line !== undefined && (
        <Button look="subtle" onClick={() => onGo({ line, column: column ?? 1 })}>
          <Trans>Line {line}</Trans>
        </Button>
      )}
      <span>
        <CodeWords text={said(problem, i18n.locale)} />
      </span>
    </>
  )
}
