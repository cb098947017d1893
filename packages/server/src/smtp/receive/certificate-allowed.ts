/**
 * Which client certificates may hand in mail: by fingerprint, or by a name in them.
 *
 * TRUST: a fingerprint is one certificate, whoever issued it. A name is only worth as much as who vouches for it, so it counts
 * where the certificate was verified. Only names of the subject alternative name count (RFC 6125 §6.4.4).
 */
import type { X509Certificate } from "node:crypto"

export type AllowedCertificates = {
  readonly isEmpty: boolean
  /** `verified`: issued, in the end, by somebody who is trusted to. */
  readonly allows: (certificate: X509Certificate, verified: boolean) => boolean
}

const FINGERPRINT = /^[0-9a-f]{64}$/

/** SHA-256 fingerprints in hexadecimal, with or without colons and "sha256:"; or names, where `*.` stands for one label. */
export function allowedCertificates(listed: readonly string[]): AllowedCertificates {
  const fingerprints = new Set<string>()
  const names: string[] = []
  for (const one of listed) {
    const bare = bareFingerprint(one)
    if (FINGERPRINT.test(bare)) fingerprints.add(bare)
    else names.push(one.toLowerCase())
  }
  return {
    isEmpty: listed.length === 0,
    allows: (certificate, verified) =>
      fingerprints.has(bareFingerprint(certificate.fingerprint256)) ||
      (verified && namesIn(certificate).some((name) => names.some((pattern) => matches(name, pattern)))),
  }
}

function bareFingerprint(text: string): string {
  return text
    .toLowerCase()
    .replace(/^sha256:/, "")
    .replaceAll(":", "")
}

/** Node writes them as "DNS:a.example, DNS:b.example"; a name that needs quotes is none of a host. */
function namesIn({ subjectAltName = "" }: X509Certificate): readonly string[] {
  return subjectAltName
    .split(", ")
    .filter((entry) => entry.startsWith("DNS:"))
    .map((entry) => entry.slice("DNS:".length).toLowerCase())
}

/** A wildcard in a certificate matches only the same wildcard: it is not one host that is let in then. */
function matches(name: string, pattern: string): boolean {
  if (name === pattern) return true
  if (!pattern.startsWith("*.") || name.startsWith("*.")) return false
  const dot = name.indexOf(".")
  return dot > 0 && name.slice(dot) === pattern.slice(1)
}
