/**
 * A letter: subject and paragraphs, as plain text and as simple HTML.
 *
 * TRUST: names and what officers typed are data and are escaped. A link is written out in full, so that its reader sees where
 * it goes; nothing is fetched from anywhere.
 *
 * Deliberately left out: the mail around it (headers, encodings), and what is said in it.
 */
import { escapedText, shownLines, shownText } from "../../paper/shown-text.ts"
import type { Language } from "../words.ts"

export type LetterText = {
  readonly language: Language
  /** Says nothing about what the letter is about: it stands on a locked screen. */
  readonly subject: string
  readonly paragraphs: readonly LetterParagraph[]
}

export type LetterParagraph =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  /** https only. Stands on a line of its own. */
  | { readonly kind: "link"; readonly address: string }

/** Lines end in "\n" and are not wrapped. */
export function letterPlain({ paragraphs }: LetterText): string {
  return `${paragraphs.map(plain).join("\n\n")}\n`
}

function plain(paragraph: LetterParagraph): string {
  switch (paragraph.kind) {
    case "heading":
      return shownText(paragraph.text).toUpperCase()
    case "text":
      return shownLines(paragraph.text)
    case "list":
      return paragraph.items.map((item) => `- ${shownText(item)}`).join("\n")
    case "link":
      return shownText(paragraph.address)
  }
}

/** A whole document, so that a mail program knows its language. */
export function letterHtml({ language, subject, paragraphs }: LetterText): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escapedText(subject)}</title></head>
<body style="font:16px/1.5 sans-serif;max-width:40em">
${paragraphs.map(html).join("\n")}
</body>
</html>
`
}

function html(paragraph: LetterParagraph): string {
  switch (paragraph.kind) {
    case "heading":
      return `<h2 style="font-size:1.1em">${escapedText(shownText(paragraph.text))}</h2>`
    case "text":
      return `<p>${escapedText(paragraph.text).replaceAll("\n", "<br>")}</p>`
    case "list":
      return `<ul>${paragraph.items.map((item) => `<li>${escapedText(shownText(item))}</li>`).join("")}</ul>`
    case "link": {
      const address = escapedText(paragraph.address)
      return isHttps(paragraph.address) ? `<p><a href="${address}">${address}</a></p>` : `<p>${address}</p>`
    }
  }
}

function isHttps(address: string): boolean {
  return /^https:\/\/[^\s"'<>\\]+$/i.test(address)
}
