/**
 * Logging in at Sluis itself: with a password or with a passkey.
 *
 * Whatever is wrong is the same answer after the same work: who has an account here is nobody's business.
 */
import { parseAddress } from "@sluis/core/mail/address"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Clock } from "../clock.ts"
import { Fault } from "../fault.ts"
import type { LockOut } from "./lock-out.ts"
import type { Passkeys, WebAuthnJson } from "./passkey.ts"
import type { PasswordHash } from "./password.ts"
import type { People } from "./people.ts"
import type { Person } from "./person.ts"

/** Faults: login/locked, login/wrong. Rejects with `StoreUnavailable`, also where too many passwords are being checked. */
export async function enterByPassword(
  {
    people,
    hash,
    lockOut,
    clock,
  }: {
    readonly people: Pick<People, "byAddress" | "change">
    readonly hash: PasswordHash
    readonly lockOut: LockOut
    readonly clock: Clock
  },
  { address, password, client }: { address: string; password: string; client: string },
): Promise<Result<Person, Fault>> {
  const parsed = parseAddress(address)
  // What is no address is nobody's, and takes as long.
  const key = parsed.ok ? parsed.value.key : address
  const attempt = lockOut.begin(key, client)
  if (!attempt.ok) return attempt
  const person = await people.byAddress(key)
  const checked = await hash.check(password, person?.password)
  if (checked === "no" || person === undefined || person.blocked)
    return err(new Fault("login/wrong", "login"))
  attempt.value.succeeded()
  const renewed = checked === "outdated" ? await hash.hash(password) : undefined
  const stored = person.password
  return await people.change(person.id, (now) => {
    // The password was changed or the person blocked while this one was being checked.
    if (now.password !== stored || now.blocked) return err(new Fault("login/wrong", "login"))
    return ok({ ...now, seenAt: clock.now(), password: renewed ?? now.password })
  })
}

/** Faults: login/passkey. Rejects with `StoreUnavailable`. */
export async function enterByPasskey(
  {
    people,
    passkeys,
    clock,
  }: { readonly people: People; readonly passkeys: Passkeys; readonly clock: Clock },
  { ticket, answer }: { ticket: string; answer: WebAuthnJson },
): Promise<Result<Person, Fault>> {
  const checked = await passkeys.checkEntering(ticket, answer, people.find)
  if (!checked.ok) return checked
  const { person, passkey, counter } = checked.value
  const usedAt = clock.now()
  return await people.change(person.id, (now) => {
    const kept = now.passkeys.find(({ id }) => id === passkey.id)
    // Blocked or taken away meanwhile; or used meanwhile by another answer with the same counter (WebAuthn §6.1.1).
    if (now.blocked || kept === undefined || kept.counter !== passkey.counter)
      return err(new Fault("login/passkey", "login"))
    return ok({
      ...now,
      seenAt: usedAt,
      passkeys: now.passkeys.map((each) => (each === kept ? { ...kept, counter, usedAt } : each)),
    })
  })
}
