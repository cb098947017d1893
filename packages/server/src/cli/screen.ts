/**
 * Where a command prints to: the two streams, and what they can show.
 *
 * Why this module exists: whether a line may have colours, accents or a hundred columns is decided once, from the
 * environment, and everything that prints asks here. Colours are the terminal's own sixteen, so that they suit the
 * reader's theme.
 */
import type { Language } from "../app/language.ts"
import { languageOf, readsUtf8, usesColour } from "./locale.ts"
import type { Environment } from "./locale.ts"
import { ascii } from "./safe-text.ts"

/** Select Graphic Rendition, ECMA-48 §8.3.117: on and off. */
const STYLES = {
  strong: [1, 22],
  faint: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const satisfies Record<string, readonly [number, number]>
export type Style = keyof typeof STYLES

const UNICODE = {
  bullet: "•",
  more: "…",
  pass: "✓",
  split: "⇉",
  stop: "■",
  no: "✕",
  warning: "!",
  dot: "·",
  full: "█",
  rest: "░",
  rule: "─",
}
const ASCII: typeof UNICODE = {
  bullet: "-",
  more: "...",
  pass: "+",
  split: "=",
  stop: "#",
  no: "x",
  warning: "!",
  dot: "-",
  full: "#",
  rest: ".",
  rule: "-",
}

/** The widest line that is still pleasant to read. */
const MAX_COLUMNS = 100
const MIN_COLUMNS = 40

/** What can be said about one stream, and how to write to it. */
export type Stream = {
  readonly isTerminal: boolean
  readonly columns: number | undefined
  write(text: string): void
}

export type Page = {
  readonly columns: number
  readonly symbols: typeof UNICODE
  readonly isTerminal: boolean
  paint(style: Style, text: string): string
  print(text: string): void
}

export type Screen = { readonly language: Language; readonly out: Page; readonly err: Page }

/** `language` and `colour` are what the options say; undefined and true leave it to the environment. */
export function screenOf(
  environment: Environment,
  streams: { readonly out: Stream; readonly err: Stream },
  options: { readonly language: Language | undefined; readonly colour: boolean },
): Screen {
  const unicode = readsUtf8(environment)
  const page = (stream: Stream): Page => {
    const colour = options.colour && usesColour(environment, stream.isTerminal)
    return {
      columns: Math.max(MIN_COLUMNS, Math.min(MAX_COLUMNS, stream.columns ?? MAX_COLUMNS)),
      symbols: unicode ? UNICODE : ASCII,
      isTerminal: stream.isTerminal,
      paint: (style, text) =>
        colour && text !== "" ? `\u001B[${STYLES[style][0]}m${text}\u001B[${STYLES[style][1]}m` : text,
      print: (text) => stream.write(unicode ? text : asciiBetweenStyles(text)),
    }
  }
  return {
    language: options.language ?? languageOf(environment),
    out: page(streams.out),
    err: page(streams.err),
  }
}

/** Our own escape sequences stay; mail content can't hold any here, since it went through `safe`. */
function asciiBetweenStyles(text: string): string {
  return text.replace(/\u001B\[[0-9;?]*[A-Za-z]|[^\u001B]+|\u001B/g, (piece) =>
    piece.startsWith("\u001B[") ? piece : ascii(piece),
  )
}
