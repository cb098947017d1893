/**
 * Are the people of a quoted header found? Asked of a look that knows no language: a line of a few words, a colon and an
 * address counts as a header line.
 */
import { findQuotedBlocks, type QuotedBlock } from "@sluis/core/mail/quoted-header"
import type { Difference } from "./difference.ts"

export type QuotedLooked = {
  readonly blocks: number
  readonly addresses: number
  readonly missed: readonly Difference[]
}

const LABELLED =
  /^[\s>|*_\uFEFF\u200B]{0,20}[\p{L}\p{M}][\p{L}\p{M}\p{Zs} .'-]{0,30}[*_]{0,2}[\p{Zs}\t]{0,4}[*_]{0,2}[:：].{0,2000}@/u
const ADDRESS = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g

export function checkQuoted(file: string, text: string): QuotedLooked {
  const blocks = findQuotedBlocks(text)
  const found = new Set(blocks.flatMap(peopleOf))
  const labelled = text.split(/\r?\n/).filter((line) => LABELLED.test(line))
  const addresses = new Set(labelled.flatMap((line) => line.match(ADDRESS) ?? []))
  const missed = [...addresses].filter((address) => !found.has(address))
  const what = "an address on a labelled line is in no quoted block"
  return {
    blocks: blocks.length,
    addresses: addresses.size,
    missed: missed.map((theirs) => ({ file, what, ours: "", theirs })),
  }
}

function peopleOf({ from, to, cc, bcc }: QuotedBlock): readonly string[] {
  return [...from, ...to, ...cc, ...bcc]
}
