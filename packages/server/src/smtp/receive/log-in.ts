/** A name and a password of a client, on their way to whoever knows users: when it is its turn, and counted. */
import type { LoginOutcome, LoginTurns } from "./login-turns.ts"
import type { ReceiverPorts } from "./options.ts"

/** Never rejects. `gone`: the client has left. */
export async function logIn(
  { users, log, metrics, pseudonymise }: Pick<ReceiverPorts, "users" | "log" | "metrics" | "pseudonymise">,
  turns: LoginTurns,
  { ip, name, password }: { readonly ip: string; readonly name: string; readonly password: string },
  gone: AbortSignal,
): Promise<LoginOutcome> {
  if (users === undefined) return "unknown"
  try {
    const outcome = await turns.take(ip, () => users.verify(name, password), gone)
    if (outcome === "right" || outcome === "wrong") metrics.authentication(outcome === "right")
    if (outcome === "wrong") log.warn("smtp.authentication-failed", { ip, user: pseudonymise(name) })
    return outcome
  } catch (cause) {
    log.error("smtp.users-failed", { ip }, cause)
    return "unknown"
  }
}
