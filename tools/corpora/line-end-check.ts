/** The line ends of a file say nothing about its people: facts, verdict and people are the same with LF and with CRLF. */
import { examine, type Examination } from "@sluis/core/examine"
import { BUILTIN_POLICY } from "@sluis/core/policy/builtin"
import type { Difference } from "./difference.ts"
import { withCrlf } from "./line-ends.ts"

export function checkLineEnds(file: string, bytes: Uint8Array, us: readonly string[]): readonly Difference[] {
  const crlf = withCrlf(bytes)
  if (crlf.length === bytes.length) return []
  return compareExaminations(
    file,
    examine(crlf, { us }, BUILTIN_POLICY),
    examine(bytes, { us }, BUILTIN_POLICY),
  )
}

/** Where two examinations differ in anything but sizes and places. */
export function compareExaminations(file: string, crlf: Examination, lf: Examination): readonly Difference[] {
  const other = new Map(comparable(crlf))
  return comparable(lf).flatMap(([what, theirs]) => {
    const ours = other.get(what) ?? ""
    return ours === theirs ? [] : [{ file, what: `${what} with CRLF`, ours, theirs }]
  })
}

/** What may not differ; the size and all offsets do. */
function comparable({
  facts,
  people,
  verdict,
  evidence,
  copies,
}: Examination): readonly (readonly [string, string])[] {
  return [
    ...Object.entries(facts).map(
      ([group, value]) => [group, json(group === "form" ? { ...facts.form, size: 0 } : value)] as const,
    ),
    ["people", json(people)],
    ["verdict", json(verdict)],
    [
      "evidence",
      json(
        evidence.map(({ fact, value, part, words }) => [fact, value, part, words.replaceAll("\r\n", "\n")]),
      ),
    ],
    ["copies", json(copies.map(({ recipient }) => recipient.address))],
  ]
}

function json(value: unknown): string {
  return JSON.stringify(value)
}
