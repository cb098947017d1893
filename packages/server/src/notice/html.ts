/**
 * A letter as HTML, for every mail program at once.
 *
 * Nothing is loaded from anywhere: no image, no font. At most one link: to where the sender decides. One table, because Outlook knows no other way to limit a
 * width; it is marked as presentation, so that a screen reader passes over it. Colours have a contrast of at least 4.5:1
 * (WCAG 2.2 §1.4.3), light and dark, and none of them is needed to understand.
 *
 * TRUST: everything but the words of this file passes `escaped`.
 */
import type { Letter, Section } from "./letter.ts"

/** The light colours stand in each element, since some mail programs drop a style sheet; the dark ones come from it. */
const TONES = {
  done: { line: "#1b7a43", ground: "#e9f5ee" },
  waiting: { line: "#b35c00", ground: "#fdf3e3" },
  ended: { line: "#5b6470", ground: "#eff1f4" },
} as const satisfies Record<Letter["tone"], { readonly line: string; readonly ground: string }>

const TEXT = "#1c2530"
const QUIET = "#566170"
const BUTTON = "#0b5a6c"
const FONT = "font-family:'Segoe UI',system-ui,-apple-system,Roboto,Helvetica,Arial,sans-serif"

const DARK = `:root{color-scheme:light dark}
@media (prefers-color-scheme:dark){
.page{background:#14181d !important}
.card{background:#1f252d !important}
.text{color:#e8ecf1 !important}
.quiet{color:#a9b4c1 !important}
.done{background:#173625 !important;border-color:#4cc27f !important}
.waiting{background:#3a2a10 !important;border-color:#f0a63c !important}
.ended{background:#2a323c !important;border-color:#97a3b1 !important}
.button{background:#9cc4f5 !important;color:#10161d !important}
.rule{border-color:#3a444f !important}
}`

export function htmlOf(letters: readonly Letter[], title: string): string {
  const [first] = letters
  return [
    `<!DOCTYPE html>`,
    `<html lang="${first?.language ?? "nl"}">`,
    `<head>`,
    `<meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<meta name="color-scheme" content="light dark">`,
    `<meta name="supported-color-schemes" content="light dark">`,
    `<title>${escaped(title)}</title>`,
    `<style>`,
    DARK,
    `</style>`,
    `</head>`,
    `<body class="page" style="margin:0;padding:0;background:#eef1f4">`,
    `<table role="presentation" width="100%" cellspacing="0" cellpadding="0" border="0"><tr><td align="center" style="padding:24px 12px">`,
    `<table role="presentation" width="600" cellspacing="0" cellpadding="0" border="0" style="width:100%;max-width:600px">`,
    ...letters.flatMap((letter, at) => [
      ...(at === 0 ? [] : [`<tr><td style="height:20px;font-size:1px;line-height:20px">&nbsp;</td></tr>`]),
      ...letterHtml(letter),
    ]),
    `</table>`,
    `</td></tr></table>`,
    `</body>`,
    `</html>`,
    ``,
  ].join("\n")
}

function letterHtml({ language, tone, title, lead, sections, footer }: Letter): readonly string[] {
  const { line, ground } = TONES[tone]
  const [first = "", ...more] = lead
  return [
    `<tr><td class="${tone}" lang="${language}" style="background:${ground};border-left:6px solid ${line};padding:22px 26px 20px">`,
    `<h1 class="text" style="${FONT};font-size:23px;line-height:30px;font-weight:600;color:${TEXT};margin:0 0 8px">${escaped(title)}</h1>`,
    `<p class="text" style="${FONT};font-size:17px;line-height:25px;color:${TEXT};margin:0">${escaped(first)}</p>`,
    `</td></tr>`,
    `<tr><td class="card" lang="${language}" style="background:#ffffff;padding:20px 32px 24px">`,
    ...more.map((text) => paragraph(text, false)),
    ...sections.flatMap(sectionHtml),
    `<div class="rule" style="border-top:1px solid #d8dde3;margin:22px 0 14px;font-size:1px;line-height:1px">&nbsp;</div>`,
    `<p class="quiet" style="${style(true)};margin:0">${footer.map(escaped).join("<br>\n")}</p>`,
    `</td></tr>`,
  ]
}

function sectionHtml({ title, paragraphs, button, items, command, quiet }: Section): readonly string[] {
  const look = quiet ? "quiet" : "text"
  const size = quiet ? "font-size:14px;line-height:20px" : "font-size:16px;line-height:23px"
  const heading = `<h2 class="${look}" style="${FONT};${size};font-weight:600;color:${quiet ? QUIET : TEXT};margin:22px 0 4px">${escaped(title)}</h2>`
  const list = [
    `<ul class="${look}" style="${style(quiet)};margin:0;padding:0 0 0 20px">`,
    ...items.map((item) => `<li style="margin:0 0 6px">${escaped(item)}</li>`),
    `</ul>`,
  ]
  const typed =
    command === undefined
      ? []
      : [
          `<p class="quiet" style="${style(true)};margin:6px 0 0">${escaped(command.label)} <code style="font-family:Consolas,'Liberation Mono',Menlo,monospace;font-size:13px">${escaped(command.text)}</code></p>`,
        ]
  return [
    heading,
    ...paragraphs.map((text) => paragraph(text, quiet)),
    ...(button === undefined ? [] : buttonHtml(button)),
    ...(items.length === 0 ? [] : list),
    ...typed,
  ]
}

/** A cell with a ground of its own: what Outlook makes of padding on a link is a line of text. */
function buttonHtml({ label, url }: NonNullable<Section["button"]>): readonly string[] {
  return [
    `<table role="presentation" cellspacing="0" cellpadding="0" border="0" style="margin:14px 0 16px"><tr><td class="button" style="background:${BUTTON};border-radius:4px">`,
    `<a class="button" href="${escaped(url)}" style="${FONT};display:inline-block;font-size:17px;line-height:24px;font-weight:600;color:#ffffff;text-decoration:none;padding:12px 26px">${escaped(label)}</a>`,
    `</td></tr></table>`,
  ]
}

function paragraph(text: string, quiet: boolean): string {
  return `<p class="${quiet ? "quiet" : "text"}" style="${style(quiet)};margin:0 0 8px">${escaped(text)}</p>`
}

function style(quiet: boolean): string {
  return quiet
    ? `${FONT};font-size:14px;line-height:20px;color:${QUIET}`
    : `${FONT};font-size:16px;line-height:24px;color:${TEXT}`
}

/** HTML Living Standard §13.2: inert as text and in a quoted attribute. */
function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;")
}
