/**
 * Our one Received field (RFC 5321 §4.4), the only octets that are ever added to a message that passes.
 *
 * Never a `for` clause: it would show a recipient to the others, and of several recipients the RFC advises against it.
 * What the client says of itself is a claim; whatever could end the field or begin a comment is left out of it.
 */
import type { Client } from "./submission.ts"

export function receivedField(
  { client, id, utf8 }: { readonly client: Client; readonly id: string; readonly utf8: boolean },
  hostName: string,
  at: number,
): string {
  const from = `from ${claim(client.hello, utf8)} (${addressLiteral(client.ip)})`
  const tls = client.tls === undefined ? "" : ` (${client.tls})`
  return `Received: ${from}\r\n\tby ${hostName} (Sluis) with ${client.protocol}${tls}\r\n\tid ${id}; ${dateTime(at)}\r\n`
}

/** RFC 5322 §3.3, in UTC. Made once a second: under load many messages share it. */
export function dateTime(at: number): string {
  const second = Math.floor(at / 1000)
  if (second !== madeFor) {
    made = new Date(second * 1000).toUTCString().replace("GMT", "+0000")
    madeFor = second
  }
  return made
}

let madeFor = Number.NaN
let made = ""

/** RFC 5321 §4.1.3. */
function addressLiteral(ip: string): string {
  return ip.includes(":") ? `[IPv6:${ip}]` : `[${ip}]`
}

/** RFC 5321 §4.5.3.1.2: a domain has 255 octets at most. */
const MAX_CLAIM = 255

function claim(hello: string, utf8: boolean): string {
  const allowed = utf8 ? /^[^\s\p{Cc}()<>;,\\"]{1,255}$/u : /^[!#-'*+\-./0-9:=?@A-Z[\]^_`a-z{|}~]{1,255}$/
  return hello.length <= MAX_CLAIM && allowed.test(hello) ? hello : "unknown"
}
