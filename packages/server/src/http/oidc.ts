/**
 * Logging in through an identity provider, as far as HTTP goes: send the browser there, take it back. By links, because a form
 * may go nowhere but to us (./header.ts). What the provider says is judged behind the port.
 *
 * Where the browser wanted to go is a path of ours or nothing, both when it leaves and when it comes back.
 */
import { err } from "@sluis/core/result"
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"

import { Fault } from "../app/fault.ts"
import type { IdentityLogin } from "../app/account/identity-login.ts"
import type { Log } from "../app/log.ts"
import { clientOf, ipOf } from "./client.ts"
import { clearingCookie, cookieOf, OIDC_COOKIE, SESSION_COOKIE, settingCookie } from "./cookie.ts"
import { languageOf } from "./language.ts"
import type { Limiter } from "./limit.ts"
import { refuse } from "./problem.ts"

export type OidcPorts = {
  readonly oidc: IdentityLogin
  readonly limiter: Limiter
  /** How browsers know us. */
  readonly origin: () => string
  readonly log: Log
}

/** Where a login that failed goes back to; the page there has the words. */
export const FAILED = "/login?problem=oidc"
/** From one place: a whole office begins its day behind one address. */
const LOGINS_PER_MINUTE = 120
/** Seconds that a person has to log in there. */
const ATTEMPT_SECONDS = 600
/** UTF-16 units of a path to return to. */
const MAX_PATH = 500

export function serveOidc(app: FastifyInstance, { oidc, limiter, origin, log }: OidcPorts): void {
  const isTooMany = (request: FastifyRequest): boolean =>
    limiter.take(`oidc ${clientOf(ipOf(request))}`, LOGINS_PER_MINUTE) > 0
  const tooMany = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const language = languageOf(request.headers["accept-language"])
    return await refuse(reply, new Fault("request/too-many", ""), language, { retryAfter: 60 })
  }

  app.get("/login/oidc", { exposeHeadRoute: false }, async (request, reply) => {
    if (isTooMany(request)) return await tooMany(request, reply)
    const { searchParams } = new URL(request.url, origin())
    const started = await oidc.start(ownPath(searchParams.get("returnTo") ?? "/"))
    if (!started.ok) {
      log.warn("the identity provider can't be asked", { why: started.error.code })
      return await reply.redirect(FAILED, 303)
    }
    reply.header("set-cookie", settingCookie(OIDC_COOKIE, started.value.cookie, ATTEMPT_SECONDS))
    return await reply.redirect(started.value.url, 303)
  })

  app.get("/login/oidc/callback", { exposeHeadRoute: false }, async (request, reply) => {
    if (isTooMany(request)) return await tooMany(request, reply)
    const kept = cookieOf(request.headers.cookie, OIDC_COOKIE)
    const finished =
      kept === undefined
        ? err(new Fault("login/oidc", ""))
        : await oidc.finish(new URL(request.url, origin()), kept)
    const cookies = [clearingCookie(OIDC_COOKIE)]
    if (!finished.ok) {
      log.warn("a login through the identity provider failed", { why: finished.error.code })
      return await reply.header("set-cookie", cookies).redirect(FAILED, 303)
    }
    cookies.push(settingCookie(SESSION_COOKIE, finished.value.secret))
    return await reply.header("set-cookie", cookies).redirect(ownPath(finished.value.returnTo), 303)
  })
}

/** A path of ours; "/" for whatever a browser could take for another place (`//host`, `/\host`, a scheme). */
export function ownPath(text: string): string {
  const isPath = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(text) && text.length <= MAX_PATH
  return isPath && !/^\/(?:login|api)(?:[/?#]|$)/.test(text) ? text : "/"
}
