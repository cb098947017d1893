/** `sluis console link`: a link into the console, for who has no other way in. */
import type { Cli, ExitCode } from "../cli.ts"
import { told, withStore } from "../with-store.ts"

export type ConsoleLinkOptions = { readonly config?: string; readonly for?: string }

/** The address alone on standard output, so that it can be piped; how long it is good for goes to the other stream. */
export async function consoleLink(
  { config, for: forAddress }: ConsoleLinkOptions,
  cli: Cli,
): Promise<ExitCode> {
  return await withStore(
    config,
    cli,
    async (store) => {
      const link = await store.consoleLink(forAddress)
      if (!link.ok) return told(link.error, cli)
      cli.screen.out.print(`${link.value}\n`)
      cli.screen.err.print(`${cli.texts.gate.console.once}\n`)
      return 0
    },
    { make: true },
  )
}
