/**
 * The frame for who is logged in: the column at the side, the page, its foot; and the connection that tells what changed. Who is not
 * logged in goes to the login page and comes back.
 */
import { Trans } from "@lingui/react/macro"
import { useQueryClient } from "@tanstack/react-query"
import { Outlet, useRouter } from "@tanstack/react-router"
import { Suspense, useEffect, useState } from "react"
import type { ReactElement } from "react"

import { Icon } from "../component/icon.tsx"
import { ProblemAlert } from "../component/loaded.tsx"
import { MAIN_ID } from "../component/skip-link.tsx"
import { Waiting } from "../component/waiting.tsx"
import { Footer } from "./footer.tsx"
import { listen } from "./live.ts"
import { useSession } from "./session.ts"
import type { Session } from "./session.ts"
import { Side } from "./side.tsx"

export function Shell(): ReactElement {
  const session = useSession()
  const account = session.data?.account
  useListening(account?.id)

  if (session.data !== undefined && account === undefined) return <ToLogin />
  return (
    <div className="sluis-frame sluis-frame--side">
      <Side session={session.data} />
      <div className="sluis-page">
        {session.data?.demonstration === true && <Demonstration />}
        <main id={MAIN_ID} className="sluis-main sluis-width" tabIndex={-1}>
          <Page session={session.data} error={session.error} onRetry={() => void session.refetch()} />
        </main>
        <Footer />
      </div>
    </div>
  )
}

/** Where one was is noted once: it is another address as soon as the login page is on its way. */
function ToLogin(): ReactElement {
  const router = useRouter()
  const [wanted] = useState(() => router.state.location)
  useEffect(() => {
    const back = `${wanted.pathname}${wanted.searchStr}`
    void router.navigate({ to: "/login", search: { return: back }, replace: true })
  }, [router, wanted])
  return <Waiting />
}

type PageProps = {
  readonly session: Session | undefined
  readonly error: Error | null
  readonly onRetry: () => void
}

function Page({ session, error, onRetry }: PageProps): ReactElement {
  if (session !== undefined) {
    return (
      <Suspense fallback={<Waiting />}>
        <Outlet />
      </Suspense>
    )
  }
  return error === null ? <Waiting /> : <ProblemAlert error={error} onRetry={onRetry} />
}

function Demonstration(): ReactElement {
  return (
    <aside className="sluis-demonstration">
      <p className="sluis-width">
        <Icon name="info" />
        <span>
          <Trans>This is a demonstration: no mail leaves Sluis. What is sent arrives in the outbox.</Trans>
        </span>
      </p>
    </aside>
  )
}

/** One connection for each login. */
function useListening(account: string | undefined): void {
  const client = useQueryClient()
  useEffect(() => (account === undefined ? undefined : listen(client)), [account, client])
}
