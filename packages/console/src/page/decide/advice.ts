/**
 * What a sender can change before sending the message again: a short list that follows from the rules that stopped it. The words
 * are in ./advice-words.tsx.
 *
 * Where a rule stands in the way of separate copies (`sluis/…`), its own words already say what to change; they are shown, so
 * there is no advice for them here.
 */
import type { Sight } from "../../held/harm.ts"
import { isAboutAudience } from "../../held/harm.ts"

export type Advice =
  | "bcc"
  | "attachment-addresses"
  | "old-mail"
  | "text-addresses"
  | "fewer-data"
  | "list-in-text"
  | "hidden-data"
  | "one-person"
  | "readable-attachment"
  | "right-people"
  | "right-spelling"
  | "in-parts"

const OF_RULE: ReadonlyMap<string, Advice> = new Map([
  ["listed/in-quoted-header", "old-mail"],
  ["listed/people-attached", "fewer-data"],
  ["listed/people-in-files", "fewer-data"],
  ["listed/people-in-text", "list-in-text"],
  ["listed/people-concealed", "hidden-data"],
  ["listed/person-concealed", "hidden-data"],
  ["listed/person-to-many", "one-person"],
  ["listed/person-attached", "one-person"],
  ["form/attachment-unreadable", "readable-attachment"],
  ["form/search-incomplete", "in-parts"],
  ["form/beyond-limits", "in-parts"],
  ["addressing/doubtful", "right-people"],
  ["addressing/lookalike", "right-spelling"],
])

/** The most that somebody under stress reads. */
const MOST = 4

/** @param rules ids of the rules that stopped it */
export function adviceFor(rules: readonly string[], listed: Sight["listed"] | undefined): readonly Advice[] {
  const found: Advice[] = []
  for (const rule of rules) {
    const advice = OF_RULE.get(rule)
    if (advice !== undefined) found.push(advice)
    if (rule === "listed/in-content") found.push(...placesOf(listed))
  }
  const isObstructed = rules.some((rule) => rule.startsWith("sluis/"))
  if (!isObstructed && rules.some(isAboutAudience)) found.push("bcc")
  return [...new Set(found)].slice(0, MOST)
}

function placesOf(listed: Sight["listed"] | undefined): readonly Advice[] {
  const places: Advice[] = []
  if ((listed?.attached ?? 0) > 0) places.push("attachment-addresses")
  if ((listed?.quoted ?? 0) > 0) places.push("old-mail")
  if ((listed?.text ?? 0) > 0) places.push("text-addresses")
  return places
}
