/**
 * Networks of clients: addresses in CIDR notation (RFC 4632, RFC 4291 §2.3), and whether one is in them.
 *
 * An IPv4 address that came through an IPv6 socket (RFC 4291 §2.5.5.2) is that IPv4 address.
 */
import { BlockList, isIP } from "node:net"

/** Throws for what is no network: configuration is checked before it comes here. */
export function networkList(networks: readonly string[]): (ip: string) => boolean {
  const list = new BlockList()
  for (const network of networks) {
    const [address = "", bits, ...more] = network.split("/")
    const version = isIP(address)
    const length = bits === undefined ? (version === 4 ? 32 : 128) : Number(bits)
    const isLength = bits === undefined || /^\d{1,3}$/.test(bits)
    if (version === 0 || !isLength || length > (version === 4 ? 32 : 128) || more.length > 0) {
      throw new Error(`couldn't read the network "${network}": it is an address, or an address "/" bits`)
    }
    list.addSubnet(address, length, version === 4 ? "ipv4" : "ipv6")
  }
  return (ip) => list.check(ip, ip.includes(":") ? "ipv6" : "ipv4")
}

export function plainIp(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  return mapped?.[1] ?? address
}

export function isLoopback(ip: string): boolean {
  return ip.startsWith("127.") || ip === "::1"
}

/** What one client is counted by: an IPv4 address, or the /64 that whoever has one IPv6 address has all of. */
export function countedAs(ip: string): string {
  if (!ip.includes(":")) return ip
  const [head = "", tail] = ip.split("::")
  const groups = head === "" ? [] : head.split(":")
  const after = tail === undefined || tail === "" ? [] : tail.split(":")
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after.length)
  const all = [...groups, ...Array.from({ length: zeros }, () => "0"), ...after]
  return `${all.slice(0, 4).join(":")}::/64`
}
