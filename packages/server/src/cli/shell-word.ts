/** A name as one word that a POSIX shell reads back as it is (POSIX.1-2024 Shell & Utilities §2.2.2). */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_./@%+,:=-]+$/.test(text) && !text.startsWith("-")
    ? text
    : `'${text.replaceAll("'", "'\\''")}'`
}
