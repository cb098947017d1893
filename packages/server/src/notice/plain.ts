/** A letter as plain text. Paragraphs are one line each: phones and large screens break them where they need. */
import type { Letter, Section } from "./letter.ts"

export function plainOf(letters: readonly Letter[]): string {
  return `${letters.map(letterText).join(`\n\n${"-".repeat(40)}\n\n`)}\n`
}

function letterText({ title, lead, sections, footer }: Letter): string {
  return [title.toUpperCase(), ...lead, ...sections.map(sectionText), `-- \n${footer.join("\n")}`].join(
    "\n\n",
  )
}

function sectionText({ title, paragraphs, items, command }: Section): string {
  const listed = items.map((item) => `* ${item}`)
  const typed = command === undefined ? [] : [`${command.label} ${command.text}`]
  return [title, ...[...paragraphs, ...listed, ...typed].map((text) => text)].join("\n")
}
