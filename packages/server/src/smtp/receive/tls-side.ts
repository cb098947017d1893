/**
 * The server's side of TLS: for STARTTLS (RFC 3207) and for connections that begin with it (RFC 8314 §3.3), one way for both.
 *
 * A `tls.Server` that listens nowhere is handed sockets one by one, because it alone verifies client certificates. It says
 * which of its sockets is secured only by that socket's addresses, so these are the key.
 */
import type { Socket } from "node:net"
import { Server } from "node:tls"
import type { TLSSocket } from "node:tls"

import { allowedCertificates } from "./certificate-allowed.ts"
import type { AllowedCertificates } from "./certificate-allowed.ts"
import type { TlsMaterial } from "./options.ts"
import type { Secured } from "./session.ts"

export type TlsSide = {
  /** `secured` is called once, unless the handshake fails: then the socket is destroyed. */
  readonly secure: (plain: Socket, secured: (socket: TLSSocket, how: Secured) => void) => void
}

/** Throws for a key or certificate that can't be read, or that don't belong together. */
export function newTlsSide(material: TlsMaterial, handshakeMilliseconds: number): TlsSide {
  const { key, cert, clientCa, allowCertificates } = material
  const allowed = allowedCertificates(allowCertificates)
  const waiting = new Map<string, (socket: TLSSocket) => void>()
  const server = new Server({
    key,
    cert,
    ...(clientCa === undefined ? {} : { ca: clientCa }),
    // RFC 8996: nothing older.
    minVersion: "TLSv1.2",
    requestCert: !allowed.isEmpty,
    // Whoever has no certificate may still be allowed for another reason.
    rejectUnauthorized: false,
    handshakeTimeout: handshakeMilliseconds,
  })
  server.on("secureConnection", (socket) => {
    const secured = waiting.get(addressesOf(socket))
    if (secured === undefined) socket.destroy()
    else secured(socket)
  })
  server.on("tlsClientError", (_, socket) => socket.destroy())
  return {
    secure(plain, secured) {
      const addresses = addressesOf(plain)
      waiting.set(addresses, (socket) => {
        waiting.delete(addresses)
        secured(socket, securedBy(socket, allowed))
      })
      plain.once("close", () => waiting.delete(addresses))
      server.emit("connection", plain)
    },
  }
}

function securedBy(socket: TLSSocket, allowed: AllowedCertificates): Secured {
  const description = `${socket.getProtocol() ?? "TLS"}, ${socket.getCipher().standardName}`
  if (allowed.isEmpty) return { description, allowed: false }
  const certificate = socket.getPeerX509Certificate()
  return { description, allowed: certificate !== undefined && allowed.allows(certificate, socket.authorized) }
}

function addressesOf({ remoteAddress, remotePort, localPort }: Socket): string {
  return `${remoteAddress} ${remotePort} ${localPort}`
}
