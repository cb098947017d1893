/** The words of RTF that readers must know by name: what is no text, and what is a letter (RTF 1.9.1). */

/** What is no text of the document. Of `\upr` the second form, in Unicode, is a group of its own that is passed over. */
export const SKIPPED: ReadonlySet<string> = new Set(
  (
    "fonttbl colortbl stylesheet info pict objdata objclass objname filetbl revtbl listtable listoverridetable fldinst " +
    "themedata colorschememapping datastore latentstyles xmlnstbl generator rsidtbl pgptbl protusertbl mmathpr " +
    "nonshppict nonesttables sn sv atnid atnauthor atntime atndate atnref atnparent atrfstart atrfend atnicn " +
    "bkmkstart bkmkend fontemb fontfile falt panose do xe tc rxe txe pntext listtext pnseclvl template private"
  ).split(" "),
)
/** Groups that a `\*` stands before and that hold text nevertheless. */
export const OPTIONAL_TEXT: ReadonlySet<string> = new Set([
  "annotation",
  "shpinst",
  "shptxt",
  "footnote",
  "shppict",
])

/** Letters that have a word. */
export const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ["tab", "\t"],
  ["line", "\n"],
  ["nestcell", "\t"],
  ["nestrow", "\n"],
  ["emdash", "\u2014"],
  ["endash", "\u2013"],
  ["bullet", "\u2022"],
  ["lquote", "\u2018"],
  ["rquote", "\u2019"],
  ["ldblquote", "\u201C"],
  ["rdblquote", "\u201D"],
  ["emspace", " "],
  ["enspace", " "],
  ["qmspace", " "],
])

/** Signs that stand behind a backslash for themselves or another. */
export const SYMBOLS: Readonly<Record<string, string>> = {
  "~": "\u00A0",
  _: "-",
  "\\": "\\",
  "{": "{",
  "}": "}",
}
