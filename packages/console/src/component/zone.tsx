/** The organisation's time zone, for everything that shows a moment. */
import { createContext, useContext } from "react"

/** An IANA name. The shell gives the organisation's own as soon as the server has told it. */
export const Zone = createContext("Europe/Amsterdam")

export function useZone(): string {
  return useContext(Zone)
}
