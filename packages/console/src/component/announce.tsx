/**
 * The one polite live region of the console. Pages say in it what changed without the user looking there: "112 copies were
 * sent". One, because several speak through each other.
 */
import { createContext, useCallback, useContext, useState } from "react"
import type { ReactElement, ReactNode } from "react"

const Announcer = createContext<(text: string) => void>(() => {})

/** A stable function that has a screen reader say a text when it is done with what it says now. */
export function useAnnounce(): (text: string) => void {
  return useContext(Announcer)
}

export function AnnounceProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [said, setSaid] = useState({ text: "", turn: 0 })
  const announce = useCallback((text: string) => setSaid(({ turn }) => ({ text, turn: turn + 1 })), [])
  return (
    <Announcer value={announce}>
      {children}
      <div className="sluis-visually-hidden" role="status">
        {/* A new element for each text, or the same text twice would be said once. */}
        <span key={said.turn}>{said.text}</span>
      </div>
    </Announcer>
  )
}
