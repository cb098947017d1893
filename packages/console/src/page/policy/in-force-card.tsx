/** Where the policy in force comes from and since when, and its text for whoever wants to read it all. */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { Card } from "../../component/card.tsx"
import { DescriptionList } from "../../component/description-list.tsx"
import { Moment } from "../../component/moment.tsx"
import type { Policy } from "./rule-shown.ts"

export function InForceCard({ policy }: { readonly policy: Policy }): ReactElement {
  const { t } = useLingui()
  const { rules, departments, since, text } = policy
  const [floor, all] = [rules.filter(({ level }) => level === "floor").length, rules.length]
  return (
    <Card title={<Trans>In force now</Trans>}>
      <DescriptionList
        items={[
          { term: t`Where it comes from`, details: <Source policy={policy} /> },
          ...(since === undefined
            ? []
            : [{ term: t`In force since`, details: <Moment at={since} look="long" /> }]),
          {
            term: t`Rules`,
            details: (
              <Trans>
                <Plural value={all} one="# rule" other="# rules" />, of which {floor} in the floor
              </Trans>
            ),
          },
          {
            term: t`Departments`,
            details:
              departments.length === 0 ? (
                <Trans>None: the same rules hold for everybody</Trans>
              ) : (
                departments.length
              ),
          },
        ]}
      />
      <details className="sluis-details">
        <summary>
          <Trans>The whole text, as it stands in the policy</Trans>
        </summary>
        <PolicyText text={text} label={t`Text of the policy`} />
      </details>
    </Card>
  )
}

function Source({ policy: { source, name } }: { readonly policy: Policy }): ReactElement {
  switch (source) {
    case "builtin":
      return <Trans>Built into Sluis. Your organisation has not changed it yet.</Trans>
    case "console":
      return <Trans>Changed here, in the console.</Trans>
    case "file":
      return (
        <Trans>
          The file <code>{name}</code>, which your system administrator keeps. It is changed in that file, not
          here. To change it here, the administrator sets <code>policy: builtin</code> in the configuration.
        </Trans>
      )
  }
}

type TextProps = { readonly text: string; readonly label: string }

/** A text as it stands in a file. It scrolls by itself, so it can have the focus. */
export function PolicyText({ text, label }: TextProps): ReactElement {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- who has no mouse scrolls it with the arrows
    <pre className="sluis-policy-text" tabIndex={0} role="region" aria-label={label}>
      <code>{text}</code>
    </pre>
  )
}
