/** health.show: everything that can be wrong with a running Sluis, with what to do about it (../health.ts has the words). */
import { ok } from "@sluis/core/result"

import type { Gives } from "../../contract/form.ts"
import type { Finding as Unfit } from "../configuration.ts"
import type { Custody, CustodyLoad, Held } from "../held/custody.ts"
import {
  EXPIRES_SOON,
  ofAcquaintance,
  ofCanaries,
  ofCertificate,
  ofClock,
  ofConfiguration,
  ofCoverage,
  ofDisk,
  ofDkim,
  ofHeld,
  ofKey,
  ofNextHost,
  ofQueue,
  ofStore,
} from "../health.ts"
import type {
  CanaryStanding,
  CertificateEnd,
  CoverageStanding,
  DiskSpace,
  HealthFinding,
  Learning,
  NextHostState,
} from "../health.ts"
import { ofLedger, ofLedgerKey } from "../ledger/ledger-health.ts"
import type { SignerState } from "../ledger/ledger-signer.ts"
import { ofTimestamps } from "../ledger/timestamp-health.ts"
import type { TimestampState } from "../ledger/timestamping.ts"
import type { LedgerKeyChange } from "../ledger/told-configuration.ts"
import type { HandlersOf } from "../turn.ts"
import type { WitnessState } from "../ledger/witnessing.ts"
import { moment } from "./held-form.ts"

export type HealthPorts = {
  readonly version: string
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly now: () => number
  /** Whether mail can be handed in just now. */
  readonly ready: () => Promise<boolean>
  readonly load: Custody["load"]
  readonly held: Pick<Held, "page">
  readonly nextHost: () => NextHostState
  readonly certificates: () => readonly CertificateEnd[]
  /** Of the configuration in force: what was worth telling when it was read. */
  readonly findings: () => readonly Unfit[]
  /** Undefined in a demonstration, which signs nothing. */
  readonly dkim: { readonly domains: readonly string[]; readonly signed: readonly string[] } | undefined
  /** When the clock jumped, as long as nothing is deleted for it (../clock-watch.ts). */
  readonly clockJumpedAt: () => number | undefined
  readonly disk: () => Promise<DiskSpace | undefined>
  readonly learning: () => Learning | undefined
  readonly canaries: () => CanaryStanding
  readonly coverage: () => CoverageStanding
  readonly ledger: {
    readonly signer: () => SignerState
    readonly witnesses: () => readonly WitnessState[]
    readonly timestamps: () => TimestampState | undefined
    readonly keyChange: () => LedgerKeyChange | undefined
  }
}

/** As many as are counted of those that expire soon. */
const EXPIRING = 100
const ABOUT_KEY = "key"
const ABOUT_CERTIFICATE = /\.certificate$/
const EMPTY: CustodyLoad = {
  queuedMessages: 0,
  queuedRecipients: 0,
  held: 0,
  damaged: 0,
  oldestDue: undefined,
}

export function healthHandlers(ports: HealthPorts): HandlersOf<"health.show"> {
  return {
    "health.show": async () => {
      const [ready, load, disk] = await Promise.all([ports.ready(), loadOf(ports), ports.disk()])
      const { queuedMessages, queuedRecipients, held, damaged, oldestDue } = load ?? EMPTY
      const findings = [...(await findingsOf(ports, load, disk))]
      return ok({
        version: ports.version,
        startedAt: moment(ports.startedAt),
        ready,
        findings: findings.map(findingItem),
        queue: {
          messages: queuedMessages,
          recipients: queuedRecipients,
          held,
          damaged,
          ...(oldestDue !== undefined && { oldestDueAt: moment(oldestDue) }),
        },
      })
    },
  }
}

/** Undefined where the store does not answer: that is a finding, and the others are still worth knowing. */
async function loadOf({ load }: HealthPorts): Promise<CustodyLoad | undefined> {
  return await load().catch(() => undefined)
}

async function findingsOf(
  ports: HealthPorts,
  load: CustodyLoad | undefined,
  disk: DiskSpace | undefined,
): Promise<readonly HealthFinding[]> {
  const now = ports.now()
  const unfit = ports.findings()
  const keyFinding = ofLedgerKey(ports.ledger.keyChange(), now)
  const jumpedAt = ports.clockJumpedAt()
  return [
    ofStore(load),
    ofNextHost(ports.nextHost()),
    ...(load === undefined ? [] : [ofQueue(load, now), await heldFinding(ports, load.held, now)]),
    ...ports.certificates().map((end) => ofCertificate(end, now)),
    ofKey(unfit.some(({ key }) => key === ABOUT_KEY)),
    ...(ports.dkim === undefined ? [] : [ofDkim(ports.dkim.domains, ports.dkim.signed)]),
    ofDisk(disk),
    ...(jumpedAt === undefined ? [] : [ofClock(jumpedAt)]),
    ofAcquaintance(ports.learning()),
    ofCanaries(ports.canaries()),
    ofCoverage(ports.coverage()),
    ofLedger(ports.ledger.signer(), ports.ledger.witnesses()),
    ...(keyFinding === undefined ? [] : [keyFinding]),
    ofTimestamps(ports.ledger.timestamps()),
    // Those two have a finding of their own above, which is of now and not of when the configuration was read.
    ...unfit
      .filter(({ key, grade }) => key !== ABOUT_KEY && grade !== "fatal" && !ABOUT_CERTIFICATE.test(key))
      .map(ofConfiguration),
  ]
}

async function heldFinding({ held }: HealthPorts, count: number, now: number): Promise<HealthFinding> {
  try {
    const { messages } = await held.page({}, { limit: EXPIRING }, "expiring")
    const soon = messages.filter(({ expiresAt }) => expiresAt - now < EXPIRES_SOON)
    return ofHeld(count, soon.length, soon[0]?.expiresAt)
  } catch {
    return ofHeld(count, 0, undefined) // the store answered a moment ago; what it says now is a finding next time
  }
}

function findingItem({
  at,
  remedy,
  name,
  state,
  nl,
  en,
}: HealthFinding): Gives<"health.show">["findings"][number] {
  return {
    name,
    state,
    nl,
    en,
    remedy: { nl: remedy.nl, en: remedy.en },
    ...(at !== undefined && { at: moment(at) }),
  }
}
