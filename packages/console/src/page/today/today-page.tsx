/**
 * The first page: what flowed, what was prevented, what waits, and whether all is well. Who may see no figures sees his own
 * messages. In a demonstration the first thing is the story to try; for whom it waits until the mailbox is known to be theirs, that.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import type { ReactElement } from "react"

import { ButtonLink } from "../../component/button-link.tsx"
import { PageTitle } from "../../component/page-title.tsx"
import { useZone } from "../../component/zone.tsx"
import { wallClock, writtenDay } from "../../locale/written-day.ts"
import { MailboxCard } from "../../shell/mailbox-card.tsx"
import { useMay, useSession } from "../../shell/session.ts"
import { dayPartOf } from "./day-part.ts"
import type { DayPart } from "./day-part.ts"
import { DemonstrationCard } from "./demonstration-card.tsx"
import { HealthLine } from "./health-line.tsx"
import { OwnMessages } from "./own-messages.tsx"
import { Period } from "./period.tsx"
import { SafeguardLine } from "./safeguard-line.tsx"
import "./today.css"

export function TodayPage(): ReactElement {
  const { t, i18n } = useLingui()
  const session = useSession().data
  const seesFigures = useMay("statistics")
  const seesHealth = useMay("settings")
  const timeZone = useZone()
  const [now] = useState(() => new Date())
  // The visitor of a demonstration is nobody in particular.
  const name = session?.demonstration === true ? "" : (session?.account?.name ?? "")
  const greetings: { readonly [part in DayPart]: string } = {
    morning: t`Good morning`,
    afternoon: t`Good afternoon`,
    evening: t`Good evening`,
  }
  const greeting = greetings[dayPartOf(now, timeZone)]
  const day = writtenDay(wallClock(now, timeZone), "full", i18n.locale)
  return (
    <div className="sluis-stack sluis-today">
      <PageTitle
        title={t`Today`}
        lead={<Greeting words={greeting} name={name} day={day} />}
        actions={
          <ButtonLink to="/report">
            <Trans>Report a breach</Trans>
          </ButtonLink>
        }
      />
      {session?.account?.proven === false && <MailboxCard />}
      {seesHealth ? <HealthLine /> : seesFigures && <SafeguardLine />}
      {session?.demonstration === true && <DemonstrationCard />}
      {seesFigures ? <Period /> : <OwnMessages />}
    </div>
  )
}

type GreetingProps = { readonly words: string; readonly name: string; readonly day: string }

function Greeting({ words, name, day }: GreetingProps): ReactElement {
  return name === "" ? (
    <Trans>
      {words}. It is {day}.
    </Trans>
  ) : (
    <Trans>
      {words}, {name}. It is {day}.
    </Trans>
  )
}
