/**
 * answer.*: what the personal link of a question opens. Its token is all that the caller brings, in the body of a POST: whoever
 * only follows links does nothing.
 */
import { ok } from "@sluis/core/result"

import { askedBy, giveAnswer } from "../breach/answer.ts"
import type { AnswerPorts } from "../breach/answer.ts"
import { mailOf } from "../breach/mailbox.ts"
import type { Organisation } from "../breach/organisation.ts"
import type { HandlersOf } from "../turn.ts"
import { moment } from "./held-form.ts"

export type AnswerHandlerPorts = AnswerPorts & { readonly organisation: Pick<Organisation, "profile"> }

export function answerHandlers(ports: AnswerHandlerPorts): HandlersOf<"answer.show" | "answer.give"> {
  return {
    "answer.show": async ({ body: { token } }) => {
      const asked = await askedBy(token, ports)
      if (!asked.ok) return asked
      const { person, sentAt } = asked.value
      return ok({
        organisation: (await ports.organisation.profile()).name,
        language: person.language,
        answered: mailOf(person).answers.length > 0,
        ...(sentAt !== undefined && { sentAt: moment(sentAt) }),
      })
    },

    "answer.give": async ({ body: { token, kind, words } }) => {
      const given = await giveAnswer(token, { kind, words }, ports)
      return given.ok ? ok({}) : given
    },
  }
}
