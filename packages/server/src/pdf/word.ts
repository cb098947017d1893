/** The few words that a paper does not bring along itself, in the language of the paper. */
import type { Block, Paper, PaperDay } from "@sluis/core/paper/paper"

export type Words = {
  readonly page: (page: number, of: number) => string
  readonly unknown: string
  readonly tone: Readonly<Record<Extract<Block, { kind: "remark" }>["tone"], string>>
  /** Of a month that starts on a page of its own. */
  readonly continued: string
  /** Monday first. */
  readonly weekdays: readonly string[]
  readonly day: Readonly<Record<PaperDay["state"], (days: number) => string>>
}

const DUTCH: Words = {
  page: (page, of) => `Pagina ${page} van ${of}`,
  unknown: "Nog niet bekend",
  tone: { info: "Ter informatie", warning: "Let op", danger: "Belangrijk" },
  continued: "Vervolg",
  weekdays: ["ma", "di", "wo", "do", "vr", "za", "zo"],
  day: {
    good: (days) => `Goed: ${days} ${days === 1 ? "dag" : "dagen"}`,
    bad: (days) => `Niet goed: ${days} ${days === 1 ? "dag" : "dagen"}`,
    none: (days) => `Niet beproefd: ${days} ${days === 1 ? "dag" : "dagen"}`,
  },
}

const ENGLISH: Words = {
  page: (page, of) => `Page ${page} of ${of}`,
  unknown: "Not known yet",
  tone: { info: "For information", warning: "Please note", danger: "Important" },
  continued: "Continued",
  weekdays: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"],
  day: {
    good: (days) => `Good: ${days} ${days === 1 ? "day" : "days"}`,
    bad: (days) => `Not good: ${days} ${days === 1 ? "day" : "days"}`,
    none: (days) => `Not tested: ${days} ${days === 1 ? "day" : "days"}`,
  },
}

export function wordsOf(language: Paper["language"]): Words {
  switch (language) {
    case "nl":
      return DUTCH
    case "en":
      return ENGLISH
  }
}

/** A day in words, in the zone that the organisation lives in. */
export function dateInWords(language: Paper["language"], time: number): string {
  return new Intl.DateTimeFormat(language === "nl" ? "nl-NL" : "en-GB", {
    dateStyle: "long",
    timeZone: "Europe/Amsterdam",
  }).format(time)
}
