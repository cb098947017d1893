/** Decoded views of a part, made on demand: its octets, and its text. */
import { decodeCharset } from "./charset.ts"
import type { Message, Part } from "./message.ts"
import { decodeTransfer } from "./transfer-encoding.ts"

/** The body as it stands in the message: a view, still encoded. */
export function encodedBody(message: Message, part: Part): Uint8Array {
  return message.bytes.subarray(part.bodyStart, part.bodyEnd)
}

/** The body without its transfer encoding. */
export function decodedBody(message: Message, part: Part): Uint8Array {
  return decodeTransfer(encodedBody(message, part), part.encoding)
}

export type BodyText = {
  readonly text: string
  /** Name of the charset that was used, and what was wrong with the label or the octets. */
  readonly charset: string
  readonly problem: "none" | "unknown" | "malformed" | "utf-7"
}

/** The body as text, by its charset parameter. */
export function bodyText(message: Message, part: Part): BodyText {
  return decodeCharset(decodedBody(message, part), part.parameters.get("charset") ?? "")
}
