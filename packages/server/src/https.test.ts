import assert from "node:assert/strict"
import { X509Certificate } from "node:crypto"
import { get } from "node:https"
import type { IncomingHttpHeaders } from "node:http"
import { test } from "node:test"
import { TLSSocket } from "node:tls"
import { HEALTHY, ON_LOOPBACK } from "./http/example-console.ts"
import type { RunningHttp } from "./http/options.ts"
import { startHttp } from "./http/server.ts"
import { selfSigned } from "./smtp/relay/self-signed.ts"

test("over TLS browsers are told to stay there, and a new certificate is shown from then on", async () => {
  const [one, other] = [selfSigned("sluis.voorbeeld.example"), selfSigned("sluis.voorbeeld.example")]
  const http = await startHttp({ ...ON_LOOPBACK, tls: { certificate: one.cert, key: one.key } }, HEALTHY)
  try {
    const before = await seen(http)
    assert.equal(before.headers["strict-transport-security"], "max-age=31536000")
    assert.equal(before.fingerprint, fingerprintOf(one.cert))
    http.reload({ certificate: other.cert, key: other.key })
    assert.equal((await seen(http)).fingerprint, fingerprintOf(other.cert))
    assert.equal(http.origin, `https://localhost:${http.address.port}`)
  } finally {
    await http.close()
  }
})

function fingerprintOf(certificate: string): string {
  return new X509Certificate(certificate).fingerprint256
}

type Seen = { readonly headers: IncomingHttpHeaders; readonly fingerprint: string | undefined }

async function seen({ address: { host, port } }: RunningHttp): Promise<Seen> {
  const { promise, resolve, reject } = Promise.withResolvers<Seen>()
  get({ host, port, path: "/health/live", agent: false, rejectUnauthorized: false }, (answer) => {
    const fingerprint =
      answer.socket instanceof TLSSocket ? answer.socket.getPeerX509Certificate()?.fingerprint256 : undefined
    answer.resume().on("end", () => resolve({ headers: answer.headers, fingerprint }))
  }).on("error", reject)
  return await promise
}
