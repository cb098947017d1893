/** Which function handles which request. */
import { accountFind, accountList, accountPut, accountRemove } from "./handle-account.ts"
import {
  ledgerCheckpoint,
  ledgerWitnessed,
  ledgerCosigned,
  ledgerSigned,
  ledgerTimestamped,
  ledgerTimestamps,
} from "./handle-checkpoint.ts"
import { prune, putPiece, readPiece } from "./handle-content.ts"
import { countAdd, countRead } from "./handle-counts.ts"
import { decisionOn, decisions } from "./handle-decisions.ts"
import { claim, giveBack, lastReplies, nextDue, settle } from "./handle-due.ts"
import {
  entryAdd,
  entryChange,
  entryFind,
  entryFindByKey,
  entryFindEach,
  entryList,
  entryRemove,
  entryRemoveGroup,
  entryTogether,
} from "./handle-entries.ts"
import { factsAdd, factsScan } from "./handle-facts.ts"
import { heldMatches, heldPage } from "./handle-held-page.ts"
import { drop, expired, heldAfter, heldWith, openHeld, release } from "./handle-held.ts"
import {
  ledgerEntries,
  ledgerFind,
  ledgerMisfiled,
  ledgerRehash,
  ledgerSalts,
  ledgerTile,
} from "./handle-ledger-read.ts"
import { ledgerAppend, ledgerBegin, ledgerErase, ledgerState } from "./handle-ledger.ts"
import { load } from "./handle-load.ts"
import { outboxClear, outboxFind, outboxList, outboxPut } from "./handle-outbox.ts"
import { sweep } from "./handle-sweep.ts"
import { take } from "./handle-take.ts"
import type { Context, Handler } from "./handler.ts"
import type { Operation, Operations, Request } from "./request.ts"

const HANDLERS: { readonly [Name in Operation]: Handler<Name> } = {
  take,
  putPiece,
  prune,
  giveBack,
  claim,
  readPiece,
  settle,
  lastReplies,
  nextDue,
  load,
  heldAfter,
  heldWith,
  heldPage,
  heldMatches,
  openHeld,
  release,
  drop,
  decisions,
  decisionOn,
  expired,
  sweep,
  outboxPut,
  outboxList,
  outboxFind,
  outboxClear,
  accountFind,
  accountPut,
  accountRemove,
  accountList,
  entryFind,
  entryFindByKey,
  entryFindEach,
  entryList,
  entryAdd,
  entryChange,
  entryTogether,
  entryRemove,
  entryRemoveGroup,
  countAdd,
  countRead,
  factsAdd,
  factsScan,
  ledgerState,
  ledgerBegin,
  ledgerAppend,
  ledgerEntries,
  ledgerFind,
  ledgerMisfiled,
  ledgerTile,
  ledgerSalts,
  ledgerErase,
  ledgerRehash,
  ledgerCheckpoint,
  ledgerWitnessed,
  ledgerSigned,
  ledgerCosigned,
  ledgerTimestamped,
  ledgerTimestamps,
}

export function handle<Name extends Operation>(
  context: Context,
  { name, asks }: Request<Name>,
): Operations[Name]["gives"] {
  const handler: Handler<Name> = HANDLERS[name]
  return handler(context, asks)
}
