/** What some letters will not say, because it was typed in another language: told before they are sent, with where to mend it. */
import { Trans } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import type { ReactElement } from "react"

import { Alert } from "../../component/alert.tsx"
import { Link } from "../../component/link.tsx"
import { LANGUAGE_NAMES, LANGUAGES } from "../../locale/language.ts"

type Lacks = Gives<"breaches.inform">["leftOut"]

type Props = {
  /** Of the file. */
  readonly id: string
  readonly leftOut: Lacks
}

export function LeftOut({ id, leftOut }: Props): ReactElement | null {
  if (leftOut.length === 0) return null
  const has = (part: Lacks[number]["part"]): boolean => leftOut.some((lack) => lack.part === part)
  return (
    <Alert
      kind="warning"
      title={<Trans>Some letters will not say everything</Trans>}
      actions={
        <>
          {has("measure") && (
            <Link to="/breaches/$id/measures" params={{ id }}>
              <Trans>Write the measures in that language</Trans>
            </Link>
          )}
          {has("hours") && (
            <Link to="/settings/organisation">
              <Trans>To the data of the organisation</Trans>
            </Link>
          )}
        </>
      }
    >
      <div className="sluis-stack">
        <Trans>
          This was written in one language only. Letters in the other leave it out; of measures they say that
          there are some. You can still send them, or write it in that language first and rehearse again.
        </Trans>
        {LANGUAGES.filter((language) => leftOut.some((lack) => lack.language === language)).map(
          (language) => (
            <div key={language}>
              <strong>
                <Trans>Not in letters in this language: {LANGUAGE_NAMES[language]}</Trans>
              </strong>
              <ul className="sluis-breach-list">
                {leftOut
                  .filter((lack) => lack.language === language)
                  .map(({ part, words }) => (
                    <li key={`${part} ${words}`}>
                      <Part part={part} />: “{words}”
                    </li>
                  ))}
              </ul>
            </div>
          ),
        )}
      </div>
    </Alert>
  )
}

function Part({ part }: Pick<Lacks[number], "part">): ReactElement {
  switch (part) {
    case "happened":
      return <Trans>What happened</Trans>
    case "advice":
      return <Trans>What others advised</Trans>
    case "group":
      return <Trans>For one group alone</Trans>
    case "measure":
      return <Trans>A measure</Trans>
    case "hours":
      return <Trans>When the desk can be reached</Trans>
  }
}
