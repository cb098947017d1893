/**
 * "Geen van jullie is ontslagen", "nobody here is redundant": who says that it is nobody says it of none of his readers.
 *
 * Only where "nobody" is who has it or undergoes it. "Niemand weet dat u schulden hebt" and "niemand hoeft zich voor zijn schulden
 * te schamen" say that somebody has them; and "geen van u is aangenomen" is bad news, which the lexicons have as a term of its own.
 */
import type { Met } from "./sentence.ts"

/** Words from "nobody" up to the term. */
const REACH = 12

/** @param nobody "niemand", "geen van", "none of" (./lexicon/cues.ts) */
export function isOfNobody(nobody: Met<"cue">, term: Met<"term">, text: string): boolean {
  return !isTakenBack(term, text) && isDenied(nobody, term, text)
}

/** "Niemand wordt ontslagen, behalve u vijven", "niemand heeft PTSS omdat hij zwak is": some are, and do. */
function isTakenBack({ end }: Met<"term">, text: string): boolean {
  return TAKEN_BACK.test(text.slice(end, end + BEHIND_UNITS))
}
const BEHIND_UNITS = 80
const TAKEN_BACK =
  /^[^.!?\n]{0,60}(?<!\p{L})(?:behalve|uitgezonderd|except|tenzij|unless|omdat|because|doordat|door eigen|zonder|without|(?:voor|vóór|before|until|tot) (?:\d|jan|feb|maa|apr|mei|jun|jul|aug|sep|okt|nov|dec|mar|may|oct))/iu

function isDenied(nobody: Met<"cue">, term: Met<"term">, text: string): boolean {
  if (nobody.last < term.first) {
    if (term.first - nobody.last > REACH) return false
    const subject = SUBJECT.exec(text.slice(nobody.end, term.end))
    if (subject !== null) {
      if (term.meaning.category === "benefits" && GETTING.test(subject[0])) return false
      return ONLY.test(text.slice(nobody.end + subject[0].length, term.start))
    }
    const isBehindVerb = VERB_BEFORE.test(text.slice(Math.max(0, nobody.start - VERB_UNITS), nobody.start))
    return isBehindVerb && OF_READERS.test(text.slice(nobody.end, term.start))
  }
  return isDeniedWithin(nobody, term, text)
}

/**
 * "Van u wordt niemand ontslagen", "u bent niet boventallig", where "u bent … boventallig" is a term. "Het is geen van jullie
 * geworden" is one too, and says what it says.
 */
export function isDeniedWithin(cue: Met<"cue">, term: Met<"term">, text: string): boolean {
  return (
    cue.first > term.first &&
    cue.last < term.last &&
    !isTakenBack(term, text) &&
    BAD_NEWS.test(text.slice(cue.end, term.end))
  )
}

/** Whom "nobody" is of, where he is, and then the verb of what he is, has or undergoes. */
const SUBJECT =
  /^(?: (?:van|of|uit))?(?: (?:jullie|uw|u|ons|onze|allen|hen|de|deze|ze|het|dit|you|your|us|our|them|the|these|this))?(?: (?!andere|overige|other)[\p{L}'’-]{3,24})?(?: (?:hier|here|(?:in|binnen|op|bij|on|at|within) (?:ons|onze|de|het|dit|deze|our|the|this) \p{L}{3,24}))? (?:is|was|zijn|waren|zit|zitten|wordt|worden|werd|werden|raakt|raakte|heeft|hebben|had|hadden|krijgt|krijgen|kreeg|zal|zullen|gaat|are|were|has|have|will|gets|get|got)(?= )/iu
/** "Niemand van u krijgt bijstand": they asked for it. */
const GETTING = / (?:krijg\p{L}*|kreeg|gets?|got)$/iu
/**
 * What leaves it as it is: "niemand is *hierdoor nu een* ...", and not "niemand is blij met ...". Who has it no longer ("niemand
 * heeft nog schulden") had it.
 */
const ONLY =
  /^\s*(?:(?:er|ooit|nu|dus|al|hier|hierdoor|daardoor|gelukkig|straks|zelf|per|direct|vandaag|dit|jaar|worden|geweest|een|de|het|lid|member|van|of|in|slachtoffer|geworden|victim|last|ever|now|yet|been|being|be|going|to|a|an|the|currently|at|this|time)\s+){0,5}$/i

/** "Er wordt niemand ontslagen", "jullie zijn geen van allen boventallig". */
const VERB_BEFORE =
  /\b(?:is|was|zijn|bent|wordt|worden|werd|werden|raakt|heeft|hebben|krijgt|krijgen)(?: (?:er|hier|dus|nu|ook|straks|gelukkig))?(?: van (?:jullie|u|ons))? $/i
const VERB_UNITS = 40
const OF_READERS = /^(?: (?:van )?(?:jullie|u|ons|hen|allen))? $/i
/** With "niet" before it, it is good. */
const BAD_NEWS =
  /^(?: (?:van )?(?:jullie|u|ons|hen|allen))? (?:meer )?(?:boventallig|ontslagen|geschorst|overbodig|afgewezen|redundant|dismissed|suspended|rejected)$/i
