/** What steps of the assistant share: what stands in the configuration, what to write there, and what health says of it. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import type { ReactElement } from "react"

import { Alert } from "../../component/alert.tsx"
import { Paragraph } from "../../component/text.tsx"
import { said } from "../../held/said.ts"
import { CodeWords } from "../../component/code-words.tsx"
import { needingAttention } from "./finding-order.ts"
import type { Finding } from "./finding-order.ts"

type ConfigurationProps = {
  readonly settings: Gives<"settings.show">
  readonly keys: readonly string[]
  /** What to write, for an invented organisation. */
  readonly example: string
  readonly isDone: boolean
}

export function StepConfiguration({ settings, keys, example, isDone }: ConfigurationProps): ReactElement {
  const { t } = useLingui()
  const shown = settings.settings.filter(({ key }) => keys.includes(key))
  const file = settings.file ?? "/etc/sluis/sluis.yaml"
  return (
    <>
      <Paragraph>
        <strong>
          <Trans>What stands in the configuration now</Trans>
        </strong>
      </Paragraph>
      <dl className="sluis-step__now">
        {shown.map(({ key, value, isDefault }) => (
          <div key={key}>
            <dt>
              <code>{key}</code>
            </dt>
            <dd>
              <code>{value === "" ? '""' : value}</code>
              {isDefault && (
                <span className="sluis-small">
                  {" "}
                  <Trans>(the default)</Trans>
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <details className="sluis-details" open={!isDone}>
        <summary>
          <Trans>What to write there</Trans>
        </summary>
        <div className="sluis-stack">
          {settings.file === undefined ? (
            <Paragraph>
              <Trans>
                There is no file yet. Make one with <code>sluis config print &gt; {file}</code>, and change
                these lines in it:
              </Trans>
            </Paragraph>
          ) : (
            <Paragraph>
              <Trans>
                In <code>{file}</code>, with your own names:
              </Trans>
            </Paragraph>
          )}
          <pre className="sluis-step__example" aria-label={t`Example`} role="group">
            <code>{example}</code>
          </pre>
          <Paragraph>
            <Trans>
              Then check it with <code>sluis config check</code>, and restart with{" "}
              <code>systemctl restart sluis</code>. Load this page again when that is done.
            </Trans>
          </Paragraph>
        </div>
      </details>
    </>
  )
}

type FindingsProps = { readonly findings: readonly Finding[]; readonly name: string }

/** Only what needs somebody. */
export function StepFindings({ findings, name }: FindingsProps): ReactElement {
  const { i18n } = useLingui()
  return (
    <>
      {needingAttention(findings)
        .filter((finding) => finding.name === name)
        .map((finding) => (
          <Alert
            key={finding.en}
            kind={finding.state === "wrong" ? "error" : "warning"}
            title={<CodeWords text={said(finding, i18n.locale)} />}
          >
            <CodeWords text={said(finding.remedy, i18n.locale)} />
          </Alert>
        ))}
    </>
  )
}
