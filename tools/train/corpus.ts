/**
 * What the classifier learns from: fixtures/training, and the development half of fixtures/judgement, but for what is about places.
 *
 * Sentences say what they tell each reader who is addressed by them, or nothing. Of a whole mail only that is known, not which
 * sentence tells it.
 */
import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { LABELS } from "@sluis/core/classifier/classifier"
import { FORM } from "@sluis/core/classifier/features"
import type { LetterWords } from "@sluis/core/facts/private-letter"
import { sentencesOf, wholeOf } from "@sluis/core/facts/told"
import { halfOf, isOfStructure, parseCases, type JudgementCase } from "../judge/case.ts"
import type { Example } from "./learn.ts"

const TRAINING = join(import.meta.dirname, "..", "..", "fixtures", "training")
const JUDGEMENT = join(import.meta.dirname, "..", "..", "fixtures", "judgement")
const HEADLINE = /^(?:subject|onderwerp): */i

export type Mail = {
  /** Mails of one are never learnt from while another is judged by what was learnt. */
  readonly template: string
  /** Indices in `LABELS`; none where it tells nothing. */
  readonly told: readonly number[]
  /** Features of each. */
  readonly sentences: readonly Int32Array[]
  /** Of all of them together. */
  readonly whole: Int32Array
}

export type Corpus = {
  readonly sentences: readonly Example[]
  readonly mails: readonly Mail[]
  /** SHA-256, hexadecimal: of the files and of the form of features. */
  readonly digest: string
}

export function readCorpus(): Corpus {
  const digest = createHash("sha256").update(JSON.stringify([FORM, LABELS]))
  const filesOf = (folder: string, form: RegExp): readonly (readonly [name: string, text: string])[] =>
    readdirSync(folder)
      .filter((name) => form.test(name))
      .toSorted()
      .map((name) => [name, readFileSync(join(folder, name), "utf8")])
  const tables = filesOf(TRAINING, /\.tsv$/)
  const mails = filesOf(TRAINING, /\.txt$/)
  const cases = filesOf(JUDGEMENT, /\.yaml$/)
    .flatMap(([name, text]) => parseCases(text, name))
    .filter((one) => halfOf(one) === "development" && !isOfStructure(one))
  for (const part of [tables, mails, cases]) digest.update(JSON.stringify(part))
  return {
    sentences: tables.flatMap(([name, text]) => examplesIn(text, name)),
    mails: [...mails.flatMap(([name, text]) => mailsIn(text, name)), ...cases.flatMap(mailOf)],
    digest: digest.digest("hex"),
  }
}

/** One sentence or two a line, behind its label and a tab. */
function examplesIn(table: string, file: string): readonly Example[] {
  return table
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [label = "", text = ""] = line.split("\t")
      const headline = HEADLINE.exec(text)
      const words = text.slice(headline?.[0].length ?? 0)
      const letter = headline === null ? { ...NO_WORDS, newText: words } : { ...NO_WORDS, subject: words }
      return { label: labelOf(label, file), features: read(letter).whole }
    })
}
const NO_WORDS: LetterWords = { subject: "", eventTitle: "", newText: "" }

/** A mail that tells and one that only looks like it were often written one after the other. */
const NEIGHBOURS = 10

/** Each begins with "### LABEL | N people" and its subject. */
function mailsIn(text: string, file: string): readonly Mail[] {
  return text
    .split(/^### /m)
    .slice(1)
    .map((block, number) => {
      const [head = "", subject = "", ...body] = block.split("\n")
      const label = labelOf(head.split("|")[0]?.trim() ?? "", file)
      return {
        template: `${file} ${Math.floor(number / NEIGHBOURS)}`,
        told: label === 0 ? [] : [label],
        ...read({ ...NO_WORDS, subject: subject.replace(HEADLINE, ""), newText: body.join("\n") }),
      }
    })
}

/** Those of several readers, of which it is known whether and what they tell. */
function mailOf({ template, subject, event, text, html, expect, ...one }: JudgementCase): readonly Mail[] {
  if ([...one.to, ...one.cc].length < 2 && [...one.to, ...one.cc].every((each) => typeof each === "string"))
    return []
  const tells = expect.verdict !== "deliver"
  const told = (expect.categories ?? []).map((category) => LABELS.indexOf(category))
  if (tells && (expect.sensitivity !== "certain" || told.length === 0)) return []
  const eventTitle = (typeof event === "string" ? event : event?.title) ?? ""
  const words =
    text ?? (html ?? "").replaceAll(/<br\s*\/?>|<\/(?:p|div|li|tr|h\d)>/gi, "\n").replaceAll(/<[^>]+>/g, " ")
  return [
    {
      template,
      told: tells ? told : [],
      ...read({ subject, eventTitle, newText: ownOf(words) }),
    },
  ]
}

/** Without what is quoted and what stands below a signature's dashes. */
function ownOf(text: string): string {
  const own = text.split("\n").filter((line) => !line.startsWith(">"))
  return own.join("\n").split(/\n-- ?\n/)[0] ?? ""
}

function read(letter: LetterWords): Pick<Mail, "sentences" | "whole"> {
  const sentences = sentencesOf(letter)
  if (sentences.length === 0) throw new Error(`there is no word in ${JSON.stringify(letter)}`)
  return { sentences: sentences.map(({ features }) => features), whole: wholeOf(sentences) }
}

function labelOf(label: string, file: string): number {
  const index = label === "-" ? 0 : LABELS.findIndex((each) => each === label)
  if (index === -1) throw new Error(`${file}: there is no category "${label}"`)
  return index
}
