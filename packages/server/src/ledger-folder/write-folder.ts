/**
 * Writes a tree as static files in the layout of C2SP tlog-tiles, which any web server can serve and other software for
 * transparency logs reads.
 *
 * What is there already stays: a full tile never changes, so only what the tree grew by is written. The checkpoint comes last,
 * so whatever moment a reader or a crash picks, everything that the checkpoint in the folder needs is there. Partial tiles go
 * once their tile is full, after that.
 *
 * INVARIANT (one history): nothing is written into a folder whose tree this one did not grow from.
 */
import { rm } from "node:fs/promises"
import { join } from "node:path"

import { readCheckpoint } from "@sluis/core/ledger/checkpoint"
import type { Checkpoint } from "@sluis/core/ledger/checkpoint"
import { rootAt } from "@sluis/core/ledger/make-proof"
import { readNote } from "@sluis/core/ledger/note"
import { sameOctets } from "@sluis/core/ledger/sha256"
import type { Sha256 } from "@sluis/core/ledger/sha256"
import { bundlePath, hashesAt, TILE_LEVELS, TILE_WIDTH, tilePath, widthAt } from "@sluis/core/ledger/tile"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { Fault, systemCode } from "../app/fault.ts"
import { CHECKPOINT, tilesOf, WITNESSED } from "../app/ledger/ledger-tree.ts"
import type { LedgerTree } from "../app/ledger/ledger-tree.ts"
import { MAX_BUNDLE_OCTETS, MAX_CHECKPOINT_OCTETS, MAX_TILE_OCTETS } from "./limit.ts"
import { readWhole, TooLarge, writeWhole } from "./whole-file.ts"
import { writeTimestamps } from "./write-timestamps.ts"
import type { TreeTimestamp } from "./write-timestamps.ts"

export type WrittenTree = {
  /** Entries. */
  readonly size: number
  /** Files that were not there before, or are no longer as they were; the checkpoint included. */
  readonly files: number
}

export type WriteOptions = {
  readonly timestamps?: readonly TreeTimestamp[]
  /** Called with the number of entries that are done, now and then. */
  readonly progress?: (entries: number) => void
}

/** Throws a Fault where the tree has a hole. */
export async function writeTree(
  tree: LedgerTree,
  folder: string,
  sha256: Sha256,
  { timestamps = [], progress }: WriteOptions = {},
): Promise<Result<WrittenTree, Fault>> {
  const note = await tree.checkpoint()
  const checkpoint = note === undefined ? undefined : checkpointIn(note)
  if (note === undefined || checkpoint === undefined) return err(new Fault("ledger/nothing-signed", "Sluis"))
  const size = Number(checkpoint.size)
  try {
    const before = await sizeBefore(tree, folder, checkpoint, sha256)
    if (before === undefined) return err(new Fault("ledger/other-tree", folder))
    let files = 0
    const put = async (path: string, octets: Uint8Array, most: number): Promise<boolean> => {
      const wrote = await putOnce(join(folder, path), octets, most)
      if (wrote === "written") files += 1
      return wrote !== "differs"
    }
    for (let level = 0; level < TILE_LEVELS; level += 1) {
      const first = Math.floor(hashesAt(level, before) / TILE_WIDTH)
      for (let index = first; widthAt(level, index, size) > 0; index += 1) {
        const width = widthAt(level, index, size)
        const hashes = whole(await tree.tile(level, index, width))
        if (!(await put(tilePath({ level, index, width }), hashes, MAX_TILE_OCTETS)))
          return err(new Fault("ledger/other-tree", folder))
        if (level > 0) continue
        const bundle = whole(await tree.bundle(index, width))
        if (!(await put(bundlePath(index, width), bundle, MAX_BUNDLE_OCTETS)))
          return err(new Fault("ledger/other-tree", folder))
        progress?.(index * TILE_WIDTH + width)
      }
    }
    // A cosignature may have come since, so the checkpoint is written even where the tree did not grow.
    await writeWhole(join(folder, CHECKPOINT), new TextEncoder().encode(note))
    const witnessed = await tree.witnessed()
    if (witnessed !== undefined && isUpTo(size, witnessed))
      await writeWhole(join(folder, WITNESSED), new TextEncoder().encode(witnessed))
    const tile = tilesOf(size, tree.tile)
    const over = timestamps.filter((timestamp) => timestamp.size <= size)
    files += await writeTimestamps(folder, over, { origin: checkpoint.origin, tile }, sha256)
    await removeOutgrown(folder, before, size)
    return ok({ size, files: files + 1 })
  } catch (cause) {
    if (cause instanceof TooLarge) return err(new Fault("ledger/other-tree", folder))
    const code = systemCode(cause)
    if (code === undefined) throw cause
    return err(new Fault("output/unwritable", folder, code, cause))
  }
}

/** Size of the tree that is in the folder; undefined where ours did not grow from it. */
async function sizeBefore(
  tree: LedgerTree,
  folder: string,
  ours: Checkpoint,
  sha256: Sha256,
): Promise<number | undefined> {
  const octets = await readWhole(join(folder, CHECKPOINT), MAX_CHECKPOINT_OCTETS)
  if (octets === undefined) return 0
  const theirs = checkpointIn(new TextDecoder().decode(octets))
  if (theirs === undefined || theirs.origin !== ours.origin || theirs.size > ours.size) return undefined
  if (theirs.size === 0n) return 0
  const size = Number(theirs.size)
  const root = await rootAt(sha256, tree.tile, size)
  return root.ok && sameOctets(root.value, theirs.root) ? size : undefined
}

/** It may have been cosigned after we began. */
function isUpTo(size: number, note: string): boolean {
  const checkpoint = checkpointIn(note)
  return checkpoint !== undefined && checkpoint.size <= size
}

function checkpointIn(note: string): Checkpoint | undefined {
  const read = readNote(note)
  return read.ok ? readCheckpoint(read.value.text) : undefined
}

/** What a crash before the checkpoint left is there already, and must be the same. */
async function putOnce(
  path: string,
  octets: Uint8Array,
  most: number,
): Promise<"written" | "there" | "differs"> {
  const found = await readWhole(path, most)
  if (found !== undefined) return sameOctets(found, octets) ? "there" : "differs"
  await writeWhole(path, octets)
  return "written"
}

/** Partial tiles that are full now (C2SP tlog-tiles, "Partial Tiles": may be deleted then). */
async function removeOutgrown(folder: string, before: number, size: number): Promise<void> {
  for (let level = 0; level < TILE_LEVELS; level += 1) {
    const index = Math.floor(hashesAt(level, before) / TILE_WIDTH)
    if (hashesAt(level, before) % TILE_WIDTH === 0 || widthAt(level, index, size) < TILE_WIDTH) continue
    const remove = async (path: string): Promise<void> =>
      await rm(join(folder, `${path}.p`), { recursive: true, force: true })
    await remove(tilePath({ level, index, width: TILE_WIDTH }))
    if (level === 0) await remove(bundlePath(index, TILE_WIDTH))
  }
}

/** Throws where our own tree lacks a part of what was signed. */
function whole(octets: Uint8Array | undefined): Uint8Array {
  if (octets === undefined) throw new Fault("ledger/bent", "sluis")
  return octets
}
