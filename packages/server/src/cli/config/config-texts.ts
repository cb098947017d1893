/** What `sluis config` says. One table per language (./config-texts-nl.ts, ./config-texts-en.ts) of this one type. */
export type ConfigTexts = {
  /** Nothing is wrong; there may be advice. */
  valid(name: string): string
  /** Without a file: the defaults and the environment. */
  readonly noFile: string
  readonly help: {
    readonly config: string
    readonly check: string
    readonly print: string
    readonly schema: string
    readonly argument: string
  }
}
