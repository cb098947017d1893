/** The steps of the assistant (./setup-page.tsx), each with what stands there now and what to do. */
import { msg } from "@lingui/core/macro"
import { Trans } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import { useState } from "react"
import type { ReactElement, ReactNode } from "react"

import { StateBadge } from "../../component/badge.tsx"
import type { StateLooks } from "../../component/badge.tsx"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { Link } from "../../component/link.tsx"
import { Paragraph } from "../../component/text.tsx"
import { InviteDialog } from "./invite-dialog.tsx"
import { StepConfiguration, StepFindings } from "./setup-parts.tsx"
import type { Step, StepState } from "./setup-step.ts"
import { TestMessage } from "./test-message.tsx"

type Props = {
  readonly settings: Gives<"settings.show">
  readonly findings: Gives<"health.show">["findings"]
  readonly states: { readonly [step in Step]: StepState }
}

export function SetupSteps({ settings, findings, states }: Props): ReactElement {
  const [inviting, setInviting] = useState(false)
  return (
    <ol className="sluis-steps">
      <StepCard
        number={1}
        title={<Trans>Your organisation and its domains</Trans>}
        state={states.organisation}
      >
        <Paragraph>
          <Trans>
            The name that notices show, and the domains of your own mail addresses. By them Sluis knows who is
            a colleague and who is from outside.
          </Trans>
        </Paragraph>
        <StepConfiguration
          settings={settings}
          keys={["organisation", "domains"]}
          example={"organisation: Gemeente Voorbeeld\ndomains: [voorbeeld.example]"}
          isDone={states.organisation === "done"}
        />
      </StepCard>
      <StepCard number={2} title={<Trans>The next mail server</Trans>} state={states["next-host"]}>
        <Paragraph>
          <Trans>
            Where Sluis passes mail on: the server that sends your mail to the world now. Without it Sluis is
            in demonstration, and no mail leaves.
          </Trans>
        </Paragraph>
        <StepConfiguration
          settings={settings}
          keys={["upstream.host", "upstream.port", "upstream.tls", "smtp.listen", "smtp.allow"]}
          example={
            "smtp:\n  listen: 0.0.0.0:25\n  allow: [192.0.2.10]\nupstream:\n  host: smtp.voorbeeld.example\n  port: 25\n  tls: required"
          }
          isDone={states["next-host"] === "done"}
        />
        <Paragraph look="small">
          <Trans>
            Under <code>smtp.allow</code> stand your own mail servers only. How to send their mail through
            Sluis is described for Microsoft 365, Exchange, Google Workspace, Postfix and Exim in{" "}
            <code>docs/integration</code>.
          </Trans>
        </Paragraph>
        <StepFindings findings={findings} name="next-host" />
      </StepCard>
      <StepCard number={3} title={<Trans>Certificates</Trans>} state={states.certificate}>
        <Paragraph>
          <Trans>
            So that nobody can read along between your mail server and Sluis, or between your browser and this
            page. Runs everything on one machine, or behind a reverse proxy that does this? Then you can skip
            this step.
          </Trans>
        </Paragraph>
        <StepConfiguration
          settings={settings}
          keys={["smtp.tls.certificate", "smtp.tls.key", "http.url", "http.tls.certificate", "http.tls.key"]}
          example={
            "smtp:\n  tls:\n    certificate: /etc/sluis/mail.pem\n    key: /etc/sluis/mail.key\nhttp:\n  url: https://sluis.voorbeeld.example"
          }
          isDone={states.certificate === "done"}
        />
        <StepFindings findings={findings} name="certificate" />
      </StepCard>
      <StepCard number={4} title={<Trans>A privacy officer</Trans>} state={states["privacy-officer"]}>
        <Paragraph>
          <Trans>
            Somebody has to decide about held messages and about the policy, and that is not you: who keeps
            Sluis running does not read other people’s mail.
          </Trans>
        </Paragraph>
        <div className="sluis-cluster">
          {states["privacy-officer"] === "done" ? (
            <Link to="/settings/people">
              <Trans>Look at who has which role</Trans>
            </Link>
          ) : (
            <Button icon="person" onClick={() => setInviting(true)}>
              <Trans>Invite the privacy officer</Trans>
            </Button>
          )}
        </div>
        <InviteDialog open={inviting} roles={["privacy-officer"]} onClose={() => setInviting(false)} />
      </StepCard>
      <StepCard number={5} title={<Trans>A test message</Trans>} state={states.test}>
        <TestMessage hasHost={states["next-host"] !== "todo"} />
      </StepCard>
    </ol>
  )
}

type StepProps = {
  readonly number: number
  readonly title: ReactNode
  readonly state: StepState
  readonly children: ReactNode
}

function StepCard({ number, title, state, children }: StepProps): ReactElement {
  return (
    <li>
      <Card
        title={
          <>
            <span className="sluis-step__number">{number}.</span> {title}
          </>
        }
        aside={<StateBadge state={state} looks={STEP_STATES} />}
      >
        {children}
      </Card>
    </li>
  )
}

const STEP_STATES: StateLooks<StepState> = {
  done: { tone: "positive", icon: "ok", words: msg`Done` },
  todo: { tone: "neutral", icon: "clock", words: msg`To do` },
  wrong: { tone: "negative", icon: "error", words: msg`Does not work yet` },
}
