/**
 * Letters whose words, none of which names anything, say together that they are private: signals of two kinds, or a choice that the
 * readers lost.
 *
 * Why this module exists: "Twee keer gemist is uit de groep, en wat zag je kind?" has no term of any lexicon. Whoever writes to people
 * about what they would rather not have known writes otherwise than about a meeting: asks for discretion, comforts, speaks of their home.
 *
 * Deliberately left out: what it is about. A list may be sure to say something personal without anybody knowing what (./membership.ts).
 */
import { sharedTable } from "../shared-table.ts"
import { commonplace } from "./lexicon/commonplace.ts"
import { CUES } from "./lexicon/cues.ts"
import { SELECTION, type SelectionCue } from "./lexicon/selection.ts"
import { SIGNALS, type Signal } from "./lexicon/signals.ts"
import { holdsAny } from "./holds-any.ts"
import { keyWordsOf, type KeyPhrase } from "./key-words.ts"
import { phraseBook, readPhrases, type Phrase } from "./phrases.ts"
import { isGreetedInRole } from "./role-greeting.ts"

/** A letter is read to its end; what is longer is a document, and whom it is about stands elsewhere. */
const MAX_LETTER_UNITS = 8_192

/** More are only looked at for what they are, so that a text made of signals is read as quickly as any. */
const MAX_SIGNALS = 32

export type PrivateLetter = {
  /** Each kind once. */
  readonly signals: ReadonlySet<Signal>
  /** The readers took part in a choice, and somebody else was chosen. */
  readonly rejects: boolean
  /** It speaks to whoever reads it; no newsletter, template or game. */
  readonly isLetter: boolean
  /** It was written for anybody: a newsletter, template or game, or longer than a letter is. */
  readonly isPublic: boolean
  /** It greets them as what they are: "Beste tuinders" (./role-greeting.ts). */
  readonly inRole: boolean
}

const NO_LETTER: PrivateLetter = Object.freeze({
  signals: new Set<Signal>(),
  rejects: false,
  isLetter: false,
  isPublic: true,
  inRole: false,
})

export type LetterWords = {
  readonly subject: string
  readonly eventTitle: string
  readonly newText: string
}

type Meaning =
  | { readonly kind: "signal"; readonly signal: Signal }
  | { readonly kind: "selection"; readonly cue: SelectionCue }
  | { readonly kind: "reader" | "public" }

const book = sharedTable("private letters", () => phraseBook<Meaning>([...phrases()]))

function* phrases(): Generator<Phrase<Meaning>> {
  for (const signal of keysOf(SIGNALS))
    for (const words of SIGNALS[signal]) yield { words, meaning: { kind: "signal", signal } }
  for (const cue of keysOf(SELECTION))
    for (const words of SELECTION[cue]) yield { words, meaning: { kind: "selection", cue } }
  for (const words of [...CUES.reader, ...CUES.plural, ...CUES.familiar])
    yield { words, meaning: { kind: "reader" } }
  for (const words of [...CUES.broadcast, ...CUES.template, ...CUES.play])
    yield { words, meaning: { kind: "public" } }
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the records are constants of this program
  return Object.keys(record) as Key[]
}

/**
 * What a private letter is told by. One that somebody else was chosen says enough to read on; of signals there must be two.
 *
 * @param kindOfSignals a number that no other phrase of the same table has (./key-words.ts)
 */
export function letterKeyPhrases(kindOfSignals: number): readonly KeyPhrase[] {
  return [
    ...keysOf(SIGNALS).flatMap((signal) => SIGNALS[signal].map((words) => ({ words, kind: kindOfSignals }))),
    ...[...SELECTION.failed, ...SELECTION.chosen].map((words) => ({ words, kind: 0 })),
  ]
}

const keyWords = sharedTable("key words of private letters", () =>
  keyWordsOf(letterKeyPhrases(1), commonplace()),
)

/** False where `readPrivateLetter` finds neither two signals nor a choice: nearly always. */
export function mayBePrivate({ subject, eventTitle, newText }: LetterWords): boolean {
  const text = [subject, eventTitle, newText].join(BETWEEN)
  return holdsAny(keyWords(), text, MAX_LETTER_UNITS)
}

export function readPrivateLetter({ subject, eventTitle, newText }: LetterWords): PrivateLetter {
  const text = [subject, eventTitle, newText].join(BETWEEN)
  if (text.length > MAX_LETTER_UNITS) return NO_LETTER
  const signals = new Set<Signal>()
  const chosen = new Set<SelectionCue>()
  const told: { readonly first: number; readonly last: number }[] = []
  let speaks = false
  let isPublic = false
  readPhrases(book(), text, text.length, {
    met: (meaning, first, last) => {
      if (meaning.kind === "signal") {
        // One word is one signal, however many lists it is on.
        if (told.some((one) => first <= one.last && one.first <= last)) return
        if (told.length < MAX_SIGNALS) told.push({ first, last })
        signals.add(meaning.signal)
      } else if (meaning.kind === "selection") chosen.add(meaning.cue)
      else if (meaning.kind === "reader") speaks = true
      else isPublic = true
    },
    sentenceEnded: () => undefined,
  })
  const isLetter = (speaks || signals.has("picked")) && !isPublic
  return {
    signals,
    rejects: isLetter && isLost(chosen),
    isLetter,
    isPublic,
    inRole: isGreetedInRole(newText),
  }
}

/** An empty line ends a sentence (./token.ts). */
const BETWEEN = "\n\n"

function isLost(cues: ReadonlySet<SelectionCue>): boolean {
  if (!cues.has("applied") || cues.has("choosers")) return false
  return cues.has("failed") || (cues.has("chosen") && cues.has("consoled"))
}
