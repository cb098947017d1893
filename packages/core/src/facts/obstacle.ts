/**
 * What stands in the way of copies that hide the other recipients, without breaking the message.
 *
 * Rewriting touches header fields and calendar attendees. What it can't touch (the content of a signature, what is
 * encrypted, Outlook's own formats) is an obstacle only where it holds, or may hold, other recipients.
 */
import { decodedBody } from "../mail/body.ts"
import type { Message, Part } from "../mail/message.ts"
import { isOutlookMessage } from "../mail/ole.ts"
import { tnefRecipients } from "../mail/tnef.ts"
import type { Hit } from "../search/search-message.ts"
import { isEncryptedPart, isSignedPart, isTnefPart } from "./form.ts"
import type { Obstacle } from "./facts.ts"

export function findObstacles(message: Message, hits: readonly Hit[]): readonly Obstacle[] {
  const found = new Set<Obstacle>()
  if (message.beyond.length > 0) found.add("beyond-limits")
  const hitParts = new Set(
    hits.filter(({ unit }) => unit.part !== message.root).map(({ unit }) => unit.part.path),
  )
  for (const part of message.parts) {
    // RFC 5652 §6.2 RecipientInfos and RFC 9580 §5.1 key ids name every recipient; nobody can take one out without the key.
    if (isEncryptedPart(part)) found.add("encrypted-recipients")
    // RFC 1847 §2.1: the signature covers the first part whole, its header too.
    else if (isSignedPart(part) && (part.children.length === 0 || anyWithin(hitParts, part)))
      found.add("signed-content")
    else if (isTnefPart(message, part) && (hitParts.has(part.path) || holdsRecipients(message, part)))
      found.add("tnef")
    else if (hitParts.has(part.path) && isOutlook(message, part)) found.add("outlook-item")
  }
  return [...found].toSorted()
}

function anyWithin(paths: ReadonlySet<string>, { children }: Part): boolean {
  const signed = children[0]
  if (signed === undefined) return false
  for (const path of paths) {
    if (path === signed.path || path.startsWith(`${signed.path}.`) || path.startsWith(`${signed.path}/`))
      return true
  }
  return false
}

function holdsRecipients(message: Message, part: Part): boolean {
  const { hasRecipientTable, readable } = tnefRecipients(decodedBody(message, part))
  return hasRecipientTable || !readable
}

function isOutlook(message: Message, part: Part): boolean {
  return part.filename.toLowerCase().endsWith(".msg") || isOutlookMessage(decodedBody(message, part))
}
