/** What an archive holds, one by one: opened, or closed and why. */

/** Why something was not looked into. "unsupported": a format, or a way to pack, that is not read here. */
export type Closed = "encrypted" | "broken" | "unsupported" | "beyond-limits"

export type Member = {
  readonly name: string
  readonly content:
    { readonly kind: "open"; readonly bytes: Uint8Array } | { readonly kind: "closed"; readonly why: Closed }
}

export function closedMember(name: string, why: Closed): Member {
  return { name, content: { kind: "closed", why } }
}
