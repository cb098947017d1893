/** A timestamping service of one's own, for tests: `openssl ts` behind a small server. Its certificates are made for the occasion. */
import { execFileSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import { join } from "node:path"

export type TimestampAuthority = AsyncDisposable & {
  readonly url: string
  /** PEM of who issued its certificate. */
  readonly ca: string
  /** What the next answers are instead; undefined: right ones. */
  answer: ((right: Buffer) => Buffer) | undefined
}

/** Both certificates of an authority in a folder: ca.pem, tsa.pem, and their keys beside them. */
export function makeCertificates(openssl: string, folder: string, usage = "critical,timeStamping"): void {
  const run = (...args: readonly string[]): void => {
    execFileSync(openssl, args, { cwd: folder, stdio: "pipe" })
  }
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
  run(
    "req",
    "-x509",
    ...key,
    "-days",
    "2",
    "-subj",
    "/CN=Voorbeeld CA",
    "-keyout",
    "ca.key",
    "-out",
    "ca.pem",
  )
  run("req", ...key, "-subj", "/CN=Voorbeeld Tijd", "-keyout", "tsa.key", "-out", "tsa.csr")
  writeFileSync(
    join(folder, "tsa.ext"),
    `basicConstraints=CA:FALSE\n${usage === "" ? "" : `extendedKeyUsage=${usage}\n`}`,
  )
  const signed = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-extfile", "tsa.ext"]
  run("x509", "-req", "-in", "tsa.csr", ...signed, "-out", "tsa.pem")
}

const CONFIGURATION = `
[tsa]
default_tsa = one
[one]
serial = ./serial
signer_cert = ./tsa.pem
signer_key = ./tsa.key
signer_digest = sha256
default_policy = 1.2.3.4
digests = DIGESTS
ess_cert_id_alg = sha256
ess_cert_id_chain = no
`

/** `digests`: that it will put a time on. */
export async function startTimestampAuthority(
  openssl: string,
  folder: string,
  digests = "sha256",
): Promise<TimestampAuthority> {
  makeCertificates(openssl, folder)
  writeFileSync(join(folder, "tsa.cnf"), CONFIGURATION.replace("DIGESTS", digests))
  writeFileSync(join(folder, "serial"), "01\n")
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on("data", (part: Buffer) => parts.push(part))
    request.on("end", () => {
      writeFileSync(join(folder, "query.tsq"), Buffer.concat(parts))
      const files = ["-queryfile", "query.tsq", "-out", "answer.tsr"]
      execFileSync(openssl, ["ts", "-reply", "-config", "tsa.cnf", "-section", "one", ...files], {
        cwd: folder,
        stdio: "pipe",
      })
      const right = readFileSync(join(folder, "answer.tsr"))
      response.setHeader("content-type", "application/timestamp-reply")
      // openssl stops this process while it runs, after which a connection that was kept is closed although it is written to.
      response.setHeader("connection", "close")
      response.end(authority.answer?.(right) ?? right)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  if (typeof address !== "object" || address === null) throw new Error("a server that listens has an address")
  const authority: TimestampAuthority = {
    url: `http://127.0.0.1:${address.port}/tsa`,
    ca: readFileSync(join(folder, "ca.pem"), "utf8"),
    answer: undefined,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return authority
}
