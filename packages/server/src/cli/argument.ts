/** Values of options and arguments, as people write them. What can't be one is refused as wrong use. */
import { InvalidArgumentError } from "commander"

import type { HostAndPort } from "./cli.ts"

/** People paste `<jan@example.nl>` from a log; `<>` is the null sender. */
export function address(value: string): string {
  const bare = /^<.*>$/.test(value) ? value.slice(1, -1) : value
  if (bare !== "" && !/^[^\s].*@.*[^\s]$/.test(bare)) throw new InvalidArgumentError("")
  return bare
}

export function domain(value: string): string {
  const bare = value.startsWith("@") ? value.slice(1) : value
  // One label is no domain of an organisation: "nl" would make half the country one of us.
  if (!/^[^\s@.]+(?:\.[^\s@.]+)+$/.test(bare)) throw new InvalidArgumentError("")
  return bare
}

/** `host:port`, `[2001:db8::1]:port`. RFC 3986 §3.2.2 for the brackets. */
export function hostAndPort(value: string): HostAndPort {
  const match = /^(?:\[([0-9A-Fa-f:.]+)\]|([^\s:[\]]+)):(\d{1,5})$/.exec(value)
  const host = match?.[1] ?? match?.[2]
  const port = Number(match?.[3])
  if (host === undefined || port < 1 || port > 65_535) throw new InvalidArgumentError("")
  return { host, port }
}

/** 1, 2, 3 … */
export function count(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError("")
  return Number(value)
}
