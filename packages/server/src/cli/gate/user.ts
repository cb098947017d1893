/** `sluis user add | remove | list`: who may hand in mail with a password. */
import { Fault } from "../../app/fault.ts"
import type { Cli, ExitCode } from "../cli.ts"
import { safe } from "../safe-text.ts"
import { sayDone } from "../said.ts"
import { told, withStore } from "../with-store.ts"

export type UserOptions = { readonly config?: string }

/** Characters. Attempts over the network are limited, so this is far beyond guessing. */
const MIN_PASSWORD = 12
/** Octets. RFC 4616 §2: what everybody must be able to send and accept, for a name and for a password. */
const MAX_OCTETS = 255

export async function userAdd(name: string, { config }: UserOptions, cli: Cli): Promise<ExitCode> {
  if (!/^[^\s\p{C}]+$/u.test(name) || Buffer.byteLength(name) > MAX_OCTETS)
    return told(new Fault("user/name", name), cli)
  const { user } = cli.texts.gate
  const password = await cli.readPassword(user.password)
  if (Array.from(password).length < MIN_PASSWORD || Buffer.byteLength(password) > MAX_OCTETS)
    return told(new Fault("user/password", name), cli)
  if (cli.standardInputIsTerminal && (await cli.readPassword(user.again)) !== password)
    return told(new Fault("user/password-differs", name), cli)
  return await withStore(
    config,
    cli,
    async ({ users }) => {
      await users.put(name, password)
      sayDone(user.added(safe(name)), cli.screen.out)
      return 0
    },
    { make: true },
  )
}

export async function userRemove(name: string, { config }: UserOptions, cli: Cli): Promise<ExitCode> {
  return await withStore(config, cli, async ({ users }) => {
    if (!(await users.remove(name))) return told(new Fault("user/unknown", name), cli)
    sayDone(cli.texts.gate.user.removed(safe(name)), cli.screen.out)
    return 0
  })
}

/** One name a line, so that it can be piped; what is no name goes to the other stream. */
export async function userList({ config }: UserOptions, cli: Cli): Promise<ExitCode> {
  return await withStore(config, cli, async ({ users }) => {
    const { out, err } = cli.screen
    const names = await users.list()
    for (const name of names) out.print(`${safe(name)}\n`)
    if (names.length === 0) err.print(`${cli.texts.gate.user.none}\n`)
    return 0
  })
}
