/**
 * A mailbox as it stays in a copy: the address, and the display name where that is its owner's alone.
 *
 * A name is kept as it was written, folding and all. Comments go (RFC 5322 §3.2.2: anything may stand there), and so
 * does a name in which somebody else is named too, as in `Piet, Jan Jansen <jan@voorbeeld.example>`: programs forget the
 * quotes and the commas of a list, and the name of one would stand in the copy of another.
 */
import { formatAddress, type Mailbox } from "../mail/address.ts"
import { mailboxesOf, parseAddressList } from "../mail/address-list.ts"
import { utf8OctetString } from "../mail/octets.ts"
import { mentionsOf } from "./mention.ts"
import { namesIn, wordsOf, type People } from "./people.ts"

/** `written`: the raw text of the mailbox's range. Gives an octet string. */
export function keptMailbox(mailbox: Mailbox, written: string, people: People): string {
  const bare = utf8OctetString(formatAddress(mailbox.address))
  if (mailbox.name === "" || !isOneName(mailbox, people)) return bare
  const named = throughBrackets(written)
  if (named === undefined) return bare
  const { entries, unreadable } = parseAddressList(named, 0)
  const [only, ...others] = mailboxesOf({ entries, unreadable })
  const same = others.length === 0 && unreadable.length === 0 && only?.address.key === mailbox.address.key
  return same && only.name === mailbox.name ? named : bare
}

/** `Jan <jan@voorbeeld.example>` of what may have comments behind it; undefined for one with a comment inside, or without brackets. */
function throughBrackets(written: string): string | undefined {
  let quoted = false
  for (let at = 0; at < written.length; at += 1) {
    const sign = written.charAt(at)
    if (quoted) {
      if (sign === "\\") at += 1
      else if (sign === '"') quoted = false
    } else if (sign === '"') quoted = true
    else if (sign === "(") return undefined
    else if (sign === "<") {
      const close = written.indexOf(">", at)
      return close < 0 || written.slice(at, close).includes("(") ? undefined : written.slice(0, close + 1)
    }
  }
  return undefined
}

function isOneName({ name, address }: Mailbox, people: People): boolean {
  if (name.includes(";")) return false
  if ([...mentionsOf(utf8OctetString(name), people)].some((key) => key !== address.key)) return false
  const own = people.names.get(wordsOf(name).join(" "))
  for (const found of namesIn(name, people, 2)) if (found !== own) return false
  const pieces = name
    .split(",")
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "")
  const [first = "", second = ""] = pieces
  if (pieces.length < 2) return true
  // Vries, de, Jan: what stands between the commas is no name.
  if (pieces.length > 2) return pieces.length === 3 && second === second.toLowerCase()
  // "Vries, Jan de" is one name; "Piet, Jan Jansen" may be two, where somebody else's begins with Piet.
  const begins = people.beginnings.get(wordsOf(first)[0] ?? "")
  return begins === undefined || begins === own || capitalised(second) < 2
}

function capitalised(text: string): number {
  return text.split(" ").filter((word) => word.charAt(0) !== word.charAt(0).toLowerCase()).length
}
