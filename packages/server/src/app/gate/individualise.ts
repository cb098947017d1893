/**
 * The copies of one message, as the recipients would get them, kept as files.
 */
import type { Examination } from "@sluis/core/examine"
import { applySplices } from "@sluis/core/rewrite/splice"

import type { Result } from "@sluis/core/result"
import type { Fault } from "../fault.ts"

/** One copy as octets, made when it is asked for: a hundred copies of a large message are never in memory together. */
export type CopyFile = { readonly name: string; octets(): Uint8Array }

/**
 * Keeps copies in a folder, all or none of what can be foreseen: nothing is written where one of them exists and
 * `overwrite` is false. No file is ever seen half written.
 */
export type KeepCopies = (
  folder: string,
  copies: readonly CopyFile[],
  overwrite: boolean,
) => Promise<Result<readonly string[], Fault>>

export function copyFiles({ message, copies }: Examination): readonly CopyFile[] {
  const digits = Math.max(3, String(copies.length).length)
  return copies.map(({ recipient, splices }, index) => ({
    name: `${String(index + 1).padStart(digits, "0")}-${safeFileName(recipient.address)}.eml`,
    octets: () => applySplices(message.bytes, splices),
  }))
}

/** Octets a name may take: file systems allow 255, and the number, ".eml" and a temporary name need some. */
const MAX_NAME_OCTETS = 120

/**
 * An address as part of a file name on any system: letters, digits and `.@+-_`, everything else an underscore. It can't
 * name another folder, hide the file or be an option, since a number stands before it and no separator is left in it.
 */
export function safeFileName(address: string): string {
  const plain = address
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}.@+_-]/gu, "_")
    .replace(/\.{2,}/g, ".")
  const encoder = new TextEncoder()
  let name = ""
  let octets = 0
  for (const character of plain) {
    octets += encoder.encode(character).length
    if (octets > MAX_NAME_OCTETS) break
    name += character
  }
  return name === "" ? "_" : name
}
