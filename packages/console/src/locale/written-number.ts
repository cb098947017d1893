/**
 * Whole numbers as both our languages write them, without `Intl`: the first use of that in a page costs a slow machine a tenth of a
 * second (main.tsx), and the start page has numbers first of all. A test compares with `Intl`.
 */
/** @param value whole, such as a count */
export function writtenNumber(value: number, locale: string): string {
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, locale === "en" ? "," : ".")
}

/**
 * For a text that is another one for no, one and more things, as `<Select>` takes it. `<Plural>` does the same with `Intl`, also
 * where its number is not shown.
 */
export function amountOf(count: number): "none" | "one" | "more" {
  return count === 0 ? "none" : count === 1 ? "one" : "more"
}
