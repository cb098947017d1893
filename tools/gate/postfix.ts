/**
 * A private Postfix: configuration, queue and data under a temporary folder, nothing of the machine's own touched.
 *
 * Postfix's parts run as their own users and its master insists on root, so this needs root. Its programs come from the
 * package; only the folders that it writes to are ours.
 */
import { execFileSync } from "node:child_process"
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { freePort } from "./free-port.ts"
import { temporaryFolder } from "./program.ts"
import { queueLength } from "./queue-length.ts"
import { isListening, until } from "./until.ts"

export type Postfix = AsyncDisposable & {
  readonly port: number
  /** Folder of main.cf and master.cf: what MAIL_CONFIG names. */
  readonly config: string
  readonly log: () => string
  /** Messages that it still has. */
  readonly queued: () => number
}

export type PostfixOptions = {
  /** Lines of main.cf, after those of the harness: the last one of a name counts. */
  readonly main: readonly string[]
  /** Whole entries of master.cf besides those of the harness. */
  readonly master?: readonly string[]
  /** Processes per service; Postfix's own default is 100. */
  readonly processes?: number
  readonly port?: number
  /** False: to a syslog that is not there, which costs nothing. */
  readonly log?: boolean
}

/** master.cf of Debian without what is not needed here, nothing in a chroot. */
function masterEntries(port: number): readonly string[] {
  return [
    `127.0.0.1:${port} inet n - n - - smtpd`,
    "pickup unix n - n 60 1 pickup",
    "cleanup unix n - n - 0 cleanup",
    "qmgr unix n - n 300 1 qmgr",
    "tlsmgr unix - - n 1000? 1 tlsmgr",
    "rewrite unix - - n - - trivial-rewrite",
    "bounce unix - - n - 0 bounce",
    "defer unix - - n - 0 bounce",
    "trace unix - - n - 0 bounce",
    "verify unix - - n - 1 verify",
    "flush unix n - n 1000? 0 flush",
    "proxymap unix - - n - - proxymap",
    "smtp unix - - n - - smtp",
    "relay unix - - n - - smtp",
    "showq unix n - n - - showq",
    "error unix - - n - - error",
    "retry unix - - n - - error",
    "discard unix - - n - - discard",
    "anvil unix - - n - 1 anvil",
    "scache unix - - n - 1 scache",
    "postlog unix-dgram n - n - 1 postlogd",
  ]
}

export async function startPostfix(postfix: string, options: PostfixOptions): Promise<Postfix> {
  if (process.getuid?.() !== 0) throw new Error("a private Postfix needs root")
  const port = options.port ?? (await freePort())
  const folder = temporaryFolder("postfix")
  chmodSync(folder.path, 0o755)
  const config = join(folder.path, "etc")
  const queue = join(folder.path, "queue")
  const data = join(folder.path, "data")
  const maillog = join(folder.path, "maillog")
  for (const path of [config, queue, data]) mkdirSync(path)
  execFileSync("chown", ["postfix", data])
  for (const name of ["postfix-files", "dynamicmaps.cf"]) {
    if (existsSync(join("/etc/postfix", name))) cpSync(join("/etc/postfix", name), join(config, name))
  }
  writeFileSync(
    join(config, "main.cf"),
    [
      "compatibility_level = 3.6",
      `queue_directory = ${queue}`,
      `data_directory = ${data}`,
      "command_directory = /usr/sbin",
      "daemon_directory = /usr/lib/postfix/sbin",
      ...(options.log === false
        ? []
        : [`maillog_file = ${maillog}`, `maillog_file_prefixes = ${folder.path}`]),
      "inet_interfaces = 127.0.0.1",
      "inet_protocols = ipv4",
      "mydestination =",
      "mynetworks = 127.0.0.0/8",
      "myhostname = mail.voorbeeld.example",
      "alias_maps =",
      "smtpd_relay_restrictions = permit_mynetworks, reject",
      "disable_dns_lookups = yes",
      "smtp_host_lookup = native",
      `default_process_limit = ${options.processes ?? 100}`,
      "import_environment = MAIL_CONFIG MAIL_DEBUG MAIL_LOGTAG TZ",
      ...options.main,
      "",
    ].join("\n"),
  )
  writeFileSync(join(config, "master.cf"), [...masterEntries(port), ...(options.master ?? []), ""].join("\n"))
  const run = (program: string, ...args: readonly string[]): string =>
    execFileSync(program, ["-c", config, ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] })
  const log = (): string => (existsSync(maillog) ? readFileSync(maillog, "utf8") : "")
  const stop = (): void => {
    try {
      run(postfix, "abort")
    } catch {
      // it was not running
    }
  }
  process.once("exit", stop)
  const end = (): void => {
    stop()
    process.off("exit", stop)
    folder[Symbol.dispose]()
  }
  try {
    run(postfix, "start")
    await until(
      () => `Postfix to listen; it said: ${log()}`,
      () => isListening(port),
    )
  } catch (cause) {
    const said = log()
    end()
    throw new Error(`couldn't start Postfix: ${said}`, { cause })
  }
  return {
    port,
    config,
    log,
    queued: () => queueLength(queue),
    [Symbol.asyncDispose]: () => Promise.resolve(end()),
  }
}
