/**
 * Where a call comes from. What a header says of it counts only where the proxy that says so is one of ours.
 */
import { BlockList, isIP, isIPv4 } from "node:net"

import type { FastifyRequest } from "fastify"

export type IsMember = (ip: string) => boolean

/** @param networks CIDR, or a single address */
export function memberOf(networks: readonly string[]): IsMember {
  const list = new BlockList()
  for (const network of networks) {
    const [address = "", prefix] = network.split("/")
    const family = isIPv4(address) ? "ipv4" : "ipv6"
    list.addSubnet(address, prefix === undefined ? (family === "ipv4" ? 32 : 128) : Number(prefix), family)
  }
  return (ip) => isIP(ip) !== 0 && list.check(ip, isIPv4(ip) ? "ipv4" : "ipv6")
}

/**
 * IP address of the client. A proxy of ours may pass on what is none (its client wrote it): then it is the proxy's own.
 */
export function ipOf(request: FastifyRequest): string {
  return isIP(request.ip) === 0 ? (request.socket.remoteAddress ?? "") : request.ip
}

/**
 * Somebody stands between the client and us whom nobody told us of: the address that we see is not the client's, and being
 * near to us means nothing.
 */
export function isPassedOnByStranger(request: FastifyRequest, isProxy: IsMember): boolean {
  const { "x-forwarded-for": forwardedFor, forwarded, via } = request.headers
  const isPassedOn = forwardedFor !== undefined || forwarded !== undefined || via !== undefined
  return isPassedOn && !isProxy(request.socket.remoteAddress ?? "")
}

/** One client to limits: an IPv4 address, or the /64 of an IPv6 one, which is what one household or machine gets (RFC 6177). */
export function clientOf(ip: string): string {
  if (isIP(ip) !== 6) return ip
  // The URL parser writes an address in one way only (RFC 5952); a zone is not part of it.
  const { hostname } = new URL(`http://[${ip.replace(/%.*$/s, "")}]`)
  const [head = "", tail] = hostname.slice(1, -1).split("::")
  const first = head === "" ? [] : head.split(":")
  const last = tail === undefined || tail === "" ? [] : tail.split(":")
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => "0")
  const groups = [...first, ...zeros, ...last]
  const isMapped = groups.slice(0, 5).every((group) => group === "0") && groups[5] === "ffff" // RFC 4291 §2.5.5.2
  if (isMapped) return fourOf(groups[6] ?? "0", groups[7] ?? "0")
  return `${groups.slice(0, 4).join(":")}::/64`
}

function fourOf(high: string, low: string): string {
  return [high, low]
    .map((group) => Number.parseInt(group, 16))
    .flatMap((value) => [value >> 8, value & 0xff])
    .join(".")
}
