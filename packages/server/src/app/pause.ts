/** For long work in the thread that everybody waits for: resolves when others had their turn. */
export type Pause = () => Promise<void>
