/**
 * DKIM signatures that a rewrite breaks (RFC 6376).
 *
 * A broken signature of our own domain says "forged" to the receiver, so it goes; whoever sends the copy may sign anew.
 * Signatures of others stay: they are not ours to judge.
 */
import { foldDomain, type Domain } from "../mail/domain.ts"
import { unfold } from "../mail/header.ts"

/**
 * `raw`: the value of a DKIM-Signature field; `changed`: lower-case names of the fields that the rewrite touches, and
 * "body" if it touches that.
 */
export function breaksSignature(raw: string, us: readonly Domain[], changed: ReadonlySet<string>): boolean {
  const tags = new Map(
    unfold(raw)
      .split(";")
      .map((tag) => {
        const equals = tag.indexOf("=")
        return [tag.slice(0, equals).trim(), tag.slice(equals + 1).replace(/\s/g, "")] as const
      }),
  )
  const domain = foldDomain(tags.get("d") ?? "")
  if (!us.some((own) => domain === own || domain.endsWith(`.${own}`))) return false
  const signed = (tags.get("h") ?? "").toLowerCase().split(":")
  // §3.5: `bh` covers the body up to `l` octets; a signature over none of it survives whatever is cut there.
  const coversBody = !/^0{1,76}$/.test(tags.get("l") ?? "")
  return (changed.has("body") && coversBody) || signed.some((name) => changed.has(name))
}
