/**
 * Answers that were asked for before the console was there (src/early.ts). Each is given once, to who first asks for it: whoever asks
 * again wants to know how it is by then.
 */
/** Undefined: nobody has asked. The answer is undefined where it has to be asked anew. */
export function takeEarly(address: string): Promise<unknown> | undefined {
  const answer = globalThis.sluisEarly?.get(address)
  globalThis.sluisEarly?.delete(address)
  return answer
}

/** What nobody took for the first picture is too old for the next. */
export function forgetEarly(): void {
  globalThis.sluisEarly = undefined
}
