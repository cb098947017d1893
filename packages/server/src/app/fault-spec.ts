/** The form of an entry of the catalogue of faults (./fault.ts). */
import type { Bilingual } from "./language.ts"

export type FaultSpec = {
  /** What is wrong, as the end of a sentence that begins with the name of what it is about. */
  readonly problem: Bilingual
  readonly remedy: Bilingual
  /** What to do in the console, where that differs from what to do at a terminal. */
  readonly onScreen?: Bilingual
}
