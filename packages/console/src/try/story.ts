/**
 * The five incidents that Sluis was made after, and a sixth that is none, as messages that come with the console. Everybody in
 * them is invented.
 */
import { msg } from "@lingui/core/macro"
import type { MessageDescriptor } from "@lingui/core"

export type Story = {
  readonly id: "police" | "applicants" | "letter" | "childcare" | "threat" | "team"
  /** Of the message itself; copies keep it, which tells whose copies they are. */
  readonly messageId: string
  readonly title: MessageDescriptor
  readonly tale: MessageDescriptor
  /** Where the build put the message. */
  readonly address: string
}

export const STORIES: readonly Story[] = [
  {
    id: "police",
    messageId: "<5d1c7f0a91c84b6e@EXCH02.politie.example>",
    title: msg`The invitation to 112 colleagues with PTSD`,
    tale: msg`A case manager of the police puts all of them in To instead of Bcc. Each would learn the diagnosis of all the others.`,
    address: new URL("../../../../fixtures/mail/police-contact-day.eml", import.meta.url).href,
  },
  {
    id: "applicants",
    messageId: "<7c0e.1741535285@voorbeeld.nl>",
    title: msg`The rejection of 52 applicants`,
    tale: msg`A municipality turns down 52 people in one message, all in sight of one another.`,
    address: new URL("../../../../fixtures/mail/applicants-rejected-cc.eml", import.meta.url).href,
  },
  {
    id: "letter",
    messageId: "<fwd-vertrouwelijk@voorbeeld.nl>",
    title: msg`The letter that was confidential`,
    tale: msg`A citizen asks her case worker to keep her debts to himself. He forwards it to twelve people.`,
    address: new URL("../../../../fixtures/mail/citizen-letter-forwarded.eml", import.meta.url).href,
  },
  {
    id: "childcare",
    messageId: "<vlinders@zonnewijzer.example>",
    title: msg`The angry parents`,
    tale: msg`A childcare centre tells eighteen parents about an unpopular change. Each gets the addresses of all the others.`,
    address: new URL("../../../../fixtures/mail/childcare-parents-open.eml", import.meta.url).href,
  },
  {
    id: "threat",
    messageId: "<aangifte@werkgever.example>",
    title: msg`The threatened staff`,
    tale: msg`Six people were threatened in anonymous mail. They are told so together, and learn who the others are.`,
    address: new URL("../../../../fixtures/mail/threat-victims-six.eml", import.meta.url).href,
  },
  {
    id: "team",
    messageId: "<0b5e4cf2-1f0d-4f3e-9d62-5f2f0f4f8c11@voorbeeld.nl>",
    title: msg`And one where nothing is wrong`,
    tale: msg`A project team of eleven organisations mails openly every week. Sluis should not be in their way.`,
    address: new URL("../../../../fixtures/mail/project-team-weekly.eml", import.meta.url).href,
  },
]

/** The message itself. @throws where it cannot be fetched */
export async function octetsOf({ address }: Story): Promise<Uint8Array> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`the story could not be fetched: ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}
