/**
 * How much the documents of one message may cost together. Behind a limit a document is *known* to be read in part
 * (`Unread` "beyond-limits"): never a silent half reading.
 */
import type { DocumentBudget } from "./document.ts"

export const DOCUMENT_LIMITS = {
  /**
   * Octets that may be decoded or inflated: the 32 MB that few mail servers let pass, and twice that for what office documents
   * inflate to, as much as the search for addresses does (`LIMITS.inflatedOctets`). XML is read at some 20 MB a second; a bomb
   * of any ratio ends here.
   */
  octets: 100_663_296,
  /** Cells and paragraphs: a sheet of 20 columns with 50,000 people in it, far more than anybody should mail. */
  items: 1_000_000,
  /** UTF-16 units of text, as many as the search for addresses looks at (`LIMITS.viewedUnits`). */
  units: 33_554_432,
  /**
   * How deep documents lie in each other: an attached message, in it an archive, in that slides, in these a workbook makes
   * four. Bombs nest thousands.
   */
  depth: 6,
  /** Documents of one message, those inside others too. A case file with its annexes has some tens. */
  documents: 500,
} as const satisfies Record<string, number>

export function fullDocumentBudget(): DocumentBudget {
  const { octets, items, units } = DOCUMENT_LIMITS
  return { octets, items, units }
}
