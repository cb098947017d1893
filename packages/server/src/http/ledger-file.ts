/**
 * The ledger as files that any software for transparency logs reads: its checkpoint, tiles and bundles of entries, below
 * /ledger as C2SP tlog-tiles lays them out. For whoever may see the ledger; for anybody where the organisation publishes it.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"

import { readTilePath } from "@sluis/core/ledger/tile"

import { Fault } from "../app/fault.ts"
import { CHECKPOINT, WITNESSED } from "../app/ledger/ledger-tree.ts"
import type { LedgerTree } from "../app/ledger/ledger-tree.ts"
import { admit } from "./admission.ts"
import type { Gates } from "./admission.ts"
import { languageOf } from "./language.ts"
import { refuse } from "./problem.ts"

export type PublishedLedger = {
  readonly tree: LedgerTree
  /** Anybody may read it. It holds no name, and tells when how much was stopped. */
  readonly isPublic: boolean
}

const ROOT = "/ledger"
/** C2SP tlog-tiles: full tiles never change; a checkpoint does, within seconds. */
const CACHE_FOR_EVER = "public, max-age=604800, immutable"
const CACHE_NEVER = "no-store"

export function serveLedgerFiles(app: FastifyInstance, gates: Gates, ledger: PublishedLedger): void {
  const { tree, isPublic } = ledger
  const serveNote = (name: string, read: () => Promise<string | undefined>): void => {
    app.get(`${ROOT}/${name}`, async (request, reply) => {
      if (!(await isLetIn(request, reply, gates, ledger))) return reply
      const note = await read()
      if (note === undefined)
        return await refuse(reply, new Fault("ledger/nothing-signed", ""), languageIn(request))
      return await reply
        .headers({ "content-type": "text/plain; charset=utf-8", "cache-control": CACHE_NEVER })
        .send(note)
    })
  }
  serveNote(CHECKPOINT, tree.checkpoint)
  serveNote(WITNESSED, tree.witnessed)
  app.get<{ readonly Params: { readonly "*": string } }>(`${ROOT}/tile/*`, async (request, reply) => {
    if (!(await isLetIn(request, reply, gates, ledger))) return reply
    const tile = readTilePath(`tile/${request.params["*"]}`)
    const octets =
      tile === undefined
        ? undefined
        : tile.level === "entries"
          ? await tree.bundle(tile.index, tile.width)
          : await tree.tile(tile.level, tile.index, tile.width)
    if (octets === undefined)
      return await refuse(reply, new Fault("ledger/no-entry", ""), languageIn(request))
    return await reply
      .headers({
        "content-type": "application/octet-stream",
        "cache-control": isPublic ? CACHE_FOR_EVER : CACHE_NEVER,
      })
      .send(Buffer.from(octets))
  })
}

/** False: it was refused. */
async function isLetIn(
  request: FastifyRequest,
  reply: FastifyReply,
  gates: Gates,
  { isPublic }: PublishedLedger,
): Promise<boolean> {
  const to = isPublic ? ({ to: "anyone" } as const) : ({ to: "ledger", scope: "ledger" } as const)
  const admitted = await admit(request, "ledger.file", to, gates)
  if (admitted.ok) return true
  const { fault, retryAfter } = admitted.error
  await refuse(reply, fault, languageIn(request), retryAfter === undefined ? {} : { retryAfter })
  return false
}

function languageIn({ headers }: FastifyRequest): ReturnType<typeof languageOf> {
  return languageOf(headers["accept-language"])
}
