/**
 * From a connection to a session: greeting, EHLO or HELO, TLS, authentication.
 *
 * RFC 5321 §3.1, §3.2; RFC 3207 §4.2: after TLS everything that was said before is forgotten, and EHLO is said again.
 */
import type { Reply } from "../../app/gate/reply.ts"
import { isPermanent, isPositive } from "../../app/gate/reply.ts"
import type { Connection, Lost } from "./connection.ts"
import { extensionsOf, NO_EXTENSIONS } from "./extensions.ts"
import type { NextHost, Timeouts } from "./options.ts"
import type { Trust } from "./trust.ts"

/** Undefined when the connection is ready for MAIL; otherwise it is of no use, and ended. */
export async function shakeHands(
  connection: Connection,
  host: NextHost,
  {
    trust,
    ehloName,
    timeouts,
  }: { readonly trust: Trust; readonly ehloName: string; readonly timeouts: Timeouts },
): Promise<Lost | undefined> {
  const fault =
    (await greet(connection)) ??
    (await hello(connection, ehloName, timeouts)) ??
    (await secure(connection, host, trust, timeouts)) ??
    (connection.isSecure && host.tls.mode !== "implicit"
      ? await hello(connection, ehloName, timeouts)
      : undefined) ??
    (await authenticate(connection, host, timeouts))
  if (fault === undefined) return connection.lost
  connection.end(fault.why)
  return { why: connection.lost?.why ?? fault.why, tls: fault.tls || connection.lost?.tls === true }
}

async function greet(connection: Connection): Promise<Lost | undefined> {
  const { replies, lost } = await connection.greeting()
  // A 5xx greeting is a host that does not want us (RFC 5321 §3.1), not a message that is refused.
  return lost ?? (replies[0]?.code === 220 ? undefined : failed(`greeting ${replies[0]?.code}`))
}

async function hello(
  connection: Connection,
  name: string,
  { hello: patience }: Timeouts,
): Promise<Lost | undefined> {
  const extended = await connection.exchange(`EHLO ${name}\r\n`, 1, patience)
  const answer = extended.replies[0]
  if (extended.lost !== undefined || answer === undefined) return extended.lost
  if (answer.code === 250) {
    connection.extensions = extensionsOf(answer)
    return undefined
  }
  if (!isPermanent(answer)) return failed(`EHLO ${answer.code}`)
  // RFC 5321 §3.2: a host that does not know EHLO.
  const simple = await connection.exchange(`HELO ${name}\r\n`, 1, patience)
  connection.extensions = NO_EXTENSIONS
  return (
    simple.lost ?? (simple.replies[0]?.code === 250 ? undefined : failed(`HELO ${simple.replies[0]?.code}`))
  )
}

async function secure(
  connection: Connection,
  { tls }: NextHost,
  trust: Trust,
  { hello: patience }: Timeouts,
): Promise<Lost | undefined> {
  if (tls.mode === "none" || connection.isSecure) return undefined
  if (!connection.extensions.startTls) return tls.mode === "required" ? tlsFailed("no STARTTLS") : undefined
  const { replies, lost } = await connection.exchange("STARTTLS\r\n", 1, patience)
  if (lost !== undefined) return lost
  // RFC 3207 §4: the conversation goes on in clear, if that will do.
  if (replies[0]?.code !== 220)
    return tls.mode === "required" ? tlsFailed(`STARTTLS ${replies[0]?.code}`) : undefined
  return (await connection.secure(trust)).lost
}

/** RFC 4954 §4. TRUST: a password is never said where somebody could listen. */
async function authenticate(
  connection: Connection,
  { auth }: NextHost,
  { hello: patience }: Timeouts,
): Promise<Lost | undefined> {
  if (auth === undefined) return undefined
  if (!connection.isSecure && !connection.isLocal) return tlsFailed("no TLS for AUTH")
  const say = async (line: string): Promise<Reply | undefined> =>
    (await connection.exchange(`${line}\r\n`, 1, patience)).replies[0]
  const mechanisms = connection.extensions.auth ?? []
  let answer: Reply | undefined
  if (mechanisms.includes("PLAIN")) {
    answer = await say(`AUTH PLAIN ${base64(`\0${auth.user}\0${auth.password}`)}`) // RFC 4616 §2
  } else if (mechanisms.includes("LOGIN")) {
    answer = await say("AUTH LOGIN")
    if (answer?.code === 334) answer = await say(base64(auth.user))
    if (answer?.code === 334) answer = await say(base64(auth.password))
  } else {
    return failed("no AUTH that we know")
  }
  if (answer === undefined) return connection.lost ?? failed("AUTH")
  return isPositive(answer) ? undefined : failed(`AUTH ${answer.code}`)
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64")
}

function failed(why: string): Lost {
  return { why, tls: false }
}

function tlsFailed(why: string): Lost {
  return { why, tls: true }
}
