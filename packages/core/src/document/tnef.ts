/**
 * Files inside a winmail.dat ([MS-OXTNEF] §2.1.3.3): what hangs on a message that Outlook sends in a format of its own.
 *
 * Why this module exists: a recipient without Outlook gets a file that nothing opens, but with Outlook, or any of the tools
 * for it, the workbook inside.
 *
 * Deliberately left out: the body, which stands in the message itself as well.
 */
import { readProperties } from "../mail/mapi.ts"
import { octetString } from "../mail/octets.ts"
import { tnefAttributes, tnefWithin } from "../mail/tnef.ts"
import type { DocumentBudget, InnerDocument, Reading, Unread } from "./document.ts"
import { spend } from "./spend.ts"

/** [MS-OXTNEF] §2.1.3.3: the first of each file, its short name, its octets, and what else is known of it. */
const FILE_START = 0x9002
const FILE_NAME = 0x8010
const FILE_OCTETS = 0x800f
const FILE_PROPERTIES = 0x9005

/** [MS-OXPROPS]: PidTagAttachLongFilename; the octets as an object, and a message attached. */
const LONG_NAME = 0x3707
const ATTACHED = 0x3701

type TnefFile = { name: string; octets: Uint8Array | undefined }

/** A `ReadDocument`. */
export function readTnef(octets: Uint8Array, budget: DocumentBudget): Reading {
  const files: TnefFile[] = []
  let unread: Unread | undefined
  const attributes = tnefAttributes(octets, 0, octets.length)
  let next = attributes.next()
  for (; next.done !== true; next = attributes.next()) {
    const { id, start, end } = next.value
    if (id === FILE_START) {
      if (!spend(budget, 0)) {
        unread = "beyond-limits"
        break
      }
      files.push({ name: "", octets: undefined })
    }
    const file = files.at(-1)
    if (file === undefined) continue
    if (id === FILE_NAME && file.name === "")
      file.name = octetString(octets, start, end).replace(/\0.*$/s, "")
    else if (id === FILE_OCTETS) file.octets = octets.subarray(start, end)
    else if (id === FILE_PROPERTIES && !readFileProperties(octets, start, end, file)) unread ??= "broken"
  }
  if (next.value === false) unread ??= "broken"
  const inner = files.flatMap((file): readonly InnerDocument[] =>
    file.octets === undefined ? [] : [{ name: file.name, type: "", octets: file.octets }],
  )
  return { format: "tnef", texts: [], tables: [], concealed: [], inner, unread }
}

/** Whether all of them could be read. */
function readFileProperties(octets: Uint8Array, start: number, end: number, file: TnefFile): boolean {
  const { properties, whole } = readProperties(octets, start, end)
  for (const property of properties) {
    if (property.kind === "text") {
      if (property.id === LONG_NAME && property.text !== "") file.name = property.text
    } else if (property.id === ATTACHED) {
      const object = octets.subarray(tnefWithin(octets, property) ?? property.start, property.end)
      file.octets ??= object
    }
  }
  return whole
}
