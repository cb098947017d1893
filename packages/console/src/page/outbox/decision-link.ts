/**
 * The link of one of our own notices, to follow it in a demonstration, where the outbox is the only mailbox there is.
 *
 * TRUST: the text is a mail's, so nothing of it is followed but a path of this very origin with a token of the alphabet that we use.
 */
export function decisionLinkIn(text: string, origin: string): string | undefined {
  const at = text.indexOf(`${origin}/decide#`)
  if (at < 0) return undefined
  const token = /^[A-Za-z0-9._~-]{20,400}/.exec(text.slice(at + origin.length + "/decide#".length))?.[0]
  return token === undefined ? undefined : `/decide#${token}`
}
