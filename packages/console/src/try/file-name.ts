/** A name for the file of one recipient's copy: what every file system takes, and long enough to tell one from another. */
export function copyFileName(address: string): string {
  const plain = address
    .toLowerCase()
    .replaceAll("@", "-at-")
    .replaceAll(/[^a-z0-9.-]+/g, "-")
    .replaceAll(/^[-.]+|[-.]+$/g, "")
  return `${plain.slice(0, NAME_UNITS) || "copy"}.eml`
}

/** File systems take 255 octets; a name that long nobody reads. */
const NAME_UNITS = 80
