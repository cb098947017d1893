/**
 * The notification to the authority: every field of its form with its answer and where that comes from, to be copied into the form on
 * the website of the authority. Sluis never sends it by itself; that it was sent is written down here.
 */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import { possiblePhases } from "@sluis/core/breach/form/form"
import type { NotificationForm } from "@sluis/core/breach/form/form"
import type { OrganisationProfile } from "@sluis/core/breach/profile"
import type { Phase } from "@sluis/core/breach/step"
import { useState } from "react"
import type { ReactElement } from "react"

import { useCall } from "../../api/query.ts"
import { Alert } from "../../component/alert.tsx"
import { Card } from "../../component/card.tsx"
import { RadioGroup } from "../../component/choice.tsx"
import { Link } from "../../component/link.tsx"
import { Loaded } from "../../component/loaded.tsx"
import { Paragraph } from "../../component/text.tsx"
import { useNow } from "../../component/use-now.ts"
import { useWords } from "../../component/words.ts"
import { At } from "./at.tsx"
import { BreachFrame } from "./breach-frame.tsx"
import { FieldRow } from "./field-row.tsx"
import { formOf } from "./filled-form.ts"
import { accountIn } from "./open-file.ts"
import type { OpenFile } from "./open-file.ts"
import { PaperButtons } from "./paper-buttons.tsx"
import { PhaseWords } from "./phase-words.tsx"
import { SentCard } from "./sent-card.tsx"
import { useMayWrite } from "./use-may-write.ts"

export function NotificationPage(): ReactElement {
  const { t } = useLingui()
  const profile = useCall("organisation.show", {})
  return (
    <BreachFrame
      title={t`Notification`}
      lead={
        <Trans>
          These are the questions of the form of the Autoriteit Persoonsgegevens, filled in as far as they are
          known. Copy them into the form on its website. Sluis sends nothing by itself.
        </Trans>
      }
    >
      {(open) => (
        <Loaded of={profile}>{({ profile: known }) => <Notification open={open} profile={known} />}</Loaded>
      )}
    </BreachFrame>
  )
}

type Props = { readonly open: OpenFile; readonly profile: OrganisationProfile }

function Notification({ open, profile }: Props): ReactElement {
  const { t } = useLingui()
  const words = useWords()
  const [wanted, setWanted] = useState<Phase>()
  const phases = possiblePhases(accountIn(open))
  const form = formOf(
    open,
    profile,
    useNow(),
    phases.find((phase) => phase === wanted),
  )
  const mayWrite = useMayWrite(open)
  return (
    <>
      <Sent open={open} />
      <Card
        title={<PhaseWords phase={form.phase} />}
        actions={
          <PaperButtons
            id={open.id}
            paper="form"
            label={t`The form`}
            kinds={["pdf", "html", "json"]}
            phase={form.phase}
          />
        }
      >
        {phases.length > 1 && (
          <RadioGroup
            label={<Trans>Which notification do you make?</Trans>}
            required
            value={form.phase}
            options={phases.map((value) => ({ value, label: <PhaseWords phase={value} /> }))}
            onChange={setWanted}
          />
        )}
        <Unknown form={form} />
        <Paragraph look="small">
          <Trans>
            Addresses and phone numbers come from{" "}
            <Link to="/settings/organisation">the data of the organisation</Link>. The authority does not want
            names of victims.
          </Trans>
        </Paragraph>
      </Card>
      {form.sections.map(({ number, name, fields }) => (
        <Card key={number} title={`${String(number)}. ${words(name)}`}>
          <div className="sluis-stack">
            {fields.map((filled) => (
              <FieldRow key={filled.field.id} open={open} filled={filled} />
            ))}
          </div>
        </Card>
      ))}
      {mayWrite && <SentCard key={form.phase} open={open} phase={form.phase} />}
    </>
  )
}

function Unknown({ form: { missing, sections } }: { readonly form: NotificationForm }): ReactElement {
  const words = useWords()
  const fields = sections.flatMap((section) => section.fields.map(({ field }) => field))
  if (missing.length === 0) {
    return (
      <Alert kind="ok" title={<Trans>All questions that must be answered have an answer</Trans>}>
        <Trans>Read them once more before you send them.</Trans>
      </Alert>
    )
  }
  return (
    <Alert
      kind="warning"
      title={
        <Plural
          value={missing.length}
          one="# question that must be answered has no answer yet"
          other="# questions that must be answered have no answer yet"
        />
      }
    >
      <div className="sluis-stack">
        <Trans>You can notify all the same: what you do not know yet, you add in a follow-up.</Trans>
        <ul className="sluis-breach-list">
          {fields
            .filter(({ id }) => missing.includes(id))
            .map(({ id, name }) => (
              <li key={id}>
                <a className="nl-link" href={`#field-${id}`}>
                  {words(name)}
                </a>
              </li>
            ))}
        </ul>
      </div>
    </Alert>
  )
}

function Sent({ open }: { readonly open: OpenFile }): ReactElement | null {
  const { notifications } = open.file
  if (notifications.length === 0) return null
  return (
    <Card title={<Trans>What was sent</Trans>}>
      <ul className="sluis-breach-list">
        {notifications.map(({ step, value: { phase, at, reference } }) => (
          <li key={step}>
            <PhaseWords phase={phase} />: <At at={at} look="long" />
            {reference !== "" && (
              <>
                , <Trans>reference {reference}</Trans>
              </>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
