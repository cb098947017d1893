/**
 * The link that this page was opened with (./link.ts); a newer one in the same tab replaces it.
 */
import { useEffect, useState } from "react"

import { takeLink } from "./link.ts"
import type { Kept } from "./link.ts"

/**
 * @param page which the link opens, such as "decide"
 * @returns undefined: the address holds none, and this tab has kept none
 */
export function useLink(page: string): string | undefined {
  const [link, setLink] = useState(() => takeLink(location.hash, keeper(), page))
  useEffect(() => {
    hide()
    const change = (): void => {
      if (location.hash === "") return
      setLink(takeLink(location.hash, keeper(), page))
      hide()
    }
    addEventListener("hashchange", change)
    return () => removeEventListener("hashchange", change)
  }, [page])
  return link
}

function hide(): void {
  if (location.hash === "") return
  // Not `history.replaceState`: the router puts its own in place of that, and would make the page anew.
  History.prototype.replaceState.call(history, history.state, "", location.pathname + location.search)
}

/** A browser may forbid it, already when it is only looked at. */
function keeper(): Kept | undefined {
  try {
    return sessionStorage
  } catch {
    return undefined
  }
}
