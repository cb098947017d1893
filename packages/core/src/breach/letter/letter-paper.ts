/** A letter or a message as a paper: to look at before it is sent, or to send by post. */
import type { Block, Paper } from "../../paper/paper.ts"
import { bullets, heading, paragraph } from "../paper-part.ts"
import type { LetterParagraph, LetterText } from "./letter-text.ts"

/** @param madeAt milliseconds since 1970 */
export function letterPaper(
  { language, subject, paragraphs }: LetterText,
  { organisation, madeAt }: { readonly organisation: string; readonly madeAt: number },
): Paper {
  return {
    language,
    title: subject,
    subtitle: organisation,
    author: organisation,
    madeAt,
    foot: "",
    blocks: paragraphs.map(blockOf),
  }
}

function blockOf(part: LetterParagraph): Block {
  switch (part.kind) {
    case "heading":
      return heading(1, part.text)
    case "text":
      return paragraph(part.text)
    case "list":
      return bullets(part.items)
    case "link":
      return paragraph({ link: part.address, text: part.address })
  }
}
