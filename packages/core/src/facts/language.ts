/**
 * Dutch, English, or neither: a vote of stop words over the beginning of a text.
 *
 * Words that both languages write alike (in, is, of, over, was, we ...) have no vote.
 */
import { scan } from "./token.ts"
import { wordTable } from "./word-table.ts"

const DUTCH = (
  "aan al alle alleen als altijd ben bent bij dan daar dat de deze die dit doen door dus een en er geen graag " +
  "groet groeten haar heb hebben hebt heeft heel hen het hier hierbij hij hoe hun iets ik indien jaar jij jou jouw " +
  "jullie kan kunnen kunt laten maar meer met mij mijn moet moeten naar niet niets nog nu om omdat ook op " +
  "ons onze samen te tegen toch toen tot tussen uit uw van vanaf veel voor vriendelijke waar waren wat weer wel " +
  "welke werd wij wil wilt worden wordt zal ze zeer zich zij zijn zodat zonder zou zullen geachte beste bedankt"
).split(" ")

const ENGLISH = (
  "about after all also am an and any are as at be because been before but by can could did does dear for from " +
  "get has have he her here him his how i if into it its just know let like many may more most my no not now " +
  "on one only or other our out please said see she should so some such than thank thanks that the their them then " +
  "there these they this those to up us very were what when where which who will with would yes you your"
).split(" ")

const VOTERS = wordTable([...DUTCH, ...ENGLISH])

/** What stands in front is enough: longer texts are not read further. UTF-16 units. */
const SAMPLE = 4_000
const MIN_VOTES = 2
/** A quoted or borrowed word doesn't make a text undecidable; two languages in turn do. */
const MAJORITY = 1.5

/** The language of the sender's words; "" where too few stop words are met or neither language prevails. */
export function languageOf(text: string): "nl" | "en" | "" {
  let dutch = 0
  let english = 0
  scan(VOTERS, text, SAMPLE, {
    found: (word) => {
      if (word < DUTCH.length) dutch += 1
      else english += 1
    },
    sentenceEnded: () => undefined,
  })
  if (dutch >= MIN_VOTES && dutch >= english * MAJORITY) return "nl"
  if (english >= MIN_VOTES && english >= dutch * MAJORITY) return "en"
  return ""
}
