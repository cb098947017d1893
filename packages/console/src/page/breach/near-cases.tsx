/** The published cases that are nearest, beside one's own: how an authority weighed something like it. No conclusion. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { BreachFile } from "@sluis/core/breach/file"
import type { ShelfCase, Told } from "@sluis/core/breach/shelf/shelf-case"
import { nearest } from "@sluis/core/breach/shelf/shelf"
import type { ReactElement } from "react"

import { Card } from "../../component/card.tsx"
import { DescriptionList } from "../../component/description-list.tsx"
import { Heading, Paragraph } from "../../component/text.tsx"
import { useWords } from "../../component/words.ts"

const SHOWN = 3

export function NearCases({ file }: { readonly file: BreachFile }): ReactElement {
  const cases = nearest(file, SHOWN)
  return (
    <Card title={<Trans>Published cases that are like it</Trans>}>
      <Paragraph>
        <Trans>
          What happened elsewhere, to compare. Every case is different: these do not say what you must do.
        </Trans>
      </Paragraph>
      {cases.length === 0 ? (
        <Paragraph>
          <Trans>None is like it yet. Fill in the cause or add the message, then there may be.</Trans>
        </Paragraph>
      ) : (
        cases.map(({ case: found, why }) => <OneCase key={found.id} found={found} why={why} />)
      )}
    </Card>
  )
}

type OneProps = {
  readonly found: ShelfCase
  readonly why: ReturnType<typeof nearest>[number]["why"]
}

function OneCase({ found, why }: OneProps): ReactElement {
  const { t } = useLingui()
  const words = useWords()
  const { name, reference } = found.source
  return (
    <div className="sluis-stack">
      <Heading level={3}>
        {words(found.title)} ({found.year})
      </Heading>
      <Paragraph>{why.map(words).join(" ")}</Paragraph>
      <DescriptionList
        items={[
          { term: t`What came of it`, details: words(found.outcome) },
          { term: t`Notified to the authority`, details: <ToldWords told={found.authority} /> },
          { term: t`People informed`, details: <ToldWords told={found.informed} /> },
          { term: t`What it teaches`, details: words(found.lesson) },
          {
            term: t`Source`,
            details: (
              <>
                {name},{" "}
                {reference.startsWith("https://") ? (
                  <a className="nl-link" href={reference} rel="noreferrer">
                    {reference}
                  </a>
                ) : (
                  reference
                )}
                {found.checked === "secondary" && (
                  <>
                    {" "}
                    <Trans>(known from others, the source itself was not read)</Trans>
                  </>
                )}
              </>
            ),
          },
        ]}
      />
    </div>
  )
}

function ToldWords({ told }: { readonly told: Told }): ReactElement {
  switch (told) {
    case "told":
      return <Trans>yes</Trans>
    case "should-have":
      return <Trans>no, and it should have been</Trans>
    case "needed":
      return <Trans>needed, says the authority</Trans>
    case "depends":
      return <Trans>depends on the circumstances</Trans>
    case "not-needed":
      return <Trans>not needed, says the authority</Trans>
    case "unknown":
      return <Trans>not known</Trans>
  }
}
