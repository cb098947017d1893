/**
 * One held message, for who must decide: numbers and reasons.
 *
 * TRUST: no address, no subject and no content is shown; the words of a rule may name the sender, so addresses in them
 * are left out as well.
 */
import { FACTS } from "@sluis/core/policy/facts-schema"

import type { Reason } from "@sluis/core/policy/verdict"

import type { HeldSummary } from "../../app/held/custody.ts"
import { agreeingReasons, isPacked, withoutAddresses } from "../../app/held/held-reasons.ts"
import type { Sight } from "../../app/gate/judged.ts"
import type { Language } from "../../app/language.ts"
import { INDENT, bullet, indented, section } from "../block.ts"
import type { Reader } from "../block.ts"
import { columnsOf, padEnd, padStart, wrap } from "../layout.ts"
import { safe, safeJson } from "../safe-text.ts"

export type HeldAround = {
  /** A release as copies would work. */
  readonly separable: boolean
  readonly timeZone: string
}

export function heldLines(
  message: HeldSummary,
  { separable, timeZone }: HeldAround,
  reader: Reader,
): readonly string[] {
  const { texts, page, language } = reader
  const { held } = texts.gate
  const agreeing = agreeingReasons(message.reasons, message.sight?.listed ?? { quoted: 0, text: 0 })
  const reasons = agreeing.flatMap((reason) => [
    ...bullet(shownReason(reason, language), page),
    indented(`  ${page.paint("faint", safe(reason.rule))}`),
  ])
  const blocks = [
    titleLines(message, timeZone, reader),
    section(held.why, reasons, page),
    section(held.seen, seenLines(message, reader), page),
    [
      ...section(held.can, optionLines(message.id, separable, reader), page),
      ...wrap(held.releasableBy[message.releasableBy], page.columns - INDENT).map((line) =>
        indented(page.paint("faint", line)),
      ),
    ],
  ]
  return blocks
    .filter((lines) => lines.length > 0)
    .flatMap((lines, at) => (at === 0 ? lines : ["", ...lines]))
}

function titleLines(message: HeldSummary, timeZone: string, { texts, page }: Reader): readonly string[] {
  const { held, moment, size } = texts.gate
  const about = [
    held.since(moment(message.at, timeZone)),
    held.until(moment(message.expiresAt, timeZone)),
    size(message.size),
    ...(message.parts.length === 0 ? [] : [held.parts(message.parts.length + 1)]),
  ]
  const symbol = page.paint("yellow", page.symbols.stop)
  return [
    `  ${symbol} ${page.paint("strong", message.id)}`,
    ...wrap(about.join(` ${page.symbols.dot} `), page.columns - INDENT).map((line) =>
      indented(page.paint("faint", line)),
    ),
  ]
}

/** The recipients always; of the rest what is not nothing. */
function seenLines(
  { recipients, sight, reasons }: HeldSummary,
  { texts, page, language }: Reader,
): readonly string[] {
  const { counts } = texts.gate.held
  const rows: (readonly [what: string, count: number])[] = [
    [counts.recipients, Math.max(recipients, sight?.recipients ?? 0)],
    ...(sight === undefined ? [] : countsOf(sight, isPacked(reasons), counts)).filter(
      ([, count]) => count > 0,
    ),
  ]
  const categories = (sight?.categories ?? []).map(
    (category) => FACTS.membership.categories.values[category][language],
  )
  const width = Math.max(...[...rows.map(([what]) => what), counts.about].map(columnsOf)) + 3
  const widest = Math.max(...rows.map(([, count]) => columnsOf(texts.number(count))))
  const lines = rows.map(([what, count]) =>
    indented(`${padEnd(what, width)}${padStart(texts.number(count), widest)}`),
  )
  const about = wrap(texts.and(categories), page.columns - INDENT - width)
  return categories.length === 0
    ? lines
    : [...lines, ...about.map((line, at) => indented(padEnd(at === 0 ? counts.about : "", width) + line))]
}

function countsOf(
  sight: Sight,
  packed: boolean,
  counts: Reader["texts"]["gate"]["held"]["counts"],
): readonly (readonly [what: string, count: number])[] {
  return [
    [counts.visible, sight.visible],
    [counts.visibleOutside, sight.visibleOutside],
    [counts.hidden, sight.hidden],
    [counts.introductions, sight.introductions],
    [counts.exposures, sight.exposures],
    [counts.listed.header, sight.listed.header],
    [counts.listed.quoted, sight.listed.quoted],
    [counts.listed.text, sight.listed.text],
    [counts.listed.attached, packed ? 0 : sight.listed.attached],
  ]
}

function optionLines(id: string, separable: boolean, { texts, page }: Reader): readonly string[] {
  const { held } = texts.gate
  const reason = `--reason "${held.reason}"`
  const options = [
    ...(separable ? [[held.separately, `sluis held release ${id}`] as const] : []),
    [held.asItWas, `sluis held release ${id} --as-it-was ${reason}`] as const,
    [held.drop, `sluis held drop ${id} ${reason}`] as const,
  ]
  const width = Math.max(...options.map(([what]) => columnsOf(what))) + 3
  // A command that does not fit stands below its words whole, so that it can be copied.
  const fits = options.every(([, command]) => INDENT + width + columnsOf(command) <= page.columns)
  return options.flatMap(([what, command]) =>
    fits
      ? [indented(padEnd(what, width) + page.paint("cyan", command))]
      : [indented(what), indented(`  ${page.paint("cyan", command)}`)],
  )
}

/** For scripts: times as RFC 3339, counts as they are; no addresses, no subject. */
export function heldJson(message: HeldSummary): string {
  const { id, at, expiresAt, size, recipients, reasons, releasableBy, sight, parts, damaged } = message
  return safeJson({
    id,
    since: new Date(at).toISOString(),
    until: new Date(expiresAt).toISOString(),
    size,
    recipients,
    releasableBy,
    parts,
    ...(damaged === true && { damaged }),
    reasons: reasons.map(({ rule, nl, en }) => ({
      rule,
      nl: withoutAddresses(nl),
      en: withoutAddresses(en),
    })),
    ...(sight !== undefined && { seen: { ...sight, subject: undefined } }),
  })
}

/** TRUST: safe to print, without addresses. */
export function shownReason(reason: Reason, language: Language): string {
  return safe(withoutAddresses(reason[language]))
}
