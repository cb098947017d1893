/** A copy from the outbox of a demonstration as a file, to open in a mail program. */
import type { FastifyInstance } from "fastify"

import { Fault } from "../app/fault.ts"
import { API_ROOT } from "../contract/endpoint.ts"
import { admit } from "./admission.ts"
import type { Gates } from "./admission.ts"
import { languageOf } from "./language.ts"
import type { ConsolePorts } from "./options.ts"
import { refuse } from "./problem.ts"

export function serveOutboxFile(
  app: FastifyInstance,
  gates: Gates,
  octets: NonNullable<ConsolePorts["outboxOctets"]> | undefined,
): void {
  app.get<{ readonly Params: { readonly number: string } }>(
    `${API_ROOT}/outbox/:number/octets`,
    async (request, reply) => {
      const language = languageOf(request.headers["accept-language"])
      const admitted = await admit(request, "outbox.octets", { to: "person" }, gates)
      if (!admitted.ok) {
        const { fault, retryAfter } = admitted.error
        return await refuse(reply, fault, language, retryAfter === undefined ? {} : { retryAfter })
      }
      if (octets === undefined) return await refuse(reply, new Fault("demonstration/only", ""), language)
      const { number } = request.params
      const content = /^[1-9]\d{0,8}$/.test(number) ? await octets(Number(number)) : undefined
      if (content === undefined) return await refuse(reply, new Fault("outbox/unknown", ""), language)
      return await reply
        .headers({
          "content-type": "message/rfc822",
          "content-disposition": `attachment; filename="sluis-${number}.eml"`,
        })
        .send(Buffer.from(content))
    },
  )
}
