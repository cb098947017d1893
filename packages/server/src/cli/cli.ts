/**
 * What every command is given, and what it gives back.
 */
import type { OpenedAcquaintance } from "../app/acquaintance/acquaintance.ts"
import type { MadeFile } from "../app/breach/papers.ts"
import type { MonthRequest } from "../app/safeguard/month-report.ts"
import type { ReportRequest } from "../app/safeguard/safeguard.ts"
import type { CanaryDesk } from "../app/canary/canary-desk.ts"
import type { ReadText } from "../app/policy/choose-policy.ts"
import type { Configuration, ConfigurationFault } from "../app/configuration.ts"
import type { ConsoleLink } from "../app/account/console-link.ts"
import type { Entries } from "../app/entries.ts"
import type { Fault } from "../app/fault.ts"
import type { Address, Gateway, StartFault } from "../app/gateway.ts"
import type { HeldPorts } from "../app/held/held.ts"
import type { KeepCopies } from "../app/gate/individualise.ts"
import type { Ledger } from "../app/ledger/ledger.ts"
import type { Outbox } from "../app/queue/outbox.ts"
import type { ReadAgain, ReadMail } from "../app/read-mail.ts"
import type { ReadRecorded } from "../app/policy/recorded.ts"
import type { OpenScratchMemory } from "../app/policy/rehearse.ts"
import type { Relay } from "../app/queue/relay.ts"
import type { Users } from "../app/account/users.ts"
import type { Result } from "@sluis/core/result"

import type { LedgerTools } from "./ledger/ledger-tools.ts"
import type { Screen } from "./screen.ts"
import type { Texts } from "./texts.ts"

export type Cli = {
  readonly screen: Screen
  readonly texts: Texts
  readonly version: string
  readonly readMail: ReadMail
  readonly readAgain: ReadAgain
  readonly readRecorded: ReadRecorded
  readonly readText: ReadText
  readonly keepCopies: KeepCopies
  /** Loaded by the commands that need it only. */
  readonly configuration: () => Promise<Configuration>
  /**
   * What the gate of this configuration keeps (undefined: the usual one). Opened by the commands that need it only. `make`: where
   * there is nothing yet, it is begun; without it that is a fault (store/nothing-yet).
   */
  readonly openStore: (
    config: string | undefined,
    options: { readonly make: boolean },
  ) => Promise<Result<Store, ConfigurationFault>>
  /** Who knows whom, as learnt by one command and forgotten with it. */
  readonly openScratchMemory: OpenScratchMemory
  /** Who knows whom, as the gate of this configuration remembers it. */
  readonly openAcquaintance: (
    config: string | undefined,
  ) => Promise<Result<OpenedAcquaintance, ConfigurationFault>>
  /** The octets of a file. */
  readonly readTable: (name: string) => Promise<Result<Uint8Array, Fault>>
  /** Ledgers elsewhere, and a witness of one's own. Loaded by the commands that need it only. */
  readonly ledgerTools: () => Promise<LedgerTools>
  /** Where the gate of this configuration listens. */
  readonly gateAddress: (config: string | undefined) => Promise<Result<HostAndPort, ConfigurationFault>>
  /** A client of SMTP for one host. */
  readonly connect: (to: HostAndPort) => Promise<Relay>
  readonly startGateway: (config: string | undefined) => Promise<Result<Gateway, StartFault>>
  /** Resolves when a signal asks to stop; `reload` is called when one asks for that. A second signal ends the process. */
  readonly untilStopped: (reload: () => void) => Promise<void>
  /** Calls back for each line from standard input, one at a time, until it ends or is aborted. */
  readonly onEnter: (until: AbortSignal, entered: () => Promise<void>) => Promise<void>
  /** Without echo from a terminal, after the prompt; else the first line of standard input. */
  readonly readPassword: (prompt: string) => Promise<string>
  /** From a terminal, after the prompt; else the first line of standard input. */
  readonly readLine: (prompt: string) => Promise<string>
  readonly standardInputIsTerminal: boolean
  /** Octets to standard output, as they are. */
  readonly writeOctets: (octets: Uint8Array) => void
  /** Milliseconds since 1970. */
  readonly wallClock: () => number
  /** Milliseconds since some moment; never goes back. */
  readonly now: () => number
  /** Told of every mistake of our own, for who wants to know where it was (SLUIS_DEBUG=1). */
  readonly debug: (cause: unknown) => void
}

export type Store = {
  readonly held: HeldPorts
  readonly outbox: Outbox
  readonly users: Users
  readonly consoleLink: ConsoleLink
  readonly canaries: CanaryDesk
  readonly reports: ReportDesk
  readonly ledger: Ledger
  readonly entries: Pick<Entries, "findByKey">
  /** Of the configuration: times are shown in it. IANA name. */
  readonly timeZone: string
  readonly close: () => Promise<void>
}

/** Reports as files. Faults: those of `Safeguard.report` and `monthReport`. */
export type ReportDesk = {
  readonly safeguard: (request: Omit<ReportRequest, "mayKnowFiles">) => Promise<Result<MadeFile, Fault>>
  readonly month: (request: MonthRequest) => Promise<Result<MadeFile, Fault>>
  readonly close: () => Promise<void>
}

export type HostAndPort = Address

/** 0 fine, 1 something to stop, 2 wrong use or unreadable input, 3 a mistake in Sluis itself. */
export type ExitCode = 0 | 1 | 2 | 3
