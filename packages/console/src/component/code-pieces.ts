/** Words of the server with names of the configuration in them, between backticks as in its documents. Pure. */

export type Piece = { readonly text: string; readonly isCode: boolean }

/** Backticks that have no partner are left as they are. */
export function codePieces(text: string): readonly Piece[] {
  const parts = text.split("`")
  const whole = parts.length % 2 === 1 ? parts : [...parts.slice(0, -2), parts.slice(-2).join("`")]
  return whole.map((part, at) => ({ text: part, isCode: at % 2 === 1 })).filter((piece) => piece.text !== "")
}
