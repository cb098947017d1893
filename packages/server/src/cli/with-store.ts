/** What the gate keeps, for as long as one command needs it. */
import type { ConfigurationFault } from "../app/configuration.ts"
import { StoreUnavailable } from "../app/held/custody.ts"
import { Fault } from "../app/fault.ts"
import type { Cli, ExitCode, Store } from "./cli.ts"
import { printFault, printPolicyFault } from "./fault-lines.ts"

/** `make`: for commands that may come before the first start of the gateway. */
export async function withStore(
  config: string | undefined,
  cli: Cli,
  use: (store: Store) => Promise<ExitCode>,
  { make }: { readonly make: boolean } = { make: false },
): Promise<ExitCode> {
  const opened = await cli.openStore(config, { make })
  if (!opened.ok) return notOpened(opened.error, cli)
  try {
    return await use(opened.value)
  } catch (cause) {
    if (cause instanceof Fault) return told(cause, cli)
    if (!(cause instanceof StoreUnavailable)) throw cause
    cli.debug(cause)
    return told(new Fault("store/unavailable", "sluis", "", cause), cli)
  } finally {
    await opened.value.close()
  }
}

/** What a configuration promises could not be had: with all that is wrong in it, where that is why. */
export function notOpened(fault: ConfigurationFault, { screen }: Cli): ExitCode {
  printPolicyFault(fault, screen)
  return 2
}

/** Wrong use, or something that could not be read. */
export function told(fault: Fault, { screen }: Cli): ExitCode {
  printFault(fault, screen)
  return 2
}
