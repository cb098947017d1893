/** Around every page, logged in or not: the skip link, and the focus after a navigation. */
import { Outlet, useRouter } from "@tanstack/react-router"
import { useEffect } from "react"
import type { ReactElement } from "react"

import { SkipLink } from "../component/skip-link.tsx"
import { Zone } from "../component/zone.tsx"
import { useSession } from "./session.ts"

export function Root(): ReactElement {
  const router = useRouter()
  const session = useSession()
  useEffect(
    () =>
      router.subscribe("onRendered", ({ fromLocation, pathChanged }) => {
        // The first page of a visit is read from its top, as any page.
        if (fromLocation === undefined || !pathChanged) return
        document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true })
      }),
    [router],
  )
  const page = (
    <>
      <SkipLink />
      <Outlet />
    </>
  )
  return session.data === undefined ? page : <Zone value={session.data.timeZone}>{page}</Zone>
}
