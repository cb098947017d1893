/** Whether Sluis does its work: what needs somebody first, with what to do; then the queue, the certificates and the rest. */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import type { ReactElement } from "react"

import { useCall } from "../../api/query.ts"
import { Alert } from "../../component/alert.tsx"
import { HealthBadge } from "../../component/badge.tsx"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { DataTable } from "../../component/data-table.tsx"
import { DescriptionList } from "../../component/description-list.tsx"
import { EmptyState } from "../../component/empty-state.tsx"
import { Figure, Figures } from "../../component/figure.tsx"
import { Loaded } from "../../component/loaded.tsx"
import { Moment } from "../../component/moment.tsx"
import { Heading } from "../../component/text.tsx"
import { said } from "../../held/said.ts"
import { CodeWords } from "../../component/code-words.tsx"
import { needingAttention } from "./finding-order.ts"
import type { Finding } from "./finding-order.ts"
import { SettingsFrame } from "./settings-frame.tsx"

type Health = Gives<"health.show">

export function HealthPage(): ReactElement {
  const { t } = useLingui()
  const health = useCall("health.show", {})
  return (
    <SettingsFrame
      title={t`Health`}
      lead={<Trans>Whether Sluis does its work, and what to do where it does not.</Trans>}
      actions={
        <Button busy={health.isFetching} onClick={() => void health.refetch()}>
          <Trans>Look again</Trans>
        </Button>
      }
    >
      <Loaded of={health}>
        {(shown) => (
          <>
            <Attention findings={shown.findings} ready={shown.ready} />
            <Queue queue={shown.queue} />
            <Certificates findings={shown.findings.filter(isCertificate)} />
            <InOrder
              findings={shown.findings.filter((each) => each.state === "ok" && !isCertificate(each))}
            />
            <Card title={<Trans>This Sluis</Trans>}>
              <DescriptionList
                items={[
                  { term: t`Version`, details: shown.version },
                  { term: t`Running since`, details: <Moment at={shown.startedAt} look="long" /> },
                ]}
              />
            </Card>
          </>
        )}
      </Loaded>
    </SettingsFrame>
  )
}

function isCertificate({ name, at }: Finding): boolean {
  return name === "certificate" && at !== undefined
}

type AttentionProps = { readonly findings: readonly Finding[]; readonly ready: boolean }

function Attention({ findings, ready }: AttentionProps): ReactElement {
  const needing = needingAttention(findings)
  const count = needing.length
  if (count === 0) {
    return ready ? (
      <Alert kind="ok" title={<Trans>Everything works as it should</Trans>}>
        <Trans>There is nothing that you need to do.</Trans>
      </Alert>
    ) : (
      <Alert kind="warning" title={<Trans>Sluis takes no mail just now</Trans>}>
        <Trans>It is starting, or stopping. Look again in a minute.</Trans>
      </Alert>
    )
  }
  return (
    <Card title={<Plural value={count} one="# thing needs attention" other="# things need attention" />}>
      <ul className="sluis-findings">
        {needing.map((finding) => (
          <li key={`${finding.name} ${finding.en}`}>
            <FindingItem finding={finding} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function FindingItem({ finding }: { readonly finding: Finding }): ReactElement {
  const { i18n } = useLingui()
  const { state, at, remedy } = finding
  return (
    <>
      <div className="sluis-cluster">
        <HealthBadge health={state} />
        {at !== undefined && (
          <span className="sluis-small">
            <Moment at={at} look="day" />
          </span>
        )}
      </div>
      <p className="nl-paragraph">
        <strong>
          <CodeWords text={said(finding, i18n.locale)} />
        </strong>
      </p>
      {said(remedy, i18n.locale) !== "" && (
        <p className="nl-paragraph">
          <CodeWords text={said(remedy, i18n.locale)} />
        </p>
      )}
    </>
  )
}

function Queue({ queue }: { readonly queue: Health["queue"] }): ReactElement {
  const { messages, recipients, held, damaged, oldestDueAt } = queue
  return (
    <section className="sluis-stack" aria-labelledby="queue">
      <Heading level={2} id="queue">
        <Trans>Waiting now</Trans>
      </Heading>
      <Figures>
        <Figure
          label={<Trans>Messages in the queue</Trans>}
          value={messages}
          note={
            <Trans>
              <Plural value={recipients} one="# copy" other="# copies" /> still to be delivered
            </Trans>
          }
        />
        <Figure
          label={<Trans>Messages held</Trans>}
          value={held}
          note={<Trans>They wait for a decision</Trans>}
        />
        {damaged > 0 && (
          <Figure
            label={<Trans>Messages that cannot be read</Trans>}
            value={damaged}
            note={<Trans>The log says which</Trans>}
          />
        )}
      </Figures>
      {oldestDueAt !== undefined && (
        <p className="nl-paragraph sluis-small">
          <Trans>
            The next attempt to deliver is on <Moment at={oldestDueAt} look="long" />.
          </Trans>
        </p>
      )}
    </section>
  )
}

function Certificates({ findings }: { readonly findings: readonly Finding[] }): ReactElement {
  const { t, i18n } = useLingui()
  return (
    <Card title={<Trans>Certificates</Trans>}>
      <DataTable
        caption={t`Certificates and until when they are good`}
        captionHidden
        rows={findings.toSorted((a, b) => (a.at ?? "").localeCompare(b.at ?? ""))}
        keyOf={({ en }) => en}
        empty={
          <EmptyState icon="key" title={<Trans>No certificates</Trans>}>
            <Trans>
              Certificates that the configuration names, for mail or for this console, come to stand here with
              the day until when they are good.
            </Trans>
          </EmptyState>
        }
        columns={[
          {
            id: "which",
            label: t`Certificate`,
            names: true,
            cell: (finding) => <CodeWords text={said(finding, i18n.locale)} />,
          },
          {
            id: "until",
            label: t`Good until`,
            cell: ({ at }) => at !== undefined && <Moment at={at} look="day" />,
          },
          { id: "state", label: t`State`, cell: ({ state }) => <HealthBadge health={state} /> },
        ]}
      />
    </Card>
  )
}

function InOrder({ findings }: { readonly findings: readonly Finding[] }): ReactElement | null {
  const { i18n } = useLingui()
  if (findings.length === 0) return null
  return (
    <Card title={<Trans>In order</Trans>}>
      <ul className="sluis-list">
        {findings.map((finding) => (
          <li key={`${finding.name} ${finding.en}`}>
            <CodeWords text={said(finding, i18n.locale)} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
