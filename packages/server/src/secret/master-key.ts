/**
 * The master key: 32 random octets, which are never in the database. Whoever has only the database can read nothing of it.
 *
 * Wherever it comes from it is written as base64 (RFC 4648 §4), one line: easy to keep in a safe and to type.
 *
 * It is made once, at the first start, in a file of its own. Order: the key is on disk, its name too, before anything can
 * be sealed with it. Where a database exists already no key is ever made, for nothing could be read with it; that is a
 * fault to be told.
 */
import { execFile } from "node:child_process"
import { randomBytes } from "node:crypto"
import { link, mkdir, open, readFile, rm, stat } from "node:fs/promises"
import type { FileHandle } from "node:fs/promises"
import { dirname } from "node:path"
import { promisify } from "node:util"

import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { systemCode } from "../app/fault.ts"
import { KEY_OCTETS } from "./derive.ts"
import { newId } from "./id.ts"

export type KeySource =
  | { readonly kind: "file"; readonly path: string }
  /** `value`: what the variable holds, undefined where it is not set. */
  | { readonly kind: "environment"; readonly name: string; readonly value: string | undefined }
  /** Program and arguments, without a shell; the key is its standard output. */
  | { readonly kind: "command"; readonly command: readonly [string, ...string[]] }

export type KeyFault = {
  readonly kind:
    /** There is no key, and there is a database that it belongs to. */
    | "missing"
    /** Not base64 of 32 octets. What it is instead is not told. */
    | "malformed"
    | "unreadable"
    | "unwritable"
    | "command"
  /** The path, the variable's name or the program. */
  readonly subject: string
  /** The system's code or the exit code; "" where there is nothing to add. */
  readonly detail: string
}

const OWNER_ONLY = 0o600
const FOLDER_OWNER_ONLY = 0o700
/** A key store may have to wake up. */
const COMMAND_MILLISECONDS = 30_000
const COMMAND_OCTETS = 1024

/** `databaseExists`: a key that is missing is not made anew. */
export async function masterKey(
  source: KeySource,
  databaseExists: boolean,
): Promise<Result<Uint8Array, KeyFault>> {
  switch (source.kind) {
    case "file":
      return await fromFile(source.path, databaseExists)
    case "environment":
      return source.value === undefined || source.value === ""
        ? err({ kind: "missing", subject: source.name, detail: "" })
        : parseKey(source.value, source.name)
    case "command":
      return await fromCommand(source.command)
  }
}

async function fromFile(path: string, databaseExists: boolean): Promise<Result<Uint8Array, KeyFault>> {
  const found = await readKeyFile(path)
  if (found !== undefined) return found
  if (databaseExists) return err({ kind: "missing", subject: path, detail: "" })
  try {
    await makeKeyFile(path)
  } catch (cause) {
    const code = systemCode(cause)
    if (code === undefined) throw cause
    return err({ kind: "unwritable", subject: path, detail: code })
  }
  // Read back: where two processes start at once, the name went to one of them.
  return (await readKeyFile(path)) ?? err({ kind: "missing", subject: path, detail: "" })
}

/** Undefined where there is no file. */
async function readKeyFile(path: string): Promise<Result<Uint8Array, KeyFault> | undefined> {
  try {
    return parseKey(await readFile(path, "utf8"), path)
  } catch (cause) {
    const code = systemCode(cause)
    if (code === undefined) throw cause
    return code === "ENOENT" ? undefined : err({ kind: "unreadable", subject: path, detail: code })
  }
}

/**
 * Written under another name, synced, then linked: the name never stands for half a key, and a key that somebody else made
 * meanwhile is not overwritten. A crash leaves at most the other name.
 */
async function makeKeyFile(path: string): Promise<void> {
  await mkdir(dirname(path), { mode: FOLDER_OWNER_ONLY }).catch(exists)
  const temporary = `${path}.${newId()}.tmp`
  const file = await open(temporary, "wx", OWNER_ONLY)
  try {
    await file.writeFile(`${randomBytes(KEY_OCTETS).toString("base64")}\n`)
    // Who runs a command as root makes the key of a gateway that has a user of its own.
    if (process.getuid?.() === 0) await giveToOwnerOf(dirname(path), file)
    await file.sync()
  } finally {
    await file.close()
  }
  try {
    await link(temporary, path).catch(exists)
  } finally {
    await rm(temporary, { force: true })
  }
  const folder = await open(dirname(path), "r")
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function giveToOwnerOf(folder: string, file: FileHandle): Promise<void> {
  const { uid, gid } = await stat(folder)
  await file.chown(uid, gid)
}

function exists(cause: unknown): undefined {
  if (systemCode(cause) !== "EEXIST") throw cause
}

async function fromCommand([program, ...args]: readonly [string, ...string[]]): Promise<
  Result<Uint8Array, KeyFault>
> {
  try {
    const limits = { timeout: COMMAND_MILLISECONDS, maxBuffer: COMMAND_OCTETS }
    const { stdout } = await promisify(execFile)(program, args, limits)
    return parseKey(stdout, program)
  } catch (cause) {
    // Only the code: the message and what was printed may hold the key.
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "stopped"
    return err({ kind: "command", subject: program, detail: code })
  }
}

/** 43 characters and one "=": nothing else is base64 of 32 octets. */
const WRITTEN = /^[A-Za-z0-9+/]{43}=$/

function parseKey(text: string, subject: string): Result<Uint8Array, KeyFault> {
  const written = text.trim()
  return WRITTEN.test(written)
    ? ok(new Uint8Array(Buffer.from(written, "base64")))
    : err({ kind: "malformed", subject, detail: "" })
}
