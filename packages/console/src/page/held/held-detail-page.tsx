/**
 * One held message: why it waits, in numbers and words, who has looked into it, and the ways on. What it says and who would get it
 * is hidden until somebody says why he needs to see it.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import { useParams } from "@tanstack/react-router"
import { useState } from "react"
import type { ReactElement } from "react"

import { useAct, useCall } from "../../api/query.ts"
import { Card } from "../../component/card.tsx"
import { Link } from "../../component/link.tsx"
import { Loaded } from "../../component/loaded.tsx"
import { PageTitle } from "../../component/page-title.tsx"
import { HarmWords, hasHarms } from "../../held/harm-words.tsx"
import { ReasonList } from "../../held/reason-list.tsx"
import { ruleName } from "../../held/rule-name.ts"
import { BreachCard } from "./breach-card.tsx"
import { ContentCard } from "./content-card.tsx"
import { DamagedCard, isDamaged } from "./damaged-card.tsx"
import { DecideCard } from "./decide-card.tsx"
import { DecidedPart } from "./decided-part.tsx"
import type { Decided } from "./decided-part.tsx"
import { NumbersCard } from "./numbers-card.tsx"
import { TimelineCard } from "./timeline-card.tsx"
import "./held-page.css"

export function HeldDetailPage(): ReactElement {
  const { id } = useParams({ from: "/shell/held/$id" })
  return <HeldDetail key={id} id={id} />
}

function HeldDetail({ id }: { readonly id: string }): ReactElement {
  const { t, i18n } = useLingui()
  const [decided, setDecided] = useState<Decided>()
  const dropDamaged = useAct("held.drop", ["statistics"])
  // Asked anew while it is dropped, it would say that somebody else did.
  const isSettled = decided !== undefined || dropDamaged.isPending
  const shown = useCall("held.show", { params: { id } }, { enabled: !isSettled })
  if (decided !== undefined) return <DecidedPart decided={decided} />
  if (isDamaged(shown.error))
    return (
      <div className="sluis-stack">
        <Back />
        <PageTitle title={t`Held message`} />
        <DamagedCard id={id} problem={shown.error} drop={dropDamaged} onDecided={setDecided} />
      </div>
    )
  return (
    <div className="sluis-stack">
      <Back />
      {shown.data === undefined && <PageTitle title={t`Held message`} />}
      <Loaded of={shown}>
        {(message) => {
          const [first] = message.reasons
          return (
            <>
              <PageTitle
                title={first === undefined ? t`Held message` : ruleName(first.rule, i18n, first)}
                lead={
                  message.own ? (
                    <Trans>A message of yours that has not been sent. Nobody has received it.</Trans>
                  ) : (
                    <Trans>A message that has not been sent. Nobody has received it.</Trans>
                  )
                }
              />
              <div className="sluis-held-detail">
                <div className="sluis-stack">
                  <Card title={<Trans>Why Sluis stopped it</Trans>}>
                    {hasHarms(message.sight, message.reasons) && (
                      <HarmWords sight={message.sight} reasons={message.reasons} />
                    )}
                    <ReasonList reasons={message.reasons} withIds />
                  </Card>
                  <ContentCard message={message} />
                </div>
                <div className="sluis-stack sluis-held-detail__side">
                  <DecideCard message={message} onDecided={setDecided} />
                  <NumbersCard message={message} />
                  <TimelineCard message={message} />
                  <BreachCard id={id} own={message.own} />
                </div>
              </div>
            </>
          )
        }}
      </Loaded>
    </div>
  )
}

function Back(): ReactElement {
  return (
    <p className="nl-paragraph">
      <Link to="/held">
        <Trans>All held messages</Trans>
      </Link>
    </p>
  )
}
