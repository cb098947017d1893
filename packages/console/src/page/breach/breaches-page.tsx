/**
 * Files of breaches and near misses: those that are open first, each with its clock and with what is wanted first. A list shows
 * titles, which are asked to be without names; who it is about stands in the file, after a click that is recorded.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { useState } from "react"
import type { ReactElement } from "react"

import { useCall } from "../../api/query.ts"
import { Button } from "../../component/button.tsx"
import { ButtonLink } from "../../component/button-link.tsx"
import { EmptyState } from "../../component/empty-state.tsx"
import { Link } from "../../component/link.tsx"
import { Loaded } from "../../component/loaded.tsx"
import { PageTitle } from "../../component/page-title.tsx"
import { Paragraph } from "../../component/text.tsx"
import { Tabs } from "../../component/tabs.tsx"
import { CursorPager, useCursor } from "../held/cursor.tsx"
import { BreachTable } from "./breach-table.tsx"
import { OpenDialog } from "./open-dialog.tsx"
import { VIEWS } from "./search.ts"
import type { BreachSearch, View } from "./search.ts"
import "./breach.css"

export function BreachesPage(): ReactElement {
  const { t } = useLingui()
  const [opening, setOpening] = useState(false)
  const { view = "open" }: BreachSearch = useSearch({ from: "/shell/breaches" })
  const navigate = useNavigate()
  const openButton = (
    <Button look="primary" onClick={() => setOpening(true)}>
      <Trans>Open a file</Trans>
    </Button>
  )
  const content = (): ReactElement => <Files view={view} />
  return (
    <div className="sluis-stack">
      <PageTitle
        title={t`Breaches`}
        lead={
          <Trans>
            What went wrong with personal data, and what nearly did. The clock of a file begins when your
            organisation is certain of the breach, and runs for 72 hours.
          </Trans>
        }
        actions={
          <>
            {openButton}
            <ButtonLink to="/breaches/register">
              <Trans>Register and figures</Trans>
            </ButtonLink>
          </>
        }
      />
      <Tabs
        label={t`Breaches`}
        selected={view}
        onSelect={(id) => {
          const chosen = VIEWS.find((one) => one === id)
          void navigate({
            to: "/breaches",
            search: chosen === undefined || chosen === "open" ? {} : { view: chosen },
            resetScroll: false,
          })
        }}
        tabs={[
          { id: "open", label: <Trans>Open</Trans>, content },
          { id: "near-misses", label: <Trans>Near misses</Trans>, content },
          { id: "closed", label: <Trans>Closed</Trans>, content },
          { id: "all", label: <Trans>All</Trans>, content },
        ]}
      />
      <Paragraph look="small">
        <Trans>
          The form and the letters use what your organisation filled in once:{" "}
          <Link to="/settings/organisation">the data of the organisation</Link>.
        </Trans>
      </Paragraph>
      <OpenDialog open={opening} onClose={() => setOpening(false)} />
    </div>
  )
}

const ROWS = 50
const WANTED = {
  open: { state: "open" },
  "near-misses": { kind: "near-miss" },
  closed: { state: "closed" },
  all: {},
} as const

function Files({ view }: { readonly view: View }): ReactElement {
  const cursor = useCursor(view)
  const listed = useCall(
    "breaches.list",
    {
      query: {
        ...WANTED[view],
        limit: ROWS,
        ...(cursor.after === undefined ? {} : { after: cursor.after }),
      },
    },
    { keep: true },
  )
  return (
    <Loaded of={listed}>
      {({ breaches, next }) => {
        return (
          <>
            <BreachTable
              // The clock that ends first is the first that is looked at.
              rows={view === "open" ? breaches.toSorted((a, b) => endOf(a) - endOf(b)) : breaches}
              busy={listed.isPlaceholderData}
              empty={<Nothing view={view} />}
            />
            <CursorPager
              cursor={cursor}
              rows={ROWS}
              shown={breaches.length}
              next={next}
              busy={listed.isPlaceholderData}
            />
          </>
        )
      }}
    </Loaded>
  )
}

function endOf({ dueAt }: { readonly dueAt?: number | undefined }): number {
  return dueAt ?? Number.MAX_SAFE_INTEGER
}

function Nothing({ view }: { readonly view: View }): ReactElement {
  switch (view) {
    case "open":
      return (
        <EmptyState icon="ok" title={<Trans>No breach is open</Trans>}>
          <Trans>
            A file comes here when you open one, when you open one from a held message, or when a colleague
            reports that something went wrong. You are told by mail at once.
          </Trans>
        </EmptyState>
      )
    case "near-misses":
      return (
        <EmptyState icon="ok" title={<Trans>No near miss has been recorded</Trans>}>
          <Trans>
            A near miss is a message that Sluis stopped in time. Open a file from the held message if there is
            something to learn from it.
          </Trans>
        </EmptyState>
      )
    case "closed":
      return (
        <EmptyState title={<Trans>No file has been closed yet</Trans>}>
          <Trans>A file can be closed when nothing is missing in it any more. It then stays here.</Trans>
        </EmptyState>
      )
    case "all":
      return (
        <EmptyState icon="ok" title={<Trans>There are no files yet</Trans>}>
          <Trans>Choose “Open a file” when something went wrong, or nearly did.</Trans>
        </EmptyState>
      )
  }
}
