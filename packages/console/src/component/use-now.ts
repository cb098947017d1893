/** The time, for what depends on it: a clock that runs, or whether a day has passed. It moves on its own, without being said aloud. */
import { useEffect, useState } from "react"

const TICK_MS = 30_000

/** Milliseconds since 1970. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
