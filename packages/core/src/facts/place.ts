/**
 * Where a term stands in its sentence, and what is said of cues and terms by how far they are from each other.
 *
 * What it means that they stand so is said elsewhere: for the reader in ./addressed.ts, against it in ./mere-talk.ts.
 */
import type { Cue } from "./lexicon/cues.ts"
import type { Met, Sentence } from "./sentence.ts"

const ABOUT_REACH = 6
const GREETED_STAFF_REACH = 3
/** A pause is looked for so many units back; what lies further is not taken together. */
const PAUSE_UNITS = 160

/** Where a term stands: what is last before it, beyond which no cue reaches it. */
export type Place = {
  readonly sentence: Sentence
  readonly has: ReadonlySet<Cue>
  /** Number of the last word of "over", -1 for none. */
  readonly about: number
  /** Of those who work. */
  readonly staff: number
  /** Of "de" or "the": what one has may be that, not the term. */
  readonly article: number
  /** The term itself says that it is somebody's work: "schuldhulpverlener". */
  readonly isStaff: boolean
  /** UTF-16 index of the last pause. */
  readonly pause: number
  /** "Over" stands just before it. */
  readonly isSubject: boolean
}

export function placeOf(term: Met<"term">, { cues, text }: Sentence): Omit<Place, "sentence" | "has"> {
  let about = -1
  let staff = -1
  let article = -1
  let isStaff = false
  for (const cue of cues) {
    const { meaning, first, last } = cue
    if (meaning.cue === "about" && last < term.first && last > about) about = last
    if (meaning.cue === "article" && last < term.first && last > article) article = last
    // "Beste GGZ-relaties" as well
    // "Zwarte collega's": those are the group.
    if (meaning.cue === "staff" && first > term.first && last <= term.last) continue
    if (meaning.cue !== "staff" || first > term.last + 1 || isQualified(text, cue)) continue
    if (last > staff) staff = last
    if (last >= term.first || (isBefore(cue, term, GREETED_STAFF_REACH) && isGreetedFirst(cue, cues)))
      isStaff = true
  }
  let pause = term.start - 1
  const firstUnit = Math.max(0, term.start - PAUSE_UNITS)
  while (pause >= firstUnit && !isPause(text.charCodeAt(pause))) pause -= 1
  return {
    about,
    staff,
    article,
    isStaff,
    pause,
    isSubject: about >= 0 && term.first - about <= ABOUT_REACH,
  }
}

/** "Beste vrijwilligers van ..." */
function isGreetedFirst(staff: Span, cues: readonly Met<"cue">[]): boolean {
  return cues.some((cue) => cue.meaning.cue === "greeting" && isBefore(cue, staff, 1))
}

/** Per cue whether it does to the term what the table is about. */
export type Ways = Readonly<
  Partial<Record<Cue, (cue: Met<"cue">, term: Met<"term">, place: Place) => boolean>>
>

export function isMetBy(ways: Ways, term: Met<"term">, place: Place): boolean {
  return place.sentence.cues.some((cue) => ways[cue.meaning.cue]?.(cue, term, place) === true)
}

export type Span = { readonly first: number; readonly last: number }

export function overlap(a: Span, b: Span): boolean {
  return a.first <= b.last && b.first <= a.last
}

export function isBefore(one: Span, other: Span, reach: number): boolean {
  const distance = other.first - one.last
  return distance > 0 && distance <= reach
}

/** "Medewerkers die langdurig ziek zijn" are not spoken of as those who work. */
export function isQualified(text: string, { end }: Met<"cue">): boolean {
  return QUALIFYING.test(text.slice(end, end + QUALIFYING_UNITS))
}
const QUALIFYING = /^ ?(?:die|met|van wie|who|with|whose)\b/i
const QUALIFYING_UNITS = 10

export function hasPause(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (isPause(text.charCodeAt(at))) return true
  return false
}

function isPause(unit: number): boolean {
  return unit === 0x2c || unit === 0x3b || unit === 0x3a
}

export function isEndMark(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit === 0x0a) return text.charCodeAt(at + 1) === 0x0a || text.charCodeAt(at + 1) === 0x0d
  return unit === 0x3f || unit === 0x21 || (unit === 0x2e && text.charCodeAt(at + 1) <= 0x20)
}
