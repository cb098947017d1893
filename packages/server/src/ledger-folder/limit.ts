/** How large the files of a tree may be, wherever they come from. */
import { HASH_OCTETS } from "@sluis/core/ledger/sha256"
import { MAX_BUNDLE_OCTETS, TILE_WIDTH } from "@sluis/core/ledger/tile"

/** A checkpoint with a hundred cosignatures is 20 kB. */
export const MAX_CHECKPOINT_OCTETS = 64 * 1024
export const MAX_TILE_OCTETS = TILE_WIDTH * HASH_OCTETS
export { MAX_BUNDLE_OCTETS }
