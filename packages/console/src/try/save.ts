/** Gives octets to the user as a file, without any request. */

/** @param type what they are; without it a message */
export function save(octets: Uint8Array, name: string, type = "message/rfc822"): void {
  const address = URL.createObjectURL(new Blob([new Uint8Array(octets)], { type }))
  const link = document.createElement("a")
  link.href = address
  link.download = name
  link.click()
  // Not at once: some browsers only begin to read it after the click was handled.
  setTimeout(() => URL.revokeObjectURL(address), REVOKE_AFTER_MS)
}

const REVOKE_AFTER_MS = 60_000
