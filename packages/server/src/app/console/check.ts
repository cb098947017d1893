/**
 * check.message: what a message would give away, before it is sent: for add-ons, and for programs that send.
 *
 * TRUST: whether two people know each other is somebody's secret, and the answer tells it. A program has a token for this and
 * a person who answers for it; to anybody who is merely logged in, everybody is a stranger to everybody, so that nobody can
 * ask around who mails whom, or who is on a registered list. The gate, which remembers, may then judge otherwise.
 */
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Asks, Gives } from "../../contract/form.ts"
import { composeMessage } from "../compose.ts"
import { Fault } from "../fault.ts"
import { notJudged } from "../gate/judge-message.ts"
import type { Look, LookedAt, LookRequest } from "../held/look.ts"
import type { HandlersOf } from "../turn.ts"
import { sightItem } from "./held-form.ts"

export type CheckPorts = { readonly look: Look }

export function checkHandlers({ look }: CheckPorts): HandlersOf<"check.message"> {
  return {
    "check.message": async ({ body }, { caller }) => {
      const tried = messageOf(body)
      if (!tried.ok) return tried
      const { octets, sender, recipients } = tried.value
      const looked = await look(octets, { sender, recipients, remember: caller.kind === "program" })
      if (looked.ok) return ok(checked(looked.value))
      return looked.error === "busy"
        ? err(new Fault("request/too-many", "message"))
        : ok(unchecked(looked.error, recipients.length))
    },
  }
}

type Body = Asks<"check.message">["body"]
type Tried = Omit<LookRequest, "remember"> & { readonly octets: Uint8Array }

function messageOf(body: Body): Result<Tried, Fault> {
  if ("message" in body) {
    const { message, sender, recipients = [] } = body
    return ok({ octets: Uint8Array.fromBase64(message), sender, recipients })
  }
  const { from, to, cc, bcc } = body
  const composed = composeMessage(body)
  return composed.ok
    ? ok({ octets: composed.value, sender: from, recipients: [...to, ...cc, ...bcc] })
    : composed
}

function checked({ verdict, sight, people, others, facts }: LookedAt): Gives<"check.message"> {
  return {
    verdict: verdict.kind,
    reasons: [...verdict.reasons],
    sight: sightItem(sight),
    recipients: [...people],
    others,
    facts: { ...facts },
  }
}

/** What the gate would do with it. */
function unchecked(why: "broke" | "took-too-long", count: number): Gives<"check.message"> {
  const { verdict, sight } = notJudged(why, count)
  if (sight === undefined) throw new Error("what was not judged has no sight")
  return {
    verdict: verdict.kind,
    reasons: [...verdict.reasons],
    sight: sightItem(sight),
    recipients: [],
    others: count,
    facts: {},
  }
}
