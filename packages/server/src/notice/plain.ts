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

function sectionText({ title, paragraphs, button, items, command }: Section): string {
  const listed = items.map((item) => `* ${item}`)
  // On a line of its own, or a mail program takes the words around it for part of the address.
  const pressed = button === undefined ? [] : ["", `${button.label}:`, button.url, ""]
  const typed = command === undefined ? [] : [`${command.label} ${command.text}`]
  return [title, ...paragraphs, ...pressed, ...listed, ...typed].join("\n")
}
