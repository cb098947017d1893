/**
 * What a witness does with a request (C2SP tlog-witness, add-checkpoint): cosigns a checkpoint of a log that it knows, where
 * its tree still holds all that it held when the witness saw it last, and refuses anything else.
 *
 * One at a time: what was seen is compared and written in one step, or two requests could pass each other and the smaller
 * tree would be written last.
 *
 * TRUST: one process has the folder. Two with the same key could tell two stories, and so could a copy of the folder.
 */
import { readCheckpoint } from "@sluis/core/ledger/checkpoint"
import type { Checkpoint } from "@sluis/core/ledger/checkpoint"
import { cosign } from "@sluis/core/ledger/cosignature"
import { emptyRoot } from "@sluis/core/ledger/merkle"
import { pureSha256 } from "@sluis/core/ledger/pure-sha256"
import { readNote, writeSignature } from "@sluis/core/ledger/note"
import { verifyConsistency } from "@sluis/core/ledger/proof"
import { sameOctets } from "@sluis/core/ledger/sha256"
import { verifyNote } from "@sluis/core/ledger/verify-note"
import type { VerifierKey } from "@sluis/core/ledger/verifier-key"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { Fault } from "../app/fault.ts"
import { oneAtATime } from "../app/one-at-a-time.ts"
import { readAddCheckpoint, SIZE_TYPE } from "./add-checkpoint.ts"
import type { OwnKey } from "./own-key.ts"
import { openSeen } from "./seen.ts"
import type { Seen, SeenFile } from "./seen.ts"

/** What is answered over HTTP. */
export type Answer = { readonly status: number; readonly body: string; readonly type?: string }

export type Witness = {
  /** Rejects where what was seen can't be written: then nothing is cosigned. */
  readonly add: (request: string) => Promise<Answer>
}

/** A file and a few kilobytes of memory each. */
export const MAX_LOGS = 100

/** `now`: milliseconds since 1970. */
export async function openWitness(
  folder: string,
  own: OwnKey,
  logs: readonly VerifierKey[],
  now: () => number,
): Promise<Result<Witness, Fault>> {
  if (logs.length > MAX_LOGS) return err(new Fault("witness/many-logs", String(logs.length)))
  const known = new Map<string, Known>()
  for (const key of logs) {
    // What was seen is by name: a second key of that name would have to share it.
    if (known.has(key.name)) return err(new Fault("ledger/key", key.name))
    const seen = await openSeen(folder, key)
    if (!seen.ok) return seen
    known.set(key.name, { key, seen: seen.value })
  }
  const turn = oneAtATime()
  return ok({ add: async (request) => await turn(async () => await add(request, known, own, now)) })
}

type Known = { readonly key: VerifierKey; readonly seen: SeenFile }

/** Status codes in the order in which C2SP tlog-witness asks for them. */
async function add(
  text: string,
  known: ReadonlyMap<string, Known>,
  { key, sign }: OwnKey,
  now: () => number,
): Promise<Answer> {
  const request = readAddCheckpoint(text)
  const note = request && readNote(request.checkpoint)
  const checkpoint = note?.ok === true ? readCheckpoint(note.value.text) : undefined
  if (request === undefined || note?.ok !== true || checkpoint === undefined) return refused(400)
  const log = known.get(checkpoint.origin)
  if (log === undefined) return refused(404)
  if (!verifyNote(note.value, [log.key]).ok) return refused(403)
  const oldSize = BigInt(request.oldSize)
  if (oldSize > checkpoint.size) return refused(400)
  const last = log.seen.last()
  // Of the same size with another root: the size tells the log that it is not where it went wrong.
  if (oldSize !== last.size || (oldSize === checkpoint.size && !isSame(last, checkpoint)))
    return { status: 409, body: `${last.size}\n`, type: SIZE_TYPE }
  if (!holds(last, checkpoint, request.proof)) return refused(422)
  await log.seen.put(checkpoint, request.checkpoint)
  const cosignature = cosign(note.value.text, key, Math.floor(now() / 1000), sign)
  return { status: 200, body: writeSignature(cosignature) }
}

/** From an empty tree there is nothing to prove, and a proof of nothing is a mistake. */
function holds(last: Seen, { size, root }: Checkpoint, proof: readonly Uint8Array[]): boolean {
  if (size === 0n) return proof.length === 0 && sameOctets(root, emptyRoot(pureSha256))
  if (last.size === 0n) return proof.length === 0
  return verifyConsistency(pureSha256, {
    size1: last.size,
    size2: size,
    root1: last.root,
    root2: root,
    proof,
  })
}

function isSame(last: Seen, { root }: Checkpoint): boolean {
  return last.size === 0n || sameOctets(last.root, root)
}

function refused(status: number): Answer {
  return { status, body: "" }
}
