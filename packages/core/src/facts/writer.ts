/**
 * Is this what a writer says of himself? "Ik ben opgenomen vanwege anorexia", "my depression".
 *
 * What the sender tells of himself is his own to tell. In a mail that goes along (./carried-words.ts) it is what somebody told
 * him, and as much that person's as what is told by name (./person.ts).
 *
 * Failing direction: work. Most of what is written with "I" and an illness is written by those who treat it.
 */
import { sentenceStart, wordsIn } from "./person.ts"

/** Words before a term that may say whose it is, and that may say it by "my" alone. */
const REACH = 14
const MY_REACH = 3

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "))

const WRITER = words("ik i mij me")
const WRITER_IS = words("i'm i've i'd i\u2019m i\u2019ve i\u2019d")
const MY = words("mijn m'n m\u2019n my")
const IS = words(
  "ben was heb had word werd kreeg krijg zit zat lig lijd kamp raakte bleek verblijf slik gebruik is hebben " +
    "am have was had got get been suffer live take became have",
)
/** "Ik heb de folder over depressie": what has an article is a thing, unless one is in it. */
const ARTICLES = words("de het the")
const WITHIN = words("zit zat lig verblijf kreeg krijg in bij")
/** Behind the verb they make it work, or nobody's. */
const WORK = words(
  "ervaring gespecialiseerd opleiding studie scriptie project overleg bijeenkomst vergadering werkgroep workshop training cursus zaal " +
    "ruimte vraag vragen presentatie sheets patiënten cliënten mensen jongeren kinderen bewoners leerlingen benieuwd begrepen gereserveerd " +
    "geen niet stichting vereniging vaak verwezen behandeld begeleid onderzocht geschreven gelezen georganiseerd werkzaam behandelaar " +
    "experience specialised specialized thesis project workshop training course patients clients people children referred treated " +
    "not no researching written read organised working charity folder artikel article lezing rapport report boek book",
)
/** What somebody is by profession. */
const FUNCTION =
  /(?:werkers?|werkster|leider|leidster|manager|advise(?:ur|r)|advisor|coach|consulente?|loog|loge|arts|kundige|hoofd|docent|leraar|leerkracht|assistente?|secretaris|secretaresse|voorzitter|penningmeester|officer|director|lead|nurse|doctor|teacher|begeleid(?:er|ster)|trainer|beheerder|co[oö]rdinator|planner|eigenaar|partner|afdeling|directie|balie|vrijwillig(?:er|ster)|department|student|stagiaire?|agent|advocaat|jurist|bestuurder|collega|psychiater|verpleger|dominee|raadslid|researcher|gp|therapist|therapeut|lawyer|wethouder|hoogleraar|professor)$/iu

/** @param start UTF-16 index of the term in `text` */
export function isSaidOfWriter(text: string, start: number): boolean {
  const near = wordsIn(text, sentenceStart(text, start), start)
    .slice(-REACH)
    .map(({ folded }) => folded)
  if (near.slice(-MY_REACH).some((word) => MY.has(word))) return !near.slice(-MY_REACH).some(isWork)
  const isWriter = near.some((word) => WRITER.has(word) || WRITER_IS.has(word))
  if (!isWriter) return false
  const verb = near.findLastIndex((word) => IS.has(word) || WRITER_IS.has(word))
  if (verb < 0) return false
  const said = withoutNotOnly(near.slice(verb + 1))
  if (said.some(isWork)) return false
  const last = said.at(-1)
  return (
    last === undefined || !ARTICLES.has(last) || [near[verb] ?? "", ...said].some((word) => WITHIN.has(word))
  )
}

function isWork(word: string): boolean {
  return WORK.has(word) || FUNCTION.test(word)
}

/** "Niet alleen", "not only": more than it. */
function withoutNotOnly(said: readonly string[]): readonly string[] {
  return said.filter((word, at) => {
    const isNot = word === "niet" || word === "not"
    return !(isNot && /^(?:alleen|only|just)$/.test(said[at + 1] ?? ""))
  })
}
