/** Which of our two languages a caller reads (RFC 9110 §12.5.4): Dutch, unless English is asked for before it. */
import type { Language } from "../app/language.ts"

/** Of a header; more is no preference. */
const MAX_UNITS = 200

export function languageOf(header: string | undefined): Language {
  const wanted = (header ?? "")
    .slice(0, MAX_UNITS)
    .split(",")
    .map((each) => {
      const [tag = "", ...parameters] = each.split(";").map((part) => part.trim().toLowerCase())
      const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2)
      return { language: tag.split("-")[0], weight: weight === undefined ? 1 : Number(weight) || 0 }
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
  const first = wanted.find(({ language }) => language === "nl" || language === "en")
  return first?.language === "en" ? "en" : "nl"
}
