/**
 * Numbers that the organisation gives out itself, by the shapes of its policy: a matcher without regular expressions, so that
 * no shape can take long.
 */
import { hasCueNear } from "./context.ts"
import type { FoundIdentifier, NumberShape } from "./identifier.ts"
import { isAsciiLetter, isDigit, isGlue } from "./unit.ts"

/** The first of `shapes` whose first digit is the one at `at`, where a run of digits begins. */
export function findShaped(
  text: string,
  at: number,
  shapes: readonly PreparedShape[],
): FoundIdentifier | undefined {
  for (const { kind, form, firstDigit, cues, isPlain } of shapes) {
    const start = at - firstDigit
    const end = start + form.length
    if (start < 0 || isGlue(text.charCodeAt(start - 1)) || isGlue(text.charCodeAt(end))) continue
    if (!fits(text, start, form)) continue
    if (cues.length > 0 && !hasCueNear(text, start, end, cues)) continue
    return {
      kind,
      start,
      end,
      value: canonical(text.slice(start, end)),
      certainty: isPlain && cues.length === 0 ? "assumed" : "certain",
    }
  }
  return undefined
}

export type PreparedShape = {
  readonly kind: NumberShape["kind"]
  readonly form: string
  /** Index of the first digit. */
  readonly firstDigit: number
  readonly cues: readonly string[]
  /** Of digits alone: any number of that length looks like it. */
  readonly isPlain: boolean
}

/** Shapes without a digit are left out: nothing would lead to their numbers. */
export function preparedShapes(shapes: readonly NumberShape[]): readonly PreparedShape[] {
  return shapes.flatMap(({ kind, shape, cues }) => {
    const firstDigit = Array.from(shape).findIndex((sign) => isDigit(sign.charCodeAt(0)))
    if (firstDigit < 0) return []
    const isPlain = Array.from(shape).every((sign) => isDigit(sign.charCodeAt(0)))
    return [{ kind, form: shape, firstDigit, isPlain, cues: cues.map((cue) => cue.toLowerCase()) }]
  })
}

function fits(text: string, start: number, form: string): boolean {
  for (let at = 0; at < form.length; at += 1) {
    const wanted = form.charCodeAt(at)
    const code = text.charCodeAt(start + at)
    if (wanted === 0x39 ? !isDigit(code) : wanted === 0x41 ? !isAsciiLetter(code) : !isSame(code, wanted)) {
      return false
    }
  }
  return true
}

/** Letters in either case: a number is often typed in lower case. */
function isSame(code: number, wanted: number): boolean {
  return (
    code === wanted || (isAsciiLetter(code) && isAsciiLetter(wanted) && (code | 0x20) === (wanted | 0x20))
  )
}

function canonical(written: string): string {
  let value = ""
  for (const sign of written) if (sign !== " " && sign !== "." && sign !== "-") value += sign
  return value.toUpperCase()
}
