/**
 * The port by which transactions that carry the same message are known to: a keyed hash of sender, Message-ID, heading and
 * body.
 *
 * Not of the whole header: Exchange divides a message over several transactions whose trace fields differ. But of whom it is
 * addressed to: what was decided about a message to some people says nothing about the same words to others.
 */
import type { Content } from "./content.ts"

export type Correlate = (
  sender: string,
  { messageId, heading }: { readonly messageId: string; readonly heading: string },
  content: Content,
) => Promise<string>
