/**
 * Is this what a writer says of himself? "Ik ben opgenomen vanwege anorexia", "my depression".
 *
 * What the sender tells of himself is his own to tell. In a mail that goes along (./carried-words.ts) it is what somebody told
 * him, and as much that person's as what is told by name (./person.ts).
 */
import { sentenceStart, wordsIn } from "./person.ts"

/** Words before a term that may say whose it is, and that may say it by "my" alone. */
const REACH = 14
const MY_REACH = 3

const WRITER: ReadonlySet<string> = new Set(["ik", "i", "mij", "me"])
const WRITER_IS: ReadonlySet<string> = new Set(["i'm", "i've", "i'd", "i\u2019m", "i\u2019ve", "i\u2019d"])
const MY: ReadonlySet<string> = new Set(["mijn", "m'n", "m\u2019n", "my"])
const IS: ReadonlySet<string> = new Set(
  (
    "ben was heb had word werd kreeg krijg zit zat lig lijd kamp raakte bleek verblijf volg slik gebruik is hebben " +
    "am have was had got get been suffer live take became"
  ).split(" "),
)
/** "Ik heb de folder over depressie": what has an article is a thing, unless one is in it. */
const ARTICLES: ReadonlySet<string> = new Set(["de", "het", "the"])
const WITHIN: ReadonlySet<string> = new Set(["zit", "zat", "lig", "verblijf", "kreeg", "krijg", "in", "bij"])
const WORK: ReadonlySet<string> = new Set(
  (
    "werk werkte werken schrijf schreef geef gaf organiseer begeleid behandel onderzoek lees las zoek " +
    "work worked working write wrote teach organise run support treat research read folder artikel article lezing " +
    "rapport report cursus course"
  ).split(" "),
)

/** @param start UTF-16 index of the term in `text` */
export function isSaidOfWriter(text: string, start: number): boolean {
  const near = wordsIn(text, sentenceStart(text, start), start)
    .slice(-REACH)
    .map(({ folded }) => folded)
  if (near.some((word) => WORK.has(word))) return false
  if (near.slice(-MY_REACH).some((word) => MY.has(word))) return true
  const last = near.at(-1)
  if (last !== undefined && ARTICLES.has(last) && !near.some((word) => WITHIN.has(word))) return false
  return (
    near.some((word) => WRITER_IS.has(word)) ||
    (near.some((word) => WRITER.has(word)) && near.some((word) => IS.has(word)))
  )
}
