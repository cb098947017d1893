/**
 * A text without its tags (XML 1.0 §3.1, WHATWG HTML §13.1): what stands on either side of one is joined, as its reader
 * sees it, but where the tag begins another paragraph, line or cell.
 */
const CDATA = "<![CDATA["

const TAG = /[A-Za-z/!?]/

/** What a reader sees of a text with tags in it: they go, and where another paragraph or cell begins a line ends. Linear. */
export function withoutTags(text: string): string {
  const pieces: string[] = []
  let from = 0
  for (let first = text.indexOf("<"); first >= 0; first = text.indexOf("<", from)) {
    if (text.startsWith(CDATA, first)) {
      add(pieces, text.slice(from, first))
      from = first + CDATA.length
      continue
    }
    const close = text.indexOf(">", first)
    if (close < 0) break
    const open = text.lastIndexOf("<", close) // what another `<` follows is no tag
    const isTag = TAG.test(text.charAt(open + 1))
    add(pieces, text.slice(from, isTag ? open : open + 1))
    if (isTag) pieces.push(shownFor(text, open + 1))
    from = isTag ? close + 1 : open + 1
  }
  add(pieces, text.slice(from))
  return pieces.join("")
}

/** White space with a line end in it, between two tags, is how a program indents: no text. */
function add(pieces: string[], piece: string): void {
  if (piece === "" || (piece.charCodeAt(0) <= 32 && piece.includes("\n") && piece.trim() === "")) return
  pieces.push(piece)
}

/** Paragraphs, breaks and cells of WordprocessingML, SpreadsheetML, DrawingML, OpenDocument and HTML, by local name. */
const SHOWN: ReadonlyMap<string, string> = new Map([
  ...(
    "p br cr tab ptab tc tr td th li div si c row cell h h1 h2 h3 h4 h5 h6 table body title text " +
    "line-break table-cell table-row list-item option dd dt hr pre section article"
  )
    .split(" ")
    .map((name): [string, string] => [name, "\n"]),
  ["nobreakhyphen", "-"],
])
const NAME = /\/?(?:[A-Za-z][\w-]{0,20}:)?([A-Za-z][A-Za-z0-9-]{0,15})(?![\w:-])/y

/** What the reader sees in the place of the tag whose name begins at `at`: mostly nothing. */
function shownFor(text: string, at: number): string {
  NAME.lastIndex = at
  return SHOWN.get(NAME.exec(text)?.[1]?.toLowerCase() ?? "") ?? ""
}
