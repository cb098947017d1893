/**
 * A message that is whole, on its way from a connection to whoever accepts it: always to an answer, and its memory or file
 * always given back.
 */
import { reply } from "../../app/gate/reply.ts"
import type { Reply } from "../../app/gate/reply.ts"
import type { Gathered } from "./gathering.ts"
import type { ReceiverPorts } from "./options.ts"
import type { Submit } from "./session.ts"

export const NO_MEMORY = reply(452, "4.3.1", "Too many messages at once, try again later")
const NO_DISK = reply(452, "4.3.1", "No room on disk, try again later")
const BROKEN = reply(451, "4.3.0", "Something went wrong here, try again later")

/** Never rejects. `gone`: the client has left. */
export async function handOver(
  { accept, log, newId }: Pick<ReceiverPorts, "accept" | "log" | "newId">,
  ip: string,
  submit: Submit,
  gathered: Gathered,
  gone: AbortSignal,
): Promise<Reply> {
  if (gathered.kind === "no-memory") return NO_MEMORY
  if (gathered.kind === "no-disk") {
    log.error("smtp.spool-failed", { why: gathered.code })
    return NO_DISK
  }
  const { content } = gathered
  const { envelope, normalised, hello, protocol, tls, user } = submit
  const id = newId()
  if (normalised) log.warn("smtp.normalised", { id, ip })
  try {
    return await accept(
      { id, client: { ip, hello, protocol, tls, user }, envelope, content, normalised },
      gone,
    )
  } catch (cause) {
    log.error("smtp.accept-failed", { id }, cause)
    return BROKEN
  } finally {
    content.discard()
  }
}
