/**
 * The rules in words, in groups: first what nobody can lower, then what an organisation adds, then departments. On a narrow screen
 * a group begins folded: all rules below each other are some thirty screens there.
 */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import type { ReactElement, ReactNode } from "react"

import { VerdictBadge } from "../../component/badge.tsx"
import { Card } from "../../component/card.tsx"
import { Heading, Paragraph } from "../../component/text.tsx"
import { ruleName } from "../../held/rule-name.ts"
import { said } from "../../held/said.ts"
import { asSentence, withoutFacts } from "./rule-shown.ts"
import type { PolicyRule } from "./rule-shown.ts"

export function RuleGroups({ rules }: { readonly rules: readonly PolicyRule[] }): ReactElement {
  const of = (level: PolicyRule["level"]): readonly PolicyRule[] =>
    rules.filter((rule) => rule.level === level)
  return (
    <>
      <Group
        title={<Trans>The floor: what no department can lower</Trans>}
        lead={
          <Trans>
            These rules hold for everybody, always. Only two people together can change them: one proposes,
            another approves.
          </Trans>
        }
        rules={of("floor")}
      />
      <Group
        title={<Trans>For the whole organisation</Trans>}
        lead={<Trans>These rules hold for everybody, unless a department goes without.</Trans>}
        rules={of("organisation")}
      />
      <Group
        title={<Trans>For one department</Trans>}
        lead={<Trans>These rules come on top, for the senders of one department.</Trans>}
        rules={of("department")}
      />
    </>
  )
}

type GroupProps = {
  readonly title: ReactNode
  readonly lead: ReactNode
  readonly rules: readonly PolicyRule[]
}

/** Where a rule is a few lines. */
const WIDE = "(min-width: 48rem)"

function Group({ title, lead, rules }: GroupProps): ReactElement | null {
  // Once: whoever folds it, or turns a telephone, finds it as it was left.
  const [open] = useState(() => matchMedia(WIDE).matches)
  if (rules.length === 0) return null
  return (
    <Card title={title}>
      <Paragraph>{lead}</Paragraph>
      <details className="sluis-details" open={open}>
        <summary>
          <Plural value={rules.length} one="# rule" other="# rules" />
          <span className="sluis-visually-hidden"> ({title})</span>
        </summary>
        <ul className="sluis-rules">
          {rules.map((rule) => (
            <li key={rule.id}>
              <Rule rule={rule} />
            </li>
          ))}
        </ul>
      </details>
    </Card>
  )
}

function Rule({ rule }: { readonly rule: PolicyRule }): ReactElement {
  const { t, i18n } = useLingui()
  const { id, when, then, does, explained, department } = rule
  const name = ruleName(id, i18n, {
    nl: withoutFacts(rule.nl),
    en: withoutFacts(rule.en),
  })
  return (
    <div className="sluis-rule">
      <div className="sluis-rule__head">
        <Heading level={3}>{name}</Heading>
        <VerdictBadge verdict={then} />
      </div>
      {department !== undefined && (
        <Paragraph look="small">
          <Trans>Only for {department}</Trans>
        </Paragraph>
      )}
      <Paragraph>{asSentence(said(does, i18n.locale))}</Paragraph>
      <blockquote className="sluis-rule__said">
        <span className="sluis-visually-hidden">{t`What the sender reads:`} </span>
        {withoutFacts(said(rule, i18n.locale))}
      </blockquote>
      <details className="sluis-details">
        <summary>
          <Trans>When exactly?</Trans>
          <span className="sluis-visually-hidden"> ({name})</span>
        </summary>
        <div className="sluis-stack">
          <Paragraph>{said(explained, i18n.locale)}</Paragraph>
          <div>
            <Paragraph look="small">
              <Trans>
                As it stands in the policy, under the name <code>{id}</code>:
              </Trans>
            </Paragraph>
            <pre className="sluis-policy-code">
              <code>{when}</code>
            </pre>
          </div>
        </div>
      </details>
    </div>
  )
}
