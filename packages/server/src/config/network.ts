/**
 * Networks: one IP address, or all that share their first bits (CIDR, RFC 4632 §3.1; RFC 4291 §2.3).
 *
 * Bits behind the prefix must be zero: `10.1.2.3/8` may mean one machine or sixteen million, and only its writer knows.
 * A prefix of 0 is everybody, which for a mail server means an open relay; it is refused.
 */
import { isIP } from "node:net"

import { err, ok } from "@sluis/core/result"

import type { Misread, ReadValue } from "./read-value.ts"

export type Network = {
  readonly address: string
  /** Number of leading bits that count: 1 to 32, or to 128. */
  readonly prefix: number
  readonly family: "ipv4" | "ipv6"
}

const NOT_A_NETWORK: Misread = {
  must: {
    nl: "een IP-adres of netwerk zijn, zoals `192.0.2.25`, `10.0.0.0/8` of `2001:db8::/32`",
    en: "an IP address or network, such as `192.0.2.25`, `10.0.0.0/8` or `2001:db8::/32`",
  },
}
const EVERYBODY: Misread = {
  must: {
    nl: "een netwerk zijn, en niet de hele wereld",
    en: "a network, and not the whole world",
  },
}

export const readNetwork: ReadValue<Network> = (value) => {
  if (typeof value !== "string") return err(NOT_A_NETWORK)
  const [, address = "", digits] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(value) ?? []
  const version = isIP(address)
  // A zone (`fe80::1%eth0`) names an interface, not a network.
  if (version === 0 || address.includes("%")) return err(NOT_A_NETWORK)
  const bits = version === 4 ? 32 : 128
  const prefix = digits === undefined ? bits : Number(digits)
  if (prefix > bits) return err(NOT_A_NETWORK)
  if (prefix === 0) return err(EVERYBODY)
  const first = firstAddress(address, bits, prefix)
  if (first !== undefined) return err({ ...NOT_A_NETWORK, meant: `${first}/${prefix}` })
  return ok({ address, prefix, family: version === 4 ? "ipv4" : "ipv6" })
}

/** The address with all bits behind the prefix zero, where it differs. */
function firstAddress(address: string, bits: number, prefix: number): string | undefined {
  const value = valueOf(address, bits)
  const rest = BigInt(bits - prefix)
  const first = (value >> rest) << rest
  return first === value ? undefined : textOf(first, bits)
}

function valueOf(address: string, bits: number): bigint {
  if (bits === 32) return address.split(".").reduce((sum, part) => (sum << 8n) + BigInt(part), 0n)
  // The URL parser writes an IPv4 tail as hexadecimal; what is left is groups and at most one "::".
  const groups = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::")
  const [head = [], tail = []] = groups.map((part) => part.split(":").filter((group) => group !== ""))
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => "0")
  return [...head, ...zeros, ...tail].reduce((sum, group) => (sum << 16n) + BigInt(`0x${group}`), 0n)
}

function textOf(value: bigint, bits: number): string {
  const step = bits === 32 ? 8n : 16n
  const parts = Array.from({ length: bits === 32 ? 4 : 8 }, (_, index) =>
    ((value >> (BigInt(bits) - step * BigInt(index + 1))) & ((1n << step) - 1n)).toString(
      bits === 32 ? 10 : 16,
    ),
  )
  return bits === 32 ? parts.join(".") : new URL(`http://[${parts.join(":")}]`).hostname.slice(1, -1)
}
