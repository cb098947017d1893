/**
 * Our reading of a message beside that of another parser, kept as JSON in the form of the mail-parser corpus.
 *
 * Compared are the people of From, To, Cc and Bcc, the tree of parts, and what the leaves hold. `x.json` is the reading
 * of `x.eml` with bare line feeds, `x.crlf.json` with CRLF.
 */
import { z } from "zod"
import { bodyText, decodedBody } from "@sluis/core/mail/body"
import { mailboxesOf, parseAddressList } from "@sluis/core/mail/address-list"
import { formatAddress } from "@sluis/core/mail/address"
import { rawValue } from "@sluis/core/mail/header"
import { parseMessage, type Message, type Part } from "@sluis/core/mail/message"
import type { Difference } from "./difference.ts"

const Person = z.object({ name: z.string().nullable(), address: z.string().nullable() })
const AddressValue = z.union([
  z.object({ List: z.array(Person) }),
  z.object({ Group: z.array(z.object({ name: z.string().nullable(), addresses: z.array(Person) })) }),
])
const TypeValue = z.object({ c_type: z.string(), c_subtype: z.string().nullable() })
const Field = z.object({
  name: z.union([z.string(), z.object({ other: z.string() })]),
  value: z.union([z.record(z.string(), z.unknown()), z.string()]),
})
type Field = z.infer<typeof Field>

const Octets = z.array(z.int())
type Reading = { readonly parts: readonly PartReading[] }
type PartReading = { readonly headers: readonly Field[]; readonly body: BodyReading }
type BodyReading =
  | { readonly Text: string }
  | { readonly Html: string }
  | { readonly Binary: readonly number[] }
  | { readonly InlineBinary: readonly number[] }
  | { readonly Multipart: readonly number[] }
  | { readonly Message: Reading }

const Reading: z.ZodType<Reading> = z.object({
  parts: z.array(
    z.object({
      headers: z.array(Field),
      body: z.union([
        z.object({ Text: z.string() }),
        z.object({ Html: z.string() }),
        z.object({ Binary: Octets }),
        z.object({ InlineBinary: Octets }),
        z.object({ Multipart: z.array(z.int()) }),
        z.object({ Message: z.lazy(() => Reading) }),
      ]),
    }),
  ),
})

/** Where our reading of the octets is another than the one in `json`. Throws if `json` is no such reading. */
export function compareReadings(file: string, bytes: Uint8Array, json: string): readonly Difference[] {
  const differences: Difference[] = []
  const compare = (what: string, ours: string, theirs: string): void => {
    if (ours !== theirs) differences.push({ file, what, ours, theirs })
  }
  compareMessages(parseMessage(bytes), Reading.parse(JSON.parse(json)), "", compare)
  return differences
}

type Compare = (what: string, ours: string, theirs: string) => void

function compareMessages(ours: Message, theirs: Reading, place: string, compare: Compare): void {
  for (const name of ["from", "to", "cc", "bcc"]) {
    compare(`${place}${name}`, ourPeople(ours, name).join("; "), theirPeople(theirs, name).join("; "))
  }
  const types = theirs.parts.map(typeOf)
  compare(`${place}parts`, ours.parts.map(({ type }) => type).join(" "), types.join(" "))
  if (ours.parts.length !== types.length) return // then no part has a counterpart
  for (const [index, part] of ours.parts.entries()) {
    const other = theirs.parts[index]
    if (other !== undefined)
      compareBodies(ours, part, other.body, `${place}part ${part.path}`.trim(), compare)
  }
}

function compareBodies(
  message: Message,
  part: Part,
  theirs: BodyReading,
  place: string,
  compare: Compare,
): void {
  if ("Multipart" in theirs) {
    compare(`${place}: children`, String(part.children.length), String(theirs.Multipart.length))
  } else if ("Message" in theirs) {
    if (part.embedded === undefined) compare(`${place}: a message`, "no", "yes")
    else compareMessages(part.embedded, theirs.Message, `${place}: `, compare)
  } else if ("Text" in theirs || "Html" in theirs) {
    compare(
      `${place}: text`,
      comparable(bodyText(message, part).text),
      comparable("Text" in theirs ? theirs.Text : theirs.Html),
    )
  } else {
    const octets = "Binary" in theirs ? theirs.Binary : theirs.InlineBinary
    compare(
      `${place}: octets`,
      Buffer.from(decodedBody(message, part)).toString("hex"),
      Buffer.from(octets).toString("hex"),
    )
  }
}

/** Whether CRLF became LF on the way, and whether the line end before a boundary is kept, is everybody's own affair. */
function comparable(text: string): string {
  return text
    .replaceAll("\r\n", "\n")
    .replace(/^\uFEFF/, "")
    .trimEnd()
}

function ourPeople({ root: { header } }: Message, name: string): readonly string[] {
  return header.fields
    .filter((field) => field.name === name)
    .flatMap((field) => mailboxesOf(parseAddressList(rawValue(header, field), field.valueStart)))
    .map((mailbox) => person(mailbox.name, formatAddress(mailbox.address)))
}

function theirPeople({ parts }: Reading, name: string): readonly string[] {
  return (parts[0]?.headers ?? [])
    .filter((field) => field.name === name)
    .flatMap(({ value }) => {
      const address = AddressValue.safeParse(typeof value === "string" ? undefined : value["Address"])
      if (!address.success) return []
      const list =
        "List" in address.data ? address.data.List : address.data.Group.flatMap(({ addresses }) => addresses)
      return list.map((one) => person(one.name ?? "", one.address ?? ""))
    })
}

function person(name: string, address: string): string {
  return `${name} <${address}>`.trim()
}

/** What the part is to them; a missing Content-Type says it by what they made of the body. */
function typeOf({ headers, body }: PartReading): string {
  for (const { name, value } of headers) {
    const type = TypeValue.safeParse(
      name === "content_type" && typeof value !== "string" ? value["ContentType"] : undefined,
    )
    if (type.success && type.data.c_subtype !== null)
      return `${type.data.c_type}/${type.data.c_subtype}`.toLowerCase()
  }
  return "Message" in body ? "message/rfc822" : "text/plain"
}
