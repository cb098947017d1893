/**
 * What goes into and comes out of each endpoint (./endpoint.ts), group by group of the routes. The server refuses what does not
 * fit, and strips from an answer whatever does not stand here. The console uses the types alone.
 */
import type { z } from "zod"

import { BREACH_ROUTE_FORMS } from "./breach-route-form.ts"
import type { EndpointName } from "./endpoint.ts"
import { HELD_FORMS } from "./held-form.ts"
import { LEDGER_FORMS } from "./ledger-form.ts"
import { OUTBOX_FORMS } from "./outbox-form.ts"
import { POLICY_FORMS } from "./policy-form.ts"
import { SAFEGUARD_FORMS } from "./safeguard-form.ts"
import { SESSION_FORMS } from "./session-form.ts"
import { SYSTEM_FORMS } from "./system-form.ts"

export type Form = {
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly gives: z.ZodType
}

export const FORMS = {
  ...SESSION_FORMS,
  ...HELD_FORMS,
  ...SAFEGUARD_FORMS,
  ...POLICY_FORMS,
  ...BREACH_ROUTE_FORMS,
  ...LEDGER_FORMS,
  ...OUTBOX_FORMS,
  ...SYSTEM_FORMS,
} as const satisfies { readonly [name in EndpointName]: Form }

type Forms = typeof FORMS
type In<Name extends EndpointName, Part extends string> = Forms[Name] extends {
  readonly [part in Part]: infer S extends z.ZodType
}
  ? { readonly [part in Part]: z.output<S> }
  : unknown
type Given<Name extends EndpointName, Part extends string> = Forms[Name] extends {
  readonly [part in Part]: infer S extends z.ZodType
}
  ? { readonly [part in Part]: z.input<S> }
  : unknown

/** What a handler gets: params, query and body, as far as the endpoint has them, checked and completed. */
export type Asks<Name extends EndpointName> = In<Name, "params"> & In<Name, "query"> & In<Name, "body">
/** What a caller gives: the same, where defaults may be left out. */
export type Asking<Name extends EndpointName> = Given<Name, "params"> &
  Given<Name, "query"> &
  Given<Name, "body">
export type Gives<Name extends EndpointName> = z.input<Forms[Name]["gives"]>
