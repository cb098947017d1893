/** What hangs on a message: the parts that a mail program shows as attachments. */
import type { Message, Part } from "../mail/message.ts"
import type { Blind } from "../search/search-message.ts"
import type { Facts } from "./facts.ts"
import { isEncryptedPart } from "./form.ts"

/** `blind`: what the search for addresses could not look into. */
export function observeAttachments(message: Message, blind: readonly Blind[]): Facts["attachments"] {
  const attachments = message.parts.filter(isAttachment)
  const closed = new Set<Part>()
  for (const { unit } of blind) if (isAttachment(unit.part)) closed.add(unit.part)
  for (const part of attachments) if (part.encoding === "unknown" || isEncryptedPart(part)) closed.add(part)
  return {
    count: attachments.length,
    kinds: [...new Set(attachments.map(({ type }) => type))].toSorted(),
    unreadable: closed.size,
  }
}

function isAttachment({ disposition, filename, type, children, path }: Part): boolean {
  if (children.length > 0 || path === "") return disposition === "attachment" && children.length === 0
  if (disposition === "attachment") return true
  return filename !== ""
    ? !type.startsWith("image/") || disposition !== "inline"
    : type.startsWith("message/")
}
