/**
 * What every command is given, and what it gives back.
 */
import type { ReadText } from "../app/choose-policy.ts"
import type { KeepCopies } from "../app/individualise.ts"
import type { ReadMail } from "../app/read-mail.ts"
import type { Screen } from "./screen.ts"
import type { Texts } from "./texts.ts"

export type Cli = {
  readonly screen: Screen
  readonly texts: Texts
  readonly version: string
  readonly readMail: ReadMail
  readonly readText: ReadText
  readonly keepCopies: KeepCopies
  /** Milliseconds since some moment; never goes back. */
  readonly now: () => number
  /** Told of every mistake of our own, for who wants to know where it was (SLUIS_DEBUG=1). */
  readonly debug: (cause: unknown) => void
}

/** 0 fine, 1 something to stop, 2 wrong use or unreadable input, 3 a mistake in Sluis itself. */
export type ExitCode = 0 | 1 | 2 | 3
