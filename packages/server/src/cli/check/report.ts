/**
 * The report on one message, for the person who is about to send it.
 *
 * It leads with the verdict and with what each recipient would learn; why, who, on what evidence and what to do follow
 * for those who want to know. A message that is fine gets a few lines. Pure: an examination goes in, lines come out.
 */
import type { Examination } from "@sluis/core/examine"
import type { Evidence, Facts } from "@sluis/core/facts/facts"
import { FACTS } from "@sluis/core/policy/facts-schema"
import type { Verdict } from "@sluis/core/policy/verdict"

import { isNobodyFound } from "../../app/gate/audience-found.ts"
import { headingOf } from "../../app/held/heading.ts"
import { agreeingReasons } from "../../app/held/held-reasons.ts"
import { exposuresOf, introductionsOf } from "../../app/gate/learning.ts"
import type { Where } from "../../app/read-mail.ts"
import { INDENT, bullet, indented, section } from "../block.ts"
import type { Reader } from "../block.ts"
import { columnsOf, cut, wrap } from "../layout.ts"
import { evidenceLines } from "./report-evidence.ts"
import { peopleLines } from "./report-people.ts"
import { safe } from "../safe-text.ts"
import { shellWord } from "../shell-word.ts"
import type { Texts } from "../texts.ts"
import { verdictStyle, verdictSymbol } from "./verdict-look.ts"

/** The longest quotation of what gave a list away, in the first sentence. */
const MAX_QUOTE = 30

export function reportLines(where: Where, examination: Examination, reader: Reader): readonly string[] {
  const { language, texts, page } = reader
  const { verdict, people, facts } = examination
  const reasons = agreeingReasons(verdict.reasons, facts.listed).flatMap((reason) =>
    bullet(reason[language], page),
  )
  const advice = texts.advice(verdict, shellWord(safe(where.file))).flatMap((line) => bullet(line, page))
  const isFine = verdict.kind === "deliver"
  const isNobody = isNobodyFound(examination)
  const blocks = [
    titleLines(where, examination, reader),
    isNobody ? nobodyLines(where, reader) : [],
    verdictLines(verdict, reader),
    isNobody ? [] : learntLines(examination, reader),
    section(texts.report.why, reasons, page),
    isFine ? [] : peopleLines(people, reader),
    isFine ? [] : evidenceLines(examination, reader),
    section(texts.report.advice, advice, page),
  ]
  return blocks.filter((lines) => lines.length > 0).flatMap((lines) => ["", ...lines])
}

function titleLines(
  where: Where,
  { facts, people, message }: Examination,
  { texts, page }: Reader,
): readonly string[] {
  const { address } = facts.sender
  const title = safe(headingOf(message).subject) || texts.report.noSubject
  const about = [
    ...(address === "" ? [] : [`${texts.report.from} ${safe(address)}`]),
    texts.report.recipients(people.length),
    fileName(where, texts),
  ].join(` ${page.symbols.dot} `)
  const fitted = (text: string): string => cut(text, page.columns - 2, page.symbols.more)
  return [`  ${page.paint("strong", fitted(title))}`, `  ${page.paint("faint", fitted(about))}`]
}

/** The file, and in an mbox the octet offset where the message begins: `archive.mbox@14211`. */
export function fileName({ file, offset }: Where, texts: Texts): string {
  const name = file === "-" ? texts.report.standardInput : safe(file)
  return offset === undefined ? name : `${name}@${offset}`
}

function verdictLines(verdict: Verdict, { texts, page }: Reader): readonly string[] {
  const label = `${verdictSymbol(verdict.kind, page)} ${texts.verdict[verdict.kind]}`
  const indent = 2 + columnsOf(label) + 3
  const [first = "", ...rest] = wrap(texts.effect(verdict), page.columns - indent)
  const painted = page.paint("strong", page.paint(verdictStyle(verdict.kind), label))
  return [`  ${painted}   ${first}`, ...rest.map((line) => " ".repeat(indent) + line)]
}

/** Leads the report: a verdict about nobody must not be taken for one that all is well. */
function nobodyLines({ file }: Where, { texts, page }: Reader): readonly string[] {
  const [first, then] = texts.nobodyFound(shellWord(safe(file)))
  return [
    ...wrap(first, page.columns - 2).map((line) => `  ${page.paint("strong", page.paint("yellow", line))}`),
    ...wrap(then, page.columns - 2).map((line) => `  ${line}`),
  ]
}

function learntLines(
  { facts, people, evidence, verdict }: Examination,
  { language, texts, page }: Reader,
): readonly string[] {
  const { categories, sensitivity } = facts.membership
  const exposures = exposuresOf(people)
  const introductions = introductionsOf(people)
  const about = texts.and(
    categories.map((category) => FACTS.membership.categories.values[category][language]),
  )
  const sentences = [
    ...(exposures === undefined ? [] : [texts.exposed(exposures, about, givingAway(evidence), sensitivity)]),
    ...(introductions === undefined ? [] : [texts.introduced(introductions)]),
    ...listedSentences(facts, texts),
  ]
  const [first = texts.nobodyLearns(people.length), ...rest] = sentences
  const lines = (text: string): readonly string[] => wrap(text, page.columns - INDENT).map(indented)
  const style = verdict.kind === "deliver" ? "faint" : "strong"
  return [...lines(first).map((line) => page.paint(style, line)), ...rest.flatMap(lines)]
}

/** The first words that made the list a sensitive one, the surest before the others. */
function givingAway(evidence: readonly Evidence[]): string {
  const seen = evidence
    .filter((one) => one.fact === "membership.categories" && one.words !== "")
    .toSorted((a, b) => Number(a.certainty === "assumed") - Number(b.certainty === "assumed"))
  const words = [...new Set(seen.map((one) => safe(one.words)))].slice(0, 2)
  return words.map((word) => `“${cut(word, MAX_QUOTE, "…")}”`).join(", ")
}

function listedSentences({ listed }: Facts, texts: Texts): readonly string[] {
  const places = ["header", "quoted", "text", "attached"] as const
  return places.filter((place) => listed[place] > 0).map((place) => texts.listed[place](listed[place]))
}
