/**
 * A witness as the log sees it (app/ledger/witnessing.ts), over HTTP: C2SP tlog-witness, add-checkpoint.
 *
 * TRUST: the witness is pinned by its key. A cosignature that is not of that key over what we sent is none, whatever the
 * certificate of the server says; lines of other keys are passed over. An answer is bounded in size and time.
 */
import { readNote, readSignature, writeSignature } from "@sluis/core/ledger/note"
import { verifySignature } from "@sluis/core/ledger/verify-note"
import { isOfKey } from "@sluis/core/ledger/verifier-key"
import type { VerifierKey } from "@sluis/core/ledger/verifier-key"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { boundedOctets, networkCode, noOctets } from "../app/bounded-octets.ts"
import type { Witness, WitnessRefusal } from "../app/ledger/witnessing.ts"
import { readSize, writeAddCheckpoint } from "./add-checkpoint.ts"

/** Milliseconds for the whole answer: a witness writes one small file. */
const TIMEOUT = 20_000
/** A line is 200 octets; a witness may have several keys, and ML-DSA-44 lines have 3,500. */
const MAX_ANSWER_OCTETS = 64 * 1024

/** `url` without a slash at its end, https or loopback as the configuration has it. */
export function witnessAt(url: string, key: VerifierKey): Witness {
  return {
    name: key.name,
    keyHash: Buffer.from(key.id).toString("hex"),
    cosign: async (request) => {
      const answered = await post(`${url}/add-checkpoint`, writeAddCheckpoint(request))
      if (!answered.ok) return answered
      const { status, body } = answered.value
      if (status === 200) return cosignatureIn(body, request.checkpoint, key)
      if (status === 409) return err(conflict(body, request.oldSize))
      if (status === 422) return err({ kind: "inconsistent" })
      // 404: it does not know our origin; 403: not our key.
      if (status === 403 || status === 404) return err({ kind: "unknown-log" })
      return err({ kind: "no-answer", why: String(status) })
    },
  }
}

/** The same size as ours: then it is the root that differs. */
function conflict(body: string, oldSize: number): WitnessRefusal {
  const size = body.endsWith("\n") ? readSize(body.slice(0, -1)) : undefined
  if (size === undefined) return { kind: "no-answer", why: "409" }
  return size === oldSize ? { kind: "inconsistent" } : { kind: "other-size", size }
}

function cosignatureIn(body: string, checkpoint: string, key: VerifierKey): Result<string, WitnessRefusal> {
  const note = readNote(checkpoint)
  if (!note.ok) throw new Error(`our own checkpoint is no note: ${note.error.kind}`)
  const lines = body.endsWith("\n") ? body.slice(0, -1).split("\n") : []
  const own = lines
    .map(readSignature)
    .filter((line) => line !== undefined)
    .filter(({ name, id }) => isOfKey(key, name, id))
  const [first] = own
  if (first === undefined || verifySignature(note.value.text, key, first.signature) === undefined)
    return err({ kind: "wrong-signature" })
  return ok(writeSignature(first))
}

async function post(
  url: string,
  body: string,
): Promise<Result<{ readonly status: number; readonly body: string }, WitnessRefusal>> {
  try {
    const response = await fetch(url, {
      method: "POST",
      body,
      headers: { "content-type": "text/plain; charset=utf-8" },
      signal: AbortSignal.timeout(TIMEOUT),
      redirect: "manual",
    })
    const octets = await boundedOctets(response.body ?? noOctets(), MAX_ANSWER_OCTETS)
    if (octets === undefined) return err({ kind: "no-answer", why: "too-large" })
    return ok({ status: response.status, body: new TextDecoder().decode(octets) })
  } catch (cause) {
    return err({ kind: "no-answer", why: networkCode(cause) })
  }
}
