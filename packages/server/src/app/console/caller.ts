/** The person who calls, where an endpoint is for people: what the server checked already, said to the types. */
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { Fault } from "../fault.ts"
import type { PersonCaller, Turn } from "../turn.ts"

/** Faults: login/needed. */
export function personCalling({ caller }: Turn): Result<PersonCaller, Fault> {
  return caller.kind === "person" ? ok(caller) : err(new Fault("login/needed", "login"))
}
