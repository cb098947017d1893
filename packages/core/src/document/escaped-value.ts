/** Text values of calendars and contact cards: RFC 5545 §3.3.11, RFC 6350 §3.4. */

/** `\n` and `\N` are line ends, any other sign behind a backslash is itself. */
export function unescaped(value: string): string {
  return value.replace(/\\([^])/g, (_, sign: string) => (sign === "n" || sign === "N" ? "\n" : sign))
}
