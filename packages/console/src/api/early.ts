/**
 * Answers that were asked for before the console was there (src/early.ts). Each is given once, to who first asks for it: whoever asks
 * again wants to know how it is by then.
 */
const asked = new Map<string, Promise<unknown>>()

/** @param addresses of calls without a body, below the root of the API */
export function askEarly(addresses: readonly string[]): void {
  for (const address of addresses) asked.set(address, answerTo(address))
}

/** Whether there is, or is going to be, an answer that nobody took yet. */
export function isAskedEarly(address: string): boolean {
  return asked.has(address)
}

/** Undefined: nobody has asked. The answer is undefined where it has to be asked anew. */
export function takeEarly(address: string): Promise<unknown> | undefined {
  const answer = asked.get(address)
  asked.delete(address)
  return answer
}

/** What nobody took for the first picture is too old for the next. */
export function forgetEarly(): void {
  asked.clear()
}

// QUIRK: Chromium takes the answer to a link in the document only for a request that is the same: without headers of our own, and
// without a word about its cache. The server says itself that nothing is to be kept.
async function answerTo(address: string): Promise<unknown> {
  try {
    const response = await fetch(address)
    if (!response.ok || response.redirected) return undefined
    const answer: unknown = await response.json()
    return answer
  } catch {
    return undefined
  }
}
