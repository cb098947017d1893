/**
 * How a paper looks: the sheet, the sizes of type and the colours of the console's theme. Lengths are points (1/72 inch), from
 * the top left corner.
 *
 * Every pair of text and ground is at least 4.5:1, every shape that says something 3:1 (WCAG 2.2 §1.4.3, §1.4.11).
 */

export type Face = "regular" | "strong" | "code"

export type Style = {
  readonly face: Face
  readonly size: number
  /** From one baseline to the next. */
  readonly leading: number
  readonly colour: string
}

/** A4 (ISO 216). */
export const SHEET = { width: 595.28, height: 841.89 } as const

/** Where text stands: 64 points beside it, so that a line has about 90 characters at most. */
export const BODY = { left: 66, right: 529.28, top: 84, bottom: 762 } as const
export const BODY_WIDTH = BODY.right - BODY.left
export const BODY_HEIGHT = BODY.bottom - BODY.top

export const COLOUR = {
  text: "#14272c",
  soft: "#52656b",
  deep: "#06303a",
  accent: "#0b5a6c",
  line: "#d7e0e2",
  strongLine: "#75868b",
  ground: "#f4f7f8",
  white: "#ffffff",
} as const

export const STYLE = {
  title: { face: "strong", size: 25, leading: 32, colour: COLOUR.deep },
  subtitle: { face: "regular", size: 13, leading: 19, colour: COLOUR.soft },
  origin: { face: "regular", size: 9.5, leading: 14, colour: COLOUR.soft },
  body: { face: "regular", size: 10.25, leading: 15.75, colour: COLOUR.text },
  caption: { face: "strong", size: 10.25, leading: 15, colour: COLOUR.text },
  /** Of tables with so many columns that words would be broken otherwise. */
  tightColumnName: { face: "strong", size: 7.5, leading: 10, colour: COLOUR.soft },
  tightCell: { face: "regular", size: 7.75, leading: 11, colour: COLOUR.text },
  tightRowName: { face: "strong", size: 7.75, leading: 11, colour: COLOUR.text },
  columnName: { face: "strong", size: 8.5, leading: 12, colour: COLOUR.soft },
  cell: { face: "regular", size: 9.25, leading: 13.5, colour: COLOUR.text },
  rowName: { face: "strong", size: 9.25, leading: 13.5, colour: COLOUR.text },
  fieldName: { face: "regular", size: 9.75, leading: 14.75, colour: COLOUR.soft },
  fieldValue: { face: "regular", size: 9.75, leading: 14.75, colour: COLOUR.text },
  furniture: { face: "regular", size: 8, leading: 11, colour: COLOUR.soft },
} as const satisfies Readonly<Record<string, Style>>

export const HEADING_STYLE = {
  1: { face: "strong", size: 16, leading: 22, colour: COLOUR.deep },
  2: { face: "strong", size: 12.5, leading: 18, colour: COLOUR.deep },
  3: { face: "strong", size: 10.5, leading: 15.75, colour: COLOUR.accent },
} as const satisfies Readonly<Record<1 | 2 | 3, Style>>

export const TONE = {
  info: { ground: "#e9f1fb", edge: "#2b67ad", text: "#123a6b" },
  warning: { ground: "#fdf3dd", edge: "#b77700", text: "#593700" },
  danger: { ground: "#fceeed", edge: "#b3261e", text: "#6d130e" },
} as const

/** Told apart by lightness as well as by hue: light, dark, empty. */
export const DAY_LOOK = {
  good: { ground: "#86b9c3", edge: "#86b9c3", text: "#06303a" },
  bad: { ground: "#b3261e", edge: "#b3261e", text: "#ffffff" },
  none: { ground: "#ffffff", edge: "#75868b", text: "#52656b" },
} as const
