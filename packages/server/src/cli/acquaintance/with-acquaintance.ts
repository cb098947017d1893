/** Who knows whom, for as long as one command needs it. */
import type { OpenedAcquaintance } from "../../app/acquaintance/acquaintance.ts"
import { Fault } from "../../app/fault.ts"
import type { Cli, ExitCode } from "../cli.ts"
import { notOpened, told } from "../with-store.ts"

export async function withAcquaintance(
  config: string | undefined,
  cli: Cli,
  use: (opened: OpenedAcquaintance) => Promise<ExitCode> | ExitCode,
): Promise<ExitCode> {
  const opened = await cli.openAcquaintance(config)
  if (!opened.ok) return notOpened(opened.error, cli)
  try {
    return await use(opened.value)
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause
    cli.debug(cause)
    return told(cause, cli)
  } finally {
    opened.value.index.close()
  }
}
