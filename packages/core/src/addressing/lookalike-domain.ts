/**
 * Domains that are one slip of the pen away from one that is known without any memory: our own, a mail provider's, that of
 * another recipient.
 *
 * Failing direction: silence. Short names and real pairs (ede.nl and epe.nl) lie one letter apart too, so a slip counts only in a
 * long name, in the same place of the domain, and nowhere in digits; another ending is another domain.
 */
import type { Domain } from "../mail/domain.ts"
import { isPublicProvider } from "../mail/public-provider.ts"
import { isOneSlip, shortened } from "./slip.ts"

/** Providers whose names are nobody else's, and are mistyped daily. */
const PROVIDERS: readonly string[] = (
  "gmail.com googlemail.com hotmail.com hotmail.nl hotmail.be hotmail.fr hotmail.de hotmail.co.uk outlook.com outlook.be yahoo.com " +
  "yahoo.nl yahoo.co.uk icloud.com ziggo.nl kpnmail.nl kpnplanet.nl hetnet.nl xs4all.nl telfort.nl upcmail.nl casema.nl quicknet.nl " +
  "caiway.nl zeelandnet.nl protonmail.com tutanota.com windowslive.com skynet.be proximus.be belgacom.net t-online.de btinternet.com"
).split(" ")
/** Real domains that lie one slip from one of these. */
const REAL: ReadonlySet<string> = new Set([
  "gail.com",
  "email.com",
  "email.nl",
  "ymail.com",
  "quickset.nl",
  "kpnmail.com",
])
/** Endings that a slip makes of `.com` and that nobody's mail has; `.co` and `.cm` are real, but have no Gmail. */
const BROKEN_COM: ReadonlySet<string> = new Set([
  "con",
  "co",
  "cm",
  "om",
  "comm",
  "vom",
  "xom",
  "cim",
  "ocm",
  "cmo",
  "coom",
  "ccom",
  "cpm",
  "clm",
])

export function resemblesProvider(host: Domain): boolean {
  if (isPublicProvider(host) || REAL.has(host)) return false
  return PROVIDERS.some((provider) => {
    if (Math.abs(provider.length - host.length) > 1) return false
    const dot = provider.indexOf(".")
    const name = provider.slice(0, dot)
    const ending = provider.slice(dot)
    if (host.endsWith(ending)) return isOneSlip(host.slice(0, -ending.length), name)
    return ending === ".com" && host.startsWith(`${name}.`) && BROKEN_COM.has(host.slice(dot + 1))
  })
}

/** One slip away from one of our own domains. */
export function resemblesOwn(host: Domain, us: readonly Domain[]): boolean {
  return us.some((own) => isSlipOfDomain(host, own))
}

/** A slip of a shorter name is another name. */
const MIN_NAME_UNITS = 7
const MAX_DOMAINS = 2_000

/**
 * Of the domains of one message, those that are a slip away from another that more of its people have; of two with equally many
 * the later one. `counts`: people by domain, in order of appearance. Linear in their letters.
 */
export function slipsAmong(counts: ReadonlyMap<Domain, number>): ReadonlySet<Domain> {
  const slips = new Set<Domain>()
  if (counts.size < 2 || counts.size > MAX_DOMAINS) return slips
  const byForm = new Map<string, Domain[]>()
  for (const host of counts.keys()) {
    if (host.length > MAX_HOST_UNITS || isPublicProvider(host)) continue
    for (const form of new Set([host, ...shortened(host)])) {
      const near = byForm.get(form)
      for (const other of near ?? []) {
        if (other === host || !isSlipOfDomain(host, other)) continue
        slips.add((counts.get(host) ?? 0) > (counts.get(other) ?? 0) ? other : host)
      }
      if (near === undefined) byForm.set(form, [host])
      else if (near.length < MAX_NEAR) near.push(host)
    }
  }
  return slips
}
const MAX_HOST_UNITS = 80
/** Domains that share a form; more are made on purpose. */
const MAX_NEAR = 8

/** The same ending, and one slip in the name, which is long enough. */
function isSlipOfDomain(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  const dot = one.lastIndexOf(".")
  const ending = one.slice(dot)
  if (dot < 0 || !other.endsWith(ending)) return false
  const name = one.slice(0, dot)
  const there = other.slice(0, -ending.length)
  if (Math.min(name.length, there.length) < MIN_NAME_UNITS || !isOneSlip(name, there)) return false
  // school1 and school2, kapper and kappers, zorg-groep and zorggroep: two of a kind, not a slip.
  return withoutDigits(name) !== withoutDigits(there) && !isPlural(name, there) && !isPlural(there, name)
}

function withoutDigits(name: string): string {
  return name.replaceAll(/[\d-]/g, "")
}

function isPlural(one: string, other: string): boolean {
  return other.length === one.length + 1 && other.startsWith(one) && /[sne]$/.test(other)
}
