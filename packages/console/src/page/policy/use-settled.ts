/** A value, as soon as it has stopped changing for a while: so that not every key press is a question to the server. */
import { useEffect, useState } from "react"

export function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}
