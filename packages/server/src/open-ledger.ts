/**
 * The ledger put together over what the gateway has: who tells it what, who signs it, and who vouches for it besides us.
 * Nothing is decided here.
 *
 * Order of stopping: what still waits to be told, then the last signature, then the store closes.
 */
import { createHash, createPublicKey } from "node:crypto"

import { readVerifierKey } from "@sluis/core/ledger/verifier-key"

import { SLUIS } from "./app/ledger/actor.ts"
import type { Clock } from "./app/clock.ts"
import { startDeliveredCount } from "./app/ledger/delivered-count.ts"
import type { Events } from "./app/events.ts"
import { did } from "./app/ledger/ledger-entries.ts"
import { startLedgerSigner } from "./app/ledger/ledger-signer.ts"
import type { SignerState } from "./app/ledger/ledger-signer.ts"
import { startLedgerTeller } from "./app/ledger/ledger-teller.ts"
import type { NewLedgerEntry } from "./app/ledger/ledger.ts"
import type { Log } from "./app/log.ts"
import type { PolicyInForce } from "./app/policy/policy-in-force.ts"
import type { After } from "./app/queue/queue-timer.ts"
import { startTimestamping } from "./app/ledger/timestamping.ts"
import type { TimestampState } from "./app/ledger/timestamping.ts"
import { LEDGER_KEY, tellConfiguration } from "./app/ledger/told-configuration.ts"
import type { LedgerKeyChange, TellableConfiguration } from "./app/ledger/told-configuration.ts"
import { startWitnessing } from "./app/ledger/witnessing.ts"
import type { Witness, WitnessState } from "./app/ledger/witnessing.ts"
import type { Config } from "./config/config-form.ts"
import type { Referenced } from "./config/referenced-file.ts"
import type { Store } from "./store/open-store.ts"
import { sha256 } from "./store/sha256.ts"
import { timestampServiceAt } from "./timestamp/client.ts"
import { witnessAt } from "./witness/client.ts"

export type LedgerParts = {
  readonly config: Pick<Config, "ledger">
  readonly referenced: Pick<Referenced, "timestampCa">
  readonly store: Pick<Store, "entries" | "ledger">
  readonly events: Pick<Events, "tell">
  readonly clock: Clock
  readonly after: After
  readonly log: Log
}

export type OpenedLedger = {
  /** For what leaves nothing else on disk. Never waits, never throws. */
  readonly tell: (entry: NewLedgerEntry) => void
  /** One message that was delivered as it is, to so many. Never waits, never throws. */
  readonly delivered: (recipients: number) => void
  readonly signer: () => SignerState
  readonly witnesses: () => readonly WitnessState[]
  /** undefined: no timestamping service is configured. */
  readonly timestamps: () => TimestampState | undefined
  /** The last time that it was signed with another key than before; undefined: never. */
  readonly keyChange: () => LedgerKeyChange | undefined
  /** What Sluis works by from now on. */
  readonly configured: (
    action: "gateway.started" | "gateway.configured",
    told: TellableConfiguration,
  ) => Promise<void>
  readonly close: () => Promise<void>
}

export function openLedger({
  config,
  referenced,
  store,
  events,
  clock,
  after,
  log,
}: LedgerParts): OpenedLedger {
  const { ledger } = store
  const delivered = startDeliveredCount({ ledger, clock, after, log })
  const teller = startLedgerTeller({ ledger, after, log })
  const witnessing = startWitnessing(
    { witnesses: witnessesOf(config), ledger, sha256, clock, after, log },
    config.ledger.witnessEvery,
  )
  let keyChange: LedgerKeyChange | undefined
  const { url } = config.ledger.timestamp
  const timestamping =
    url === null || referenced.timestampCa === undefined
      ? undefined
      : startTimestamping({
          service: timestampServiceAt(url, referenced.timestampCa),
          ledger,
          clock,
          after,
          log,
        })
  const signer = startLedgerSigner(
    {
      ledger,
      clock,
      after,
      log,
      signed: (checkpoint) => {
        witnessing.signed(checkpoint)
        timestamping?.signed(checkpoint)
        events.tell("ledger")
      },
    },
    config.ledger.signEvery,
  )
  return {
    tell: teller.tell,
    delivered: delivered.delivered,
    signer: signer.state,
    witnesses: witnessing.state,
    timestamps: () => timestamping?.state(),
    keyChange: () => keyChange,
    configured: async (action, told) => {
      const { vkey } = await ledger.key()
      const keys = { ...told.keys, [LEDGER_KEY]: vkey }
      keyChange = await tellConfiguration({ entries: store.entries, ledger, now: clock.now }, action, {
        ...told,
        keys,
      })
    },
    close: async () => {
      await delivered.stop()
      teller.tell(did(SLUIS, { at: clock.now(), action: "gateway.stopped", object: "" }))
      await teller.stop()
      await signer.stop()
      await Promise.all([witnessing.stop(), timestamping?.stop()])
    },
  }
}

/** What the ledger is told of a configuration that was read. */
export function tellable(
  version: string,
  { version: digest, source }: Pick<PolicyInForce, "version" | "source">,
  { retention, canary, coverage }: Pick<Config, "retention" | "canary" | "coverage">,
  { dkim }: Pick<Referenced, "dkim">,
): TellableConfiguration {
  const prints = dkim
    .map(({ domain, selector, key }) => `${selector}.${domain} ${fingerprint(key)}`)
    .toSorted()
  const keys = prints.length === 0 ? {} : { dkim: digestOf(prints.join("\n")) }
  return {
    version,
    policy: { digest, source },
    retention,
    keys,
    safeguard: tellableSafeguard(canary, coverage),
  }
}

const MINUTE = 60_000
const DAY = 86_400_000

/** The text has addresses in it, so it stays here, sealed; the ledger gets the numbers. */
function tellableSafeguard(
  canary: Config["canary"],
  coverage: Config["coverage"],
): TellableConfiguration["safeguard"] {
  return {
    text: digestOf(JSON.stringify([canary, coverage])),
    figures: {
      routes: canary.routes.length,
      "every-minutes": Math.round(canary.every / MINUTE),
      "within-minutes": Math.round(canary.within / MINUTE),
      expected: coverage.expected.length,
      "silent-after-days": Math.round(coverage.silentAfter / DAY),
    },
  }
}

function fingerprint(privateKey: string): string {
  return digestOf(createPublicKey(privateKey).export({ type: "spki", format: "der" }))
}

function digestOf(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("base64")
}

/** Keys were read when the configuration was; one that can't be is a mistake of ours. */
function witnessesOf({ ledger: { witness } }: LedgerParts["config"]): readonly Witness[] {
  return witness.map(({ url, key }) => {
    const read = readVerifierKey(sha256, key)
    if (!read.ok) throw new Error("the key of a witness can't be read")
    return witnessAt(url, read.value)
  })
}
