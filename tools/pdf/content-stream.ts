/** What a page draws, operator by operator (ISO 32000-1 §7.8.2). Enough of the syntax for what pdfkit writes; anything else throws. */

export type Operation = { readonly operator: string; readonly operands: readonly Operand[] }
export type Operand =
  | { readonly kind: "name" | "number" | "text" | "bracket"; readonly text: string }
  /** Octets of a text, as hexadecimal digits. */
  | { readonly kind: "hex"; readonly text: string }

const TOKEN =
  /\s+|%[^\n]*|(?<bracket><<|>>|\[|\])|(?<hex><[0-9A-Fa-f\s]*>)|(?<text>\((?:\\[\s\S]|[^\\()])*\))|(?<name>\/[^\s<>[\]()/%]*)|(?<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?=[\s<>[\]()/%]|$)|(?<operator>[A-Za-z'"][A-Za-z0-9*'"]*)/y

export function operationsOf(stream: string): readonly Operation[] {
  const operations: Operation[] = []
  let operands: Operand[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < stream.length) {
    const at = TOKEN.lastIndex
    const groups = TOKEN.exec(stream)?.groups
    if (groups === undefined) throw new Error(`couldn't read the page at "${stream.slice(at, at + 40)}"`)
    const { operator } = groups
    if (operator !== undefined) {
      operations.push({ operator, operands })
      operands = []
      continue
    }
    for (const kind of ["bracket", "hex", "text", "name", "number"] as const) {
      const text = groups[kind]
      if (text !== undefined) operands.push({ kind, text })
    }
  }
  return operations
}

/** The number after a name in the operands: `/MCID 3`. */
export function numberAfter(operands: readonly Operand[], name: string): number | undefined {
  const index = operands.findIndex((operand) => operand.kind === "name" && operand.text === name)
  const found = index < 0 ? undefined : operands[index + 1]
  return found?.kind === "number" ? Number(found.text) : undefined
}
