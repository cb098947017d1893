/**
 * Which department a sender belongs to: by address, or by a pattern in which `*` stands for any number of characters.
 *
 * The order of departments in the file never matters: an address beats a pattern, and of two patterns the one with more
 * letters of its own wins (the first by alphabet where they have as many).
 *
 * TRUST: the sender is what the envelope says. That it is true is the mail server's task, which has the passwords.
 */
import type { Department, Policy } from "./policy.ts"

/** The name of the department, empty if there is none. */
export function departmentOf(policy: Policy, senderAddress: string): string {
  const address = senderAddress.toLowerCase()
  const department = policy.members.exact.get(address)
  if (department !== undefined) return department
  return policy.members.patterns.find((pattern) => matches(pattern.pieces, address))?.department ?? ""
}

type Pattern = { readonly pieces: readonly string[]; readonly department: string; readonly text: string }

/** Who belongs where: addresses by themselves, and patterns in the order in which they are tried. */
export type Members = { readonly exact: ReadonlyMap<string, string>; readonly patterns: readonly Pattern[] }

export function membersOf(departments: readonly Pick<Department, "name" | "members">[]): Members {
  const exact = new Map<string, string>()
  const patterns: Pattern[] = []
  for (const { name, members } of departments) {
    for (const member of members) {
      const text = member.toLowerCase()
      if (text.includes("*")) patterns.push({ pieces: text.split("*"), department: name, text })
      else exact.set(text, name)
    }
  }
  patterns.sort((a, b) => literal(b) - literal(a) || (a.text < b.text ? -1 : 1))
  return { exact, patterns }
}

function literal(pattern: Pattern): number {
  return pattern.text.length - (pattern.pieces.length - 1)
}

/** Linear: each piece is looked for once, behind the one before it; taking the first place is never wrong. */
function matches(pieces: readonly string[], text: string): boolean {
  const head = pieces[0] ?? ""
  const tail = pieces.at(-1) ?? ""
  const last = text.length - tail.length
  if (head.length > last || !text.startsWith(head) || !text.endsWith(tail)) return false
  let at = head.length
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at)
    if (found < 0 || found + piece.length > last) return false
    at = found + piece.length
  }
  return true
}
