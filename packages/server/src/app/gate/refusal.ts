/**
 * What a client is told when a message is refused: 550 5.7.1 and a sentence a person understands, in both languages.
 *
 * A bounce shows these lines to the sender, often as they are, so they are plain ASCII (RFC 5321 §4.2: without SMTPUTF8
 * a reply may hold nothing else) and short enough for any client (§4.5.3.1.5: 512 octets with the codes).
 */
import type { Reason } from "@sluis/core/policy/verdict"

import type { Reply } from "./reply.ts"

/** More reasons than these help nobody, and some clients keep no more lines. */
const MAX_REASONS = 3
const LINE_WIDTH = 400

export function refusal(reasons: readonly Reason[], language: "nl" | "en" | ""): Reply {
  const languages = language === "en" ? (["en", "nl"] as const) : (["nl", "en"] as const)
  const sentences = languages.flatMap((each) => reasons.slice(0, MAX_REASONS).map((reason) => reason[each]))
  const [first = "refused", ...rest] = sentences.flatMap((sentence) => folded(ascii(sentence)))
  return { code: 550, status: "5.7.1", lines: [first, ...rest] }
}

function ascii(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—]/g, "-")
    .replace(/\s+/g, " ")
    .replace(/[^ -~]/g, "?")
    .trim()
}

function folded(text: string): readonly string[] {
  const lines: string[] = []
  let line = ""
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > LINE_WIDTH) {
      lines.push(line)
      line = word
    } else line = line === "" ? word : `${line} ${word}`
    while (line.length > LINE_WIDTH) {
      lines.push(line.slice(0, LINE_WIDTH))
      line = line.slice(LINE_WIDTH)
    }
  }
  return line === "" ? lines : [...lines, line]
}
