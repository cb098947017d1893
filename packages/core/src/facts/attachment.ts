/** What hangs on a message: the parts that a mail program shows as attachments. */
import type { Message, Part } from "../mail/message.ts"
import type { Blind } from "../search/search-message.ts"
import { isEncryptedPart } from "./form.ts"

export type Attachments = {
  readonly count: number
  readonly kinds: readonly string[]
  readonly unreadable: number
}

/** `blind`: what the search for addresses could not look into; `unread`: paths of parts that were not read as documents. */
export function observeAttachments(
  message: Message,
  blind: readonly Blind[],
  unread: readonly string[],
): Attachments {
  const attachments = message.parts.filter(isAttachment)
  const closed = new Set<Part>()
  const notRead = new Set(unread)
  for (const { unit } of blind) if (isAttachment(unit.part)) closed.add(unit.part)
  for (const part of attachments) if (notRead.has(part.path)) closed.add(part)
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
