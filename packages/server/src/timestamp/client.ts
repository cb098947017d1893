/** A timestamping service (app/ledger/timestamping.ts) over HTTP, RFC 3161 §3.4. */
import { randomBytes } from "node:crypto"

import { err } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { boundedOctets, networkCode, noOctets } from "../app/bounded-octets.ts"
import { MAX_TIMESTAMP_OCTETS } from "../app/ledger/ledger.ts"
import type { Stamped, TimestampFailure, TimestampService } from "../app/ledger/timestamping.ts"

/** RFC 3161 §2.4.1: "a large random number with a high probability that it is generated only once". */
const NONCE_OCTETS = 8
/** Milliseconds for the whole answer. */
const TIMEOUT = 30_000

/** `ca`: PEM of those who may have issued the service's certificate. Rejects where there is none in it. */
export function timestampServiceAt(url: string, ca: string): TimestampService {
  return {
    stamp: async (octets) => {
      // Some megabytes and a tenth of a second, for who asks for timestamps only.
      const { timestampRequest } = await import("./request.ts")
      const { certificatesIn, checkAnswer } = await import("./token.ts")
      const trusted = certificatesIn(ca)
      if (trusted.length === 0) throw new Error("there is no certificate to check timestamps with")
      const nonce = newNonce()
      const answer = await post(url, timestampRequest(octets, nonce))
      return answer instanceof Uint8Array ? await checkAnswer(answer, { octets, nonce }, trusted) : answer
    },
  }
}

/** As an integer of DER it has as many octets as it is written in: positive, and without a zero before it. */
function newNonce(): Uint8Array {
  const nonce = new Uint8Array(randomBytes(NONCE_OCTETS))
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40
  return nonce
}

async function post(url: string, body: Uint8Array): Promise<Uint8Array | Result<Stamped, TimestampFailure>> {
  try {
    const response = await fetch(url, {
      method: "POST",
      body: new Uint8Array(body),
      headers: { "content-type": "application/timestamp-query", accept: "application/timestamp-reply" },
      signal: AbortSignal.timeout(TIMEOUT),
      redirect: "manual",
    })
    if (response.status !== 200) {
      await response.body?.cancel()
      return err({ kind: "no-answer", why: String(response.status) })
    }
    // A token with three large certificates is 8 kB.
    const octets = await boundedOctets(response.body ?? noOctets(), MAX_TIMESTAMP_OCTETS)
    return octets ?? err({ kind: "no-answer", why: "too-large" })
  } catch (cause) {
    return err({ kind: "no-answer", why: networkCode(cause) })
  }
}
