/** What of a text is hard to read, for whoever types a letter. It helps and refuses nothing. */
import { Trans } from "@lingui/react/macro"
import { readabilityOf } from "@sluis/core/breach/letter/readability"
import type { ReadabilityProblem } from "@sluis/core/breach/letter/readability"
import type { Language } from "@sluis/core/breach/words"
import { useDeferredValue } from "react"
import type { ReactElement } from "react"

type Props = { readonly text: string; readonly language: Language }

/** Enough to go on with: the rest shows when these are mended. */
const SHOWN = 5

export function PlainRemark({ text, language }: Props): ReactElement | null {
  const problems = readabilityOf(useDeferredValue(text), language).slice(0, SHOWN)
  if (problems.length === 0) return null
  return (
    <div className="sluis-small">
      <p className="nl-paragraph">
        <Trans>This could be plainer:</Trans>
      </p>
      <ul className="sluis-breach-list">
        {problems.map((problem) => (
          <li key={JSON.stringify(problem)}>
            <ProblemWords problem={problem} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function ProblemWords({ problem }: { readonly problem: ReadabilityProblem }): ReactElement {
  switch (problem.kind) {
    case "long-sentence": {
      const { words, sentence } = problem
      const beginning = sentence.split(/\s+/).slice(0, BEGINNING).join(" ")
      return (
        <Trans>
          A sentence of {words} words: “{beginning} …”
        </Trans>
      )
    }
    case "long-on-average": {
      const { words } = problem
      return <Trans>The sentences are long: {words} words on average.</Trans>
    }
    case "long-word": {
      const { word } = problem
      return <Trans>A long word: “{word}”</Trans>
    }
    case "jargon": {
      const { word, plain } = problem
      return (
        <Trans>
          Instead of “{word}”: “{plain}”
        </Trans>
      )
    }
  }
}

const BEGINNING = 6
