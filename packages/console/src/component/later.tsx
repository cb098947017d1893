/**
 * What nobody sees at first, such as what is folded away: drawn as soon as the rest stands there, in small pieces between which the
 * browser can do something else. So nobody waits for it who does not look for it, and whoever searches the page finds it.
 */
import { useDeferredValue } from "react"
import type { ReactElement, ReactNode } from "react"

export function Later({ children }: { readonly children: () => ReactNode }): ReactElement | null {
  const isTime = useDeferredValue(true, false)
  return isTime ? <>{children()}</> : null
}
