/**
 * Passwords of people who use the console: the port that hashes them, and which are too easy to guess.
 *
 * Length and not composition, as NIST SP 800-63B §3.1.1.2 asks; and nothing that stands on the screen beside it. No list
 * of millions of leaked passwords: attempts are counted (./lock-out.ts), and what is kept is sealed besides hashed.
 */
export type PasswordHash = {
  readonly hash: (password: string) => Promise<string>
  /** `stored` undefined: takes as long, and is "no". "outdated": right, but to be hashed anew. */
  readonly check: (password: string, stored: string | undefined) => Promise<"no" | "yes" | "outdated">
}

/** Characters. */
const MIN_LENGTH = 12
/** Characters that must be left when what anybody would guess is taken out, and how many of them must differ. */
const MIN_LEFT = 6
const MIN_DIFFERENT = 5
/** A shorter part of a name is in too many words. */
const MIN_NAME_PART = 3

/** What the most used passwords of Dutch and English speakers are made of. */
const GUESSED =
  /wachtwoord|password|welkom|welcome|geheim|secret|qwerty|azerty|asdfgh|zxcvbn|letmein|iloveyou|ikhouvanjou|admin|beheerder|beheer|gemeente|sluis|january|januari|february|februari|maart|march|april|june|juni|july|juli|augustus|august|september|oktober|october|november|december|lente|zomer|herfst|winter|spring|summer|autumn|maandag|dinsdag|woensdag|donderdag|vrijdag|monday|tuesday|wednesday|thursday|friday|[0-9]+|(.)\1+/gu

/** `about`: what anybody knows of the person, such as name, address and organisation. */
export function isWeak(password: string, about: readonly string[]): boolean {
  if (Array.from(password).length < MIN_LENGTH) return true
  const left = about
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((part) => part.length >= MIN_NAME_PART)
    .reduce((text, part) => text.replaceAll(part, ""), password.toLowerCase())
    .replace(GUESSED, "")
  const characters = Array.from(left)
  return characters.length < MIN_LEFT || new Set(characters).size < MIN_DIFFERENT
}
