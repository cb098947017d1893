/**
 * What every page of one file has: which file it is, the clock in a line, and the way to the other parts.
 *
 * The server is asked for the whole file on each, and its answer is kept between them.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import { useParams } from "@tanstack/react-router"
import { isClosed } from "@sluis/core/breach/file"
import type { ReactElement, ReactNode } from "react"

import { useCall } from "../../api/query.ts"
import { Alert } from "../../component/alert.tsx"
import { Link } from "../../component/link.tsx"
import { Loaded } from "../../component/loaded.tsx"
import { PageTitle } from "../../component/page-title.tsx"
import { SubNavigation } from "../../component/sub-navigation.tsx"
import { ClockLine } from "./clock-line.tsx"
import { DamagedPeople } from "./damaged-people.tsx"
import { openFile } from "./open-file.ts"
import type { OpenFile } from "./open-file.ts"
import "./breach.css"

type Props = {
  /** Of the part; undefined on the overview, which has the title of the file. */
  readonly title?: string
  /** What this part is for. */
  readonly lead?: ReactNode
  readonly children: (open: OpenFile) => ReactNode
}

export function BreachFrame({ title, lead, children }: Props): ReactElement {
  const { t } = useLingui()
  const id = useParams({ strict: false }).id ?? ""
  const shown = useCall("breaches.show", { params: { id } })
  const fallback = title ?? t`File of a breach`
  return (
    <div className="sluis-stack">
      <p className="nl-paragraph">
        <Link to="/breaches">
          <Trans>All breaches</Trans>
        </Link>
      </p>
      {shown.data === undefined && <PageTitle title={fallback} />}
      <Loaded of={shown}>
        {(given) => {
          const open = openFile(given)
          if (open === undefined) return <Unreadable title={fallback} />
          const called = open.file.description.now?.value.title ?? ""
          const { number } = open
          return (
            <>
              <PageTitle
                title={title === undefined ? called : title}
                lead={
                  title === undefined ? (
                    lead
                  ) : (
                    <>
                      {number} · {called}
                    </>
                  )
                }
              />
              {title !== undefined && <ClockLine open={open} />}
              {isClosed(open.file) && <Closed />}
              <DamagedPeople open={open} />
              <Parts id={id} />
              {title !== undefined && lead !== undefined && <p className="nl-paragraph">{lead}</p>}
              {children(open)}
            </>
          )
        }}
      </Loaded>
    </div>
  )
}

function Parts({ id }: { readonly id: string }): ReactElement {
  const { t } = useLingui()
  const params = { id }
  return (
    <SubNavigation label={t`Parts of this file`}>
      <Link to="/breaches/$id" params={params} activeOptions={{ exact: true }}>
        <Trans>Overview</Trans>
      </Link>
      <Link to="/breaches/$id/happened" params={params}>
        <Trans>What happened</Trans>
      </Link>
      <Link to="/breaches/$id/severity" params={params}>
        <Trans>Severity</Trans>
      </Link>
      <Link to="/breaches/$id/decisions" params={params}>
        <Trans>Decisions</Trans>
      </Link>
      <Link to="/breaches/$id/notification" params={params}>
        <Trans>Notification</Trans>
      </Link>
      <Link to="/breaches/$id/people" params={params}>
        <Trans>People concerned</Trans>
      </Link>
      <Link to="/breaches/$id/letters" params={params}>
        <Trans>Letters</Trans>
      </Link>
      <Link to="/breaches/$id/measures" params={params}>
        <Trans>Measures</Trans>
      </Link>
      <Link to="/breaches/$id/papers" params={params}>
        <Trans>Papers</Trans>
      </Link>
      <Link to="/breaches/$id/history" params={params}>
        <Trans>History</Trans>
      </Link>
    </SubNavigation>
  )
}

function Closed(): ReactElement {
  return (
    <Alert kind="info" title={<Trans>This file is closed</Trans>}>
      <Trans>To change something, reopen it first, with a reason. You do that on the overview.</Trans>
    </Alert>
  )
}

function Unreadable({ title }: { readonly title: string }): ReactElement {
  return (
    <>
      <PageTitle title={title} />
      <Alert kind="error" title={<Trans>This file cannot be read</Trans>}>
        <Trans>
          Its steps do not follow each other. Tell your administrator at once, and go on with the notification
          by hand: the clock does not wait.
        </Trans>
      </Alert>
    </>
  )
}
