/** An assessment as it stands: the score, and every factor with its reason. */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import { severityOf } from "@sluis/core/breach/severity/severity"
import type { Assessment, Factor } from "@sluis/core/breach/severity/severity"
import type { ReactElement } from "react"

import { Badge } from "../../component/badge.tsx"
import { DescriptionList } from "../../component/description-list.tsx"
import { Heading, Paragraph } from "../../component/text.tsx"
import { useWords } from "../../component/words.ts"
import { circumstanceWords, groupWords, kindWords } from "./assessment-words.ts"
import { BandBadge } from "./severity-badge.tsx"

const CIRCUMSTANCES = ["confidentiality", "integrity", "availability", "intent"] as const

export function AssessmentShown({ assessment }: { readonly assessment: Assessment }): ReactElement {
  const { t, i18n } = useLingui()
  const { score, band, byGroup, manyPeople } = severityOf(assessment)
  return (
    <>
      <div className="sluis-cluster">
        <BandBadge score={score} band={band} />
      </div>
      {manyPeople && (
        <Paragraph>
          <Trans>
            More than 100 people are concerned. That does not change the score, and it does weigh in what you
            decide.
          </Trans>
        </Paragraph>
      )}
      {assessment.groups.map(({ group, people, context, identification }) => {
        const own = byGroup.find((each) => each.group === group)
        return (
          <div key={group} className="sluis-stack">
            <div className="sluis-cluster">
              <Heading level={3}>{groupWords(group, i18n)}</Heading>
              {own !== undefined && byGroup.length > 1 && <BandBadge score={own.score} band={own.band} />}
            </div>
            <Paragraph>
              <Plural value={people} one="# person" other="# people" />
            </Paragraph>
            <DescriptionList
              items={[
                {
                  term: t`Kind of data`,
                  details: <FactorShown factor={context}>{kindWords(context.kind, i18n)}</FactorShown>,
                },
                {
                  term: t`How easily they are recognised`,
                  details: <FactorShown factor={identification} />,
                },
              ]}
            />
          </div>
        )
      })}
      <Heading level={3}>
        <Trans>Circumstances, which are added</Trans>
      </Heading>
      <DescriptionList
        items={CIRCUMSTANCES.map((name) => ({
          term: circumstanceWords(name, i18n),
          details: <FactorShown factor={assessment.circumstances[name]} />,
        }))}
      />
    </>
  )
}

type FactorProps = { readonly factor: Factor; readonly children?: string }

function FactorShown({ factor, children }: FactorProps): ReactElement {
  const { i18n } = useLingui()
  const words = useWords()
  return (
    <span className="sluis-breach-name">
      <span className="sluis-cluster">
        <strong className="sluis-figures">{i18n.number(factor.value)}</strong>
        {children !== undefined && <span>{children}</span>}
        {factor.edited && (
          <Badge tone="info" icon="person">
            <Trans>by an officer</Trans>
          </Badge>
        )}
      </span>
      <span>{words(factor.reason)}</span>
    </span>
  )
}
