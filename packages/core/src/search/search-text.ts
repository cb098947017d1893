/** Looks for addresses in a text: as it stands, and in every decoded view (./view.ts). */
import type { AddressIndex } from "./address-index.ts"
import { findAddresses } from "./find-address.ts"
import { windowViews, wordViews, type ViewBudget, type ViewSink } from "./view.ts"

export type TextSink = {
  /** `via`: the coats that were taken off, none for the text as it stands; `start` and `end` in the text that was given. */
  readonly found: (number: number, via: readonly string[], start: number, end: number) => void
  /** There were more views than are looked at. */
  readonly more: () => void
  readonly budget: ViewBudget
}

export function searchText(text: string, index: AddressIndex, sink: TextSink): void {
  searchViews(text, index, sink.found, viewSink(index, sink, AS_IT_STANDS, undefined))
  // Soft line breaks may stand in the middle of another coat, where no window would open.
  const joined = text.replace(SOFT_BREAK, "")
  if (joined.length === text.length) return
  const found = (number: number): void => sink.found(number, SOFT_BREAKS_OFF, 0, text.length)
  searchViews(joined, index, found, viewSink(index, sink, SOFT_BREAKS_OFF, text.length))
}

function searchViews(text: string, index: AddressIndex, found: TextSink["found"], views: ViewSink): void {
  findAddresses(
    text,
    index,
    (number, start, end) => found(number, AS_IT_STANDS, start, end),
    wordViews(text, views),
  )
  windowViews(text, views)
}

/** The same for a text that is known to hold `@` in clear and no escapes (./site.ts). */
export function searchClearText(text: string, index: AddressIndex, sink: TextSink): void {
  const views = wordViews(text, viewSink(index, sink, AS_IT_STANDS, undefined))
  findAddresses(text, index, (number, start, end) => sink.found(number, AS_IT_STANDS, start, end), views)
}

/** `whole`: the length of the text that was given, where places in the views mean nothing. */
function viewSink(
  index: AddressIndex,
  { found, more, budget }: TextSink,
  coats: readonly string[],
  whole: number | undefined,
): ViewSink {
  return {
    view: (view, start, end, via) => {
      const place = whole === undefined ? { start, end } : { start: 0, end: whole }
      findAddresses(view, index, (number) => found(number, [...coats, ...via], place.start, place.end))
    },
    more,
    budget,
  }
}

const SOFT_BREAK = /=[ \t]{0,8}\r?\n/g
const SOFT_BREAKS_OFF: readonly string[] = ["quoted-printable"]
const AS_IT_STANDS: readonly string[] = []
