/** One copy: as its recipient sees it, and beside the message that it was made of where that is known. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useParams } from "@tanstack/react-router"
import type { Gives } from "@sluis/server/contract/form"
import { useMemo } from "react"
import type { ReactElement } from "react"

import { useCall } from "../../api/query.ts"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { DescriptionList } from "../../component/description-list.tsx"
import { Link } from "../../component/link.tsx"
import { Loaded } from "../../component/loaded.tsx"
import { Moment } from "../../component/moment.tsx"
import { PageTitle } from "../../component/page-title.tsx"
import { Tabs } from "../../component/tabs.tsx"
import { fromBase64 } from "../../try/base64.ts"
import { copyFileName } from "../../try/file-name.ts"
import { save } from "../../try/save.ts"
import "../held/held-page.css"
import { RenderedMessage } from "../held/rendered-message.tsx"
import { BesideOriginal } from "./beside-original.tsx"
import { decisionLinkIn } from "./decision-link.ts"
import { KindBadge, Recipients } from "./outbox-table.tsx"
import "./outbox-page.css"

export function OutboxCopyPage(): ReactElement {
  const { t } = useLingui()
  const { number } = useParams({ from: "/shell/outbox/$number" })
  const copy = useCall("outbox.show", { params: { number: Number(number) } })
  return (
    <>
      <PageTitle
        title={t`Message ${number} in the outbox`}
        actions={
          <Link to="/outbox">
            <Trans>Back to the outbox</Trans>
          </Link>
        }
      />
      <Loaded of={copy}>{(shown) => <Copy shown={shown} />}</Loaded>
    </>
  )
}

function Copy({ shown }: { readonly shown: Gives<"outbox.show"> }): ReactElement {
  const { t } = useLingui()
  const { entry, message, octets: base64 } = shown
  const octets = useMemo(() => fromBase64(base64), [base64])
  const link = entry.notice ? decisionLinkIn(message.text, location.origin) : undefined
  return (
    <div className="sluis-stack sluis-outbox">
      <Card
        actions={
          <>
            {link !== undefined && (
              // Not through the router: the token behind the # is for that page alone.
              <a className="nl-link" href={link}>
                <Trans>Open the link of this notice</Trans>
              </a>
            )}
            <Button onClick={() => save(octets, copyFileName(entry.recipients[0] ?? String(entry.number)))}>
              <Trans>Download (.eml)</Trans>
            </Button>
          </>
        }
      >
        <DescriptionList
          items={[
            { term: t`For`, details: <Recipients recipients={entry.recipients} /> },
            {
              term: t`From`,
              details: entry.sender === "" ? <Trans>Sluis itself (no return address)</Trans> : entry.sender,
            },
            { term: t`Delivered`, details: <Moment at={entry.at} look="long" /> },
            { term: t`What it is`, details: <KindBadge entry={entry} /> },
          ]}
        />
      </Card>
      <Card>
        {entry.notice ? (
          <RenderedMessage message={message} />
        ) : (
          <Tabs
            label={t`Ways to see this copy`}
            tabs={[
              {
                id: "shown",
                label: <Trans>As its recipient sees it</Trans>,
                content: () => <RenderedMessage message={message} />,
              },
              {
                id: "beside",
                label: <Trans>Beside the original</Trans>,
                content: () => <BesideOriginal octets={octets} recipients={entry.recipients} />,
              },
            ]}
          />
        )}
      </Card>
    </div>
  )
}
