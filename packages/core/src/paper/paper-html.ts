/**
 * A paper as one HTML page that stands by itself: accessible, printable, with nothing from elsewhere and no script.
 *
 * TRUST: every text is data and is escaped (./shown-text.ts); a link is one only where it is https, http or mailto.
 *
 * Deliberately left out: what the page is called in a file, and headers of HTTP.
 */
import { dayText } from "../breach/clock/moment.ts"
import { escapedText, shownText } from "./shown-text.ts"
import type { Block, Paper, PaperDay, PaperField, Run, Table } from "./paper.ts"

export function paperHtml(paper: Paper): string {
  const { language, title, subtitle, author, madeAt, foot, blocks } = paper
  const words = WORDS[language]
  const made = [...(author === subtitle || author === "" ? [] : [author]), dayText(madeAt, language)]
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="author" content="${escapedText(author)}">
<meta name="referrer" content="no-referrer">
<title>${escapedText(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header>
<h1>${escapedText(title)}</h1>
${subtitle === "" ? "" : `<p class="subtitle">${escapedText(subtitle)}</p>\n`}<p class="made">${escapedText(made.join(", "))}</p>
</header>
${blocks.map((block) => blockHtml(block, words)).join("\n")}
</main>
${foot === "" ? "" : `<footer>${escapedText(foot)}</footer>\n`}</body>
</html>
`
}

type HtmlWords = {
  readonly unknown: string
  readonly tone: { readonly [tone in "info" | "warning" | "danger"]: string }
  readonly day: { readonly [state in PaperDay["state"]]: string }
}

const WORDS: { readonly [language in Paper["language"]]: HtmlWords } = {
  nl: {
    unknown: "nog niet bekend",
    tone: { info: "Ter informatie", warning: "Let op", danger: "Belangrijk" },
    day: { good: "goed", bad: "niet goed", none: "niet beproefd" },
  },
  en: {
    unknown: "not known yet",
    tone: { info: "For information", warning: "Please note", danger: "Important" },
    day: { good: "good", bad: "not good", none: "not tested" },
  },
}

function blockHtml(block: Block, words: HtmlWords): string {
  switch (block.kind) {
    case "heading": {
      // The title is the h1 of the page.
      const tag = `h${block.level + 1}`
      return `<${tag}>${escapedText(block.text)}</${tag}>`
    }
    case "paragraph":
      return `<p>${runsHtml(block.text)}</p>`
    case "list": {
      const tag = block.ordered ? "ol" : "ul"
      return `<${tag}>${block.items.map((item) => `<li>${runsHtml(item)}</li>`).join("")}</${tag}>`
    }
    case "table":
      return tableHtml(block.table)
    case "fields":
      return `<dl>${block.fields.map((field) => fieldHtml(field, words)).join("")}</dl>`
    case "remark":
      return `<p class="remark ${block.tone}"><strong>${words.tone[block.tone]}:</strong> ${runsHtml(block.text)}</p>`
    case "days":
      return daysHtml(block.days, block.said, words)
    case "page-break":
      return `<div class="page-break"></div>`
  }
}

function fieldHtml({ name, value, unknown }: PaperField, words: HtmlWords): string {
  const mark = unknown ? `<strong class="unknown">${words.unknown}</strong> ` : ""
  return `<div${unknown ? ` class="is-unknown"` : ""}><dt>${escapedText(name)}</dt><dd>${mark}${runsHtml(value)}</dd></div>`
}

/** A region that is named and can be reached by keyboard, for a wide table scrolls in it. */
function tableHtml({ caption, columns, rows }: Table): string {
  const head = columns
    .map(({ name, numeric }) => `<th scope="col"${classOf(numeric)}>${escapedText(name)}</th>`)
    .join("")
  const body = rows
    .map((row) => {
      const cells = row.map((cell, at) => {
        const numeric = classOf(columns[at]?.numeric === true)
        return at === 0
          ? `<th scope="row"${numeric}>${runsHtml(cell)}</th>`
          : `<td${numeric}>${runsHtml(cell)}</td>`
      })
      return `<tr>${cells.join("")}</tr>`
    })
    .join("\n")
  const label = escapedText(shownText(caption))
  return `<div class="table" role="region" aria-label="${label}" tabindex="0"><table><caption>${label}</caption>
<thead><tr>${head}</tr></thead>
<tbody>${body}</tbody></table></div>`
}

const classOf = (numeric: boolean): string => (numeric ? ` class="numeric"` : "")

/** Squares for the eye, with a sign beside the colour; the sentence for whoever does not see them. */
function daysHtml(days: readonly PaperDay[], said: string, words: HtmlWords): string {
  const squares = days
    .map(({ day, state }) => {
      const title = escapedText(`${shownText(day)}: ${words.day[state]}`)
      return `<span class="day ${state}" title="${title}">${SIGNS[state]}</span>`
    })
    .join("")
  return `<div class="days"><div aria-hidden="true">${squares}</div><p>${escapedText(said)}</p></div>`
}

const SIGNS: { readonly [state in PaperDay["state"]]: string } = { good: "✓", bad: "✗", none: "·" }

function runsHtml(runs: readonly Run[]): string {
  return runs.map(runHtml).join("")
}

function runHtml(run: Run): string {
  if (typeof run === "string") return escapedText(run)
  if ("strong" in run) return `<strong>${escapedText(run.strong)}</strong>`
  if ("code" in run) return `<code>${escapedText(run.code)}</code>`
  const text = escapedText(run.text)
  return isSafeLink(run.link) ? `<a href="${escapedText(run.link)}">${text}</a>` : text
}

/** What a browser opens without running anything. */
export function isSafeLink(link: string): boolean {
  return /^(?:https?:\/\/|mailto:)[^\s"'<>\\]+$/i.test(link)
}

const STYLE = `
:root{color-scheme:light;--ink:#1b2530;--soft:#52606d;--line:#c9d1d9;--accent:#154273;--bad:#a4161a;--warn:#8a4b00}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:var(--ink);font:1rem/1.55 system-ui,"Noto Sans",sans-serif}
main,footer{max-width:50rem;margin:0 auto;padding:1.5rem;overflow-wrap:anywhere}
h1,h2,h3,h4{line-height:1.25;color:var(--accent);break-after:avoid}
h1{font-size:1.9rem;margin:0 0 .25rem}h2{font-size:1.35rem;margin-top:2.2rem}h3{font-size:1.1rem}h4{font-size:1rem}
.subtitle{font-size:1.15rem;margin:0}.made,footer{color:var(--soft)}
p,dd,li,td{white-space:pre-line}
dl{margin:0}dl>div{padding:.6rem 0;border-top:1px solid var(--line);break-inside:avoid}
dt{font-weight:600}dd{margin:0}.unknown{color:var(--bad)}
.remark{border-inline-start:.3rem solid var(--accent);background:#f2f6fa;padding:.75rem 1rem;break-inside:avoid}
.warning{border-color:var(--warn);background:#fdf5ea}.danger{border-color:var(--bad);background:#fcefef}
.table{overflow-x:auto;margin:1rem 0}table{border-collapse:collapse;width:100%}
caption{text-align:start;font-weight:600;padding-bottom:.4rem}
th,td{overflow-wrap:break-word;text-align:start;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid var(--line)}
thead th{border-bottom:2px solid var(--accent)}tr{break-inside:avoid}thead{display:table-header-group}
.numeric{text-align:end;font-variant-numeric:tabular-nums}
code{font-family:ui-monospace,monospace;font-size:.9em;overflow-wrap:anywhere}
.day{display:inline-block;width:1.6rem;line-height:1.6rem;margin:0 .15rem .15rem 0;text-align:center;border:1px solid var(--soft)}
.day.good{background:#dcefdc}.day.bad{background:var(--bad);color:#fff}.day.none{color:var(--soft)}
a{color:var(--accent)}a:focus-visible,.table:focus-visible{outline:.2rem solid var(--accent);outline-offset:.15rem}
@media print{@page{size:A4;margin:2cm}main,footer{max-width:none;padding:0}.table{overflow:visible}.page-break{break-before:page}a{color:inherit}}
`
