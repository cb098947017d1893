/**
 * The focus after something that took away what had it: a row that was removed, a form that is done. It goes to the title of the page,
 * as after a navigation, because otherwise the next press of Tab would begin at the top of the window.
 */
import { useCallback, useEffect, useState } from "react"

/**
 * Call it together with the change of state by which things go away: the focus moves when that is shown, and after a dialog within
 * the same component has closed.
 */
export function useTitleFocus(): () => void {
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (turn > 0) document.querySelector<HTMLElement>("main h1")?.focus()
  }, [turn])
  return useCallback(() => setTurn((before) => before + 1), [])
}
