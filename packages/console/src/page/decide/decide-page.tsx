/**
 * Where the link of a notice leads: a message waits, and its sender decides. No login, mostly on a telephone, by somebody who
 * is startled. So: that nothing has gone wrong yet, what nearly did, and one button that is nearly always right.
 */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import { useEffect, useRef, useState } from "react"
import type { ReactElement } from "react"

import { Problem } from "../../api/problem.ts"
import { useCall } from "../../api/query.ts"
import { Card } from "../../component/card.tsx"
import { Loaded } from "../../component/loaded.tsx"
import { PageTitle } from "../../component/page-title.tsx"
import { Paragraph } from "../../component/text.tsx"
import { AudiencePicture } from "../../held/audience-picture.tsx"
import { HarmWords, hasHarms } from "../../held/harm-words.tsx"
import { RecipientTable } from "../../held/recipient-table.tsx"
import { ReasonList } from "../../held/reason-list.tsx"
import { About } from "./about.tsx"
import { Actions } from "./actions.tsx"
import { adviceFor } from "./advice.ts"
import type { Decision } from "./choice.ts"
import { Done } from "./done.tsx"
import type { Deed } from "./done.tsx"
import { Contact, Ended, NoDecision } from "./ended.tsx"
import { useLink } from "../../shell/use-link.ts"
import "./decide.css"

export function DecidePage(): ReactElement {
  const link = useLink("decide")
  return link === undefined ? <NoDecision /> : <Opened key={link} link={link} />
}

function Opened({ link }: { readonly link: string }): ReactElement {
  const { t } = useLingui()
  const [deed, setDeed] = useState<Deed>()
  const opened = useCall("decision.open", { body: { link } })
  const rules = opened.data?.reasons.map(({ rule }) => rule) ?? []
  const advice = adviceFor(rules, opened.data?.sight?.listed)
  const former = useRef(deed)
  useEffect(() => {
    // Back from what was done: the button that led here is gone, so the focus goes to the title.
    if (former.current !== undefined && deed === undefined)
      document.querySelector<HTMLElement>("main h1")?.focus()
    former.current = deed
  }, [deed])

  if (deed !== undefined) {
    return (
      <Done deed={deed} advice={advice} contact={opened.data?.contact} onBack={() => setDeed(undefined)} />
    )
  }
  const { error } = opened
  // What the server does not know as a link any more is no reason to show what it was.
  if (error instanceof Problem && error.code === "decision/link") {
    return (
      <NoDecision>
        <Paragraph>{error.detail}</Paragraph>
      </NoDecision>
    )
  }
  // Until it is known how things stand, the page has a title that is true in any case.
  if (opened.data === undefined) {
    return (
      <div className="sluis-stack sluis-decide">
        <PageTitle title={t`Your message`} />
        <Loaded of={opened}>{() => null}</Loaded>
      </div>
    )
  }
  return (
    <Loaded of={opened}>
      {(decision) =>
        decision.state === "waiting" ? (
          <Waits decision={decision}>
            <Actions link={link} decision={decision} advice={advice} onDone={setDeed} />
          </Waits>
        ) : (
          <Ended decision={decision} />
        )
      }
    </Loaded>
  )
}

type WaitsProps = { readonly decision: Decision; readonly children: ReactElement }

function Waits({ decision, children }: WaitsProps): ReactElement {
  const { t } = useLingui()
  const { reasons, sight, recipients, others } = decision
  const people = recipients.length + others
  return (
    <div className="sluis-stack sluis-decide">
      <PageTitle
        title={t`Your message has not been sent yet`}
        lead={<Trans>Nobody has received it. So nothing has gone wrong yet.</Trans>}
      />
      <About decision={decision} />
      <Card title={<Trans>What nearly happened</Trans>}>
        <HarmWords sight={sight} reasons={reasons} />
        <AudiencePicture
          recipients={recipients}
          others={others}
          sight={sight}
          separable={decision.separable}
        />
      </Card>
      {children}
      {people > 0 && (
        <Card title={<Trans>Who would get it</Trans>}>
          <Paragraph>
            <Plural
              value={people}
              one="# person, and what he or she would have learnt."
              other="# people, and what each of them would have learnt."
            />
          </Paragraph>
          <RecipientTable recipients={recipients} others={others} />
        </Card>
      )}
      {hasHarms(sight, reasons) && (
        <Card title={<Trans>Why Sluis stopped it</Trans>}>
          <ReasonList reasons={reasons} />
        </Card>
      )}
      <Contact contact={decision.contact} />
    </div>
  )
}
