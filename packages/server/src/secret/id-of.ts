/** An id that always comes of the same text: so that what was begun before a crash is known again after it. */
import { createHash } from "node:crypto"

import { base32 } from "./base32.ts"

const CHARACTERS = 16

/** 16 characters a-z2-7, as those of ./id.ts. Nobody finds it by guessing where something in `text` can't be guessed. */
export function idOf(text: string): string {
  return base32(createHash("sha256").update(text).digest(), CHARACTERS)
}
