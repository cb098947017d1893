/**
 * Values of the machine-readable part of a report (RFC 3464 §2.1), made of what others wrote.
 *
 * TRUST: replies of the next host and parameters of the envelope are hostile. Whatever is not printable ASCII is replaced,
 * so no value can end its field, and every value has a limit.
 */

/** Characters of a value: more is cut off. RFC 5321 §4.5.3.1.5 gives a reply line 512 octets. */
const MAX_VALUE = 1000

/** One line of printable ASCII, white space run together. */
export function printable(text: string): string {
  return text
    .slice(0, 4 * MAX_VALUE)
    .replaceAll(/\s+/g, " ")
    .replaceAll(/[^ -~]/g, "?")
    .trim()
    .slice(0, MAX_VALUE)
}

/** RFC 5322 §2.1.1: 78 characters where white space allows it, and never 998. */
export function field(name: string, value: string): string {
  const lines: string[] = []
  let line = `${name}:`
  for (const word of value.split(" ").flatMap(pieces)) {
    if (line.length + 1 + word.length > 78 && lines.length + line.length > name.length + 1) {
      lines.push(line)
      line = ""
    }
    line += ` ${word}`
  }
  return [...lines, line].join("\r\n")
}

/** A word is broken only where a line could not hold it. */
function pieces(word: string): readonly string[] {
  return word.length <= 900 ? [word] : [word.slice(0, 900), ...pieces(word.slice(900))]
}

/** RFC 3461 §4: "+" and two hexadecimal digits are one octet. What is no xtext stays as it is. */
export function xtextDecoded(text: string): string {
  return text.replaceAll(/\+([0-9A-F]{2})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  )
}

/**
 * An address with its type. RFC 6533 §3: outside ASCII in the form that is ASCII again, so a report is 7-bit and loses
 * nothing, whatever its way back can do.
 */
export function typedAddress(address: string): string {
  return NON_ASCII.test(address) ? `utf-8; ${printable(unitext(address))}` : `rfc822; ${printable(address)}`
}

/** ORCPT as it was given (RFC 3461 §4.2): the type, and the address without the encoding that SMTP needs. */
export function originalRecipient(orcpt: string): string {
  const at = orcpt.indexOf(";")
  const type = printable(orcpt.slice(0, at)).toLowerCase()
  const address = orcpt.slice(at + 1)
  if (at < 0 || !/^[a-z0-9-]{1,40}$/.test(type)) return `unknown; ${printable(xtextDecoded(orcpt))}`
  // RFC 6533 §3: this type has an encoding of its own, which is right here as it stands.
  if (type === "utf-8") return `utf-8; ${printable(NON_ASCII.test(address) ? unitext(address) : address)}`
  return `${type}; ${printable(xtextDecoded(address))}`
}

const NON_ASCII = /[^\u0000-\u007F]/

/** RFC 6533 §3 utf-8-addr-xtext. */
function unitext(address: string): string {
  return Array.from(address, (character) => {
    const point = character.codePointAt(0) ?? 0
    const plain = point > 0x20 && point < 0x7f && !"\\+=".includes(character)
    return plain ? character : `\\x{${point.toString(16).toUpperCase().padStart(2, "0")}}`
  }).join("")
}
