/**
 * The endpoints of the ledger: what happened, and proofs of it that can be checked without us.
 *
 * What was salted is told to a person who may know, as far as it was not erased; a program gets the entries as they are.
 */
import { LEDGER_ACTIONS } from "@sluis/core/ledger/entry"
import type { LedgerAction } from "@sluis/core/ledger/entry"
import type { Sha256 } from "@sluis/core/ledger/sha256"
import { err, ok } from "@sluis/core/result"

import { Fault } from "../fault.ts"
import type { KeptLedgerEntry, Ledger } from "../ledger/ledger.ts"
import { proveEntry } from "../ledger/prove-entry.ts"
import type { HandlersOf } from "../turn.ts"
import type { WitnessState } from "../ledger/witnessing.ts"
import { momentOf } from "./account-view.ts"

export type LedgerPorts = {
  readonly ledger: Ledger
  readonly sha256: Sha256
  /** What was signed no longer fits the tree. */
  readonly isBent: () => boolean
  readonly witnesses: () => readonly WitnessState[]
  /** "" for somebody who is not there any more. */
  readonly nameOf: (person: string) => Promise<string>
  readonly now: () => number
}

/** Milliseconds of timestamps that are told: those of a quarter. */
const TIMESTAMPS_SHOWN = 92 * 86_400_000
/** Names of salted values that are ids of people; told as a name, "" where the account is gone. */
const PEOPLE: ReadonlySet<string> = new Set(["who", "by"])

export function ledgerHandlers(
  ports: LedgerPorts,
): HandlersOf<"ledger.show" | "ledger.entries" | "ledger.proof"> {
  const { ledger, sha256 } = ports
  return {
    "ledger.show": async () => {
      const [size, key, checkpoint, timestamps] = await Promise.all([
        ledger.size(),
        ledger.key(),
        ledger.checkpoint(),
        ledger.timestamps(ports.now() - TIMESTAMPS_SHOWN),
      ])
      return ok({
        size,
        key: key.vkey,
        origin: key.origin,
        ...(checkpoint !== undefined && {
          checkpoint: { size: checkpoint.size, at: momentOf(checkpoint.at), note: checkpoint.note },
        }),
        bent: ports.isBent(),
        witnesses: ports.witnesses().map(({ name, cosigned }) => ({
          name,
          ...(cosigned !== undefined && { size: cosigned.size, at: momentOf(cosigned.at) }),
        })),
        timestamps: timestamps.map((each) => ({ size: each.size, at: momentOf(each.at) })),
      })
    },

    "ledger.entries": async ({ query }, { caller }) => {
      const { action, object, since, until, before, limit } = query
      if (action !== undefined && !isAction(action)) return err(new Fault("request/invalid", "action"))
      const found = await ledger.find(
        {
          ...(action !== undefined && { actions: [action] }),
          ...(object !== undefined && { object }),
          ...(since !== undefined && { since: Date.parse(since) }),
          ...(until !== undefined && { until: Date.parse(until) }),
        },
        { limit, before },
      )
      const next = found.length === limit ? found.at(-1)?.index : undefined
      const mayKnow = caller.kind === "person" && caller.permissions.has("breach")
      return ok({
        entries: await Promise.all(
          found.map(async (entry) => ({
            ...shown(entry),
            opened: mayKnow ? await openedOf(ports, entry.index) : {},
          })),
        ),
        ...(next !== undefined && { next }),
      })
    },

    "ledger.proof": async ({ params: { index } }) => {
      const proved = await proveEntry(index, ledger, sha256)
      return proved.ok ? ok({ proof: proved.value.text, entry: textOf(proved.value.entry) }) : proved
    },
  }
}

function shown({ index, octets }: KeptLedgerEntry): { readonly index: number; readonly entry: string } {
  return { index, entry: textOf(octets) }
}

const UTF8 = new TextDecoder()

function textOf(octets: Uint8Array): string {
  return UTF8.decode(octets)
}

async function openedOf({ ledger, nameOf }: LedgerPorts, index: number): Promise<Record<string, string>> {
  const salts = await ledger.salts(index)
  const told = await Promise.all(
    salts.map(async ({ name, value }) => [name, PEOPLE.has(name) ? await nameOf(value) : value] as const),
  )
  return Object.fromEntries(told)
}

function isAction(text: string): text is LedgerAction {
  return (LEDGER_ACTIONS as readonly string[]).includes(text)
}
