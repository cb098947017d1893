/** The focus after a form was refused: at the first thing that is to be mended. */
import { useCallback, useEffect, useRef, useState } from "react"
import type { RefObject } from "react"

export type FirstError = {
  readonly form: RefObject<HTMLFormElement | null>
  /** Call it together with the change of state by which errors are shown. */
  readonly goToFirst: () => void
}

export function useFirstError(): FirstError {
  const form = useRef<HTMLFormElement>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (turn === 0) return
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    const control = wrong instanceof HTMLFieldSetElement ? wrong.querySelector("input") : wrong
    control?.focus()
  }, [turn])
  return { form, goToFirst: useCallback(() => setTurn((before) => before + 1), []) }
}
