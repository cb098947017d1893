/** Whoever thinks that something went wrong says so, in own words. Every privacy officer is told at once. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useSearch } from "@tanstack/react-router"
import { useState } from "react"
import type { FormEvent, ReactElement } from "react"

import { useAct } from "../../api/query.ts"
import { Alert } from "../../component/alert.tsx"
import { Button } from "../../component/button.tsx"
import { ButtonLink } from "../../component/button-link.tsx"
import { Card } from "../../component/card.tsx"
import { useFirstError } from "../../component/first-error.ts"
import { ProblemAlert } from "../../component/loaded.tsx"
import { PageTitle } from "../../component/page-title.tsx"
import { Paragraph } from "../../component/text.tsx"
import { TextArea } from "../../component/text-input.tsx"
import { useTitleFocus } from "../../component/title-focus.ts"

/** As long as the API takes. */
const MAX_WORDS = 4_000

export function ReportPage(): ReactElement {
  const { t } = useLingui()
  const { held } = useSearch({ from: "/shell/report" })
  const [words, setWords] = useState("")
  const [checked, setChecked] = useState(false)
  const { form, goToFirst } = useFirstError()
  const focusTitle = useTitleFocus()
  const report = useAct("breaches.report")
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (report.isPending) return
    setChecked(true)
    if (words.trim() === "") {
      goToFirst()
      return
    }
    report.mutate(
      { body: { words: words.trim(), ...(held !== undefined && { held }) } },
      { onSuccess: focusTitle },
    )
  }
  if (report.isSuccess) {
    return (
      <div className="sluis-stack">
        <PageTitle
          title={t`Thank you for reporting this`}
          lead={<Trans>The privacy officers have been told.</Trans>}
        />
        <Card
          actions={
            <ButtonLink to="/">
              <Trans>Back to the start</Trans>
            </ButtonLink>
          }
        >
          <Paragraph>
            <Trans>
              They may call you to hear more. Keep the message as it is, and do not ask recipients anything
              yourself.
            </Trans>
          </Paragraph>
        </Card>
      </div>
    )
  }
  return (
    <div className="sluis-stack">
      <PageTitle
        title={t`Report a breach`}
        lead={<Trans>Do you think that something went wrong with data of people? Say so at once.</Trans>}
      />
      <Alert kind="info" title={<Trans>You need not be certain</Trans>}>
        <Trans>
          Reporting is always right, also when it was your own mistake. How soon it is reported matters more
          than how well you describe it.
        </Trans>
      </Alert>
      <form ref={form} noValidate onSubmit={send}>
        <Card
          actions={
            <Button type="submit" look="primary" busy={report.isPending}>
              <Trans>Report it</Trans>
            </Button>
          }
        >
          {held !== undefined && (
            <Paragraph>
              <Trans>The message that waits is added to your report.</Trans>
            </Paragraph>
          )}
          <TextArea
            label={<Trans>What happened?</Trans>}
            description={
              <Trans>
                For instance: I sent the invitation to all parents with their addresses in the To field, this
                morning at about ten.
              </Trans>
            }
            error={checked && words.trim() === "" ? t`Write in a few words what happened.` : undefined}
            required
            rows={6}
            maxLength={MAX_WORDS}
            value={words}
            onChange={setWords}
          />
          {report.error !== null && <ProblemAlert error={report.error} />}
        </Card>
      </form>
    </div>
  )
}
