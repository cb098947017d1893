/** What happened to the message so far, and who looked into it with which reason. Everybody who may see the message sees this. */
import { Trans } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import type { ReactElement } from "react"

import { Card } from "../../component/card.tsx"
import { Icon } from "../../component/icon.tsx"
import type { IconName } from "../../component/icon.tsx"
import { Moment } from "../../component/moment.tsx"
import { RoleName } from "../../component/role.tsx"
import { Paragraph } from "../../component/text.tsx"
import { timelineOf } from "../../held/timeline.ts"
import type { Happening } from "../../held/timeline.ts"

const ICONS: { readonly [kind in Happening["kind"]]: IconName } = {
  arrived: "hold",
  requested: "people",
  viewed: "eye",
}

export function TimelineCard({ message }: { readonly message: Gives<"held.show"> }): ReactElement {
  return (
    <Card title={<Trans>What happened</Trans>}>
      <ol className="sluis-timeline">
        {timelineOf(message).map((happening) => (
          <li key={`${happening.kind} ${happening.at}`} className="sluis-timeline__item">
            <Icon name={ICONS[happening.kind]} />
            <div>
              <p className="nl-paragraph">
                <HappeningWords happening={happening} />
              </p>
              {happening.kind !== "arrived" && (
                <p className="nl-paragraph">
                  <q>{happening.reason}</q>
                </p>
              )}
              <p className="nl-paragraph sluis-small">
                <Moment at={happening.at} />
              </p>
            </div>
          </li>
        ))}
      </ol>
      {message.viewings.length === 0 && (
        <Paragraph look="small">
          <Trans>Nobody has looked into its content. Whoever does, is shown here with the reason.</Trans>
        </Paragraph>
      )}
    </Card>
  )
}

function HappeningWords({ happening }: { readonly happening: Happening }): ReactElement {
  switch (happening.kind) {
    case "arrived":
      return <Trans>Sluis held the message and told its sender.</Trans>
    case "requested":
      return <Trans>The sender asked a second person to send it as it is.</Trans>
    case "viewed":
      return happening.then !== undefined ? (
        <Trans>
          <strong>{happening.by}</strong> (<RoleName role={happening.role} />, then called{" "}
          <strong>{happening.then}</strong>) looked into its content.
        </Trans>
      ) : (
        <Trans>
          <strong>{happening.by}</strong> (<RoleName role={happening.role} />) looked into its content.
        </Trans>
      )
  }
}
