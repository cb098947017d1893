/**
 * Notices as whole messages: our mail to the sender about a message of theirs.
 *
 * The null sender of the envelope is the gate's business (RFC 5321 §4.5.5). Here: Auto-Submitted (RFC 3834 §5), and
 * In-Reply-To, so that the notice stands beside the message that it is about.
 *
 * TRUST: the sender's address and the Message-ID are whatever a client said. The composer removes line breaks, quotes and
 * encodes; an address that is longer than one may be, and a Message-ID that is not plainly one, are left out.
 */
import { randomBytes } from "node:crypto"
import MailComposer from "nodemailer/lib/mail-composer"

import type { Language } from "../app/language.ts"
import type {
  ComposeCanaryAlert,
  ComposeCoverageAlert,
  ComposeDropNotice,
  ComposeInvitation,
  ComposeMailboxLink,
  ComposeMonthMail,
  ComposeNotice,
} from "../app/queue/own-mail.ts"
import { canaryLetter } from "./canary-letter.ts"
import { coverageLetter } from "./coverage-letter.ts"
import { htmlOf } from "./html.ts"
import { invitationLetter } from "./invitation-letter.ts"
import { letterOf, outcomeOf } from "./letter.ts"
import type { House, Letter, Occasion } from "./letter.ts"
import { mailboxLetter } from "./mailbox-letter.ts"
import { monthLetter } from "./month-letter.ts"
import { plainOf } from "./plain.ts"
import { en } from "./words-en.ts"
import { nl } from "./words-nl.ts"
import type { Words } from "./words.ts"

export type NoticeOptions = House & {
  /** Address that notices are from. */
  readonly from: string
  /** Where the language of the message could not be told. */
  readonly language: Language | "both"
  /** Our own name, for Message-ID. */
  readonly hostName: string
  /**
   * Address of the page where the sender of a held message looks and decides, for as long as it waits: until `expiresAt`
   * (milliseconds since 1970), or later. Left out: there is no such page.
   */
  readonly link?: (id: string, expiresAt: number) => string
}

export function noticeComposer(options: NoticeOptions): ComposeNotice {
  return async ({ verdict, ...request }) => {
    if (verdict.kind !== "individualise" && verdict.kind !== "hold")
      throw new Error(`a notice about "${verdict.kind}"`)
    const held =
      verdict.kind === "hold"
        ? {
            until: request.expiresAt,
            link: options.link?.(request.id, request.expiresAt),
            releasableBy: verdict.releasableBy,
            inCopies: verdict.showing !== undefined,
          }
        : undefined
    const { id, at, sight, recipients } = request
    const occasion: Occasion = {
      outcome: outcomeOf(verdict),
      id,
      arrivedAt: at,
      sight,
      recipients,
      reasons: verdict.reasons,
      held,
    }
    return await compose(occasion, request, options)
  }
}

/** That a held message will not be sent. */
export function dropNoticeComposer(options: NoticeOptions): ComposeDropNotice {
  return async (request) => {
    const { cause, id, arrivedAt, sight, recipients, reasons } = request
    const occasion: Occasion = {
      outcome: cause,
      id,
      arrivedAt,
      sight,
      recipients,
      reasons,
      held: undefined,
    }
    return await compose(occasion, request, options)
  }
}

type Attached = { readonly filename: string; readonly contentType: string; readonly content: Buffer }
type Addressing = { readonly to: string; readonly messageId: string; readonly at: number }

async function compose(
  occasion: Occasion,
  addressing: Addressing,
  options: NoticeOptions,
): Promise<Uint8Array> {
  const languages = languagesFor(occasion.sight?.language || options.language)
  const letters = languages.map((words) => letterOf(occasion, options, words))
  const subjects = languages.map((words) => words.subject[occasion.outcome])
  return await build(letters, subjects, addressing, options)
}

/** That canaries were not caught, or are caught again. */
export function canaryAlertComposer(options: NoticeOptions): ComposeCanaryAlert {
  return async (request) => {
    const letter = canaryLetter(request, options, request.language)
    return await build([letter], [letter.subject], { ...request, messageId: "" }, options)
  }
}

/** That something which is expected to send fell silent, or sends again. */
export function coverageAlertComposer(options: NoticeOptions): ComposeCoverageAlert {
  return async (request) => {
    const letter = coverageLetter(request, options)
    return await build([letter], [letter.subject], { ...request, messageId: "" }, options)
  }
}

/** The report of a month, attached. */
export function monthMailComposer(options: NoticeOptions): ComposeMonthMail {
  return async (request) => {
    const letter = monthLetter(request, options)
    const attached = {
      filename: letter.fileName,
      contentType: "application/pdf",
      content: Buffer.from(request.paper),
    }
    return await build([letter], [letter.subject], { ...request, messageId: "" }, options, [attached])
  }
}

/** That somebody is invited to the console. */
export function invitationComposer(options: NoticeOptions): ComposeInvitation {
  return async (request) => {
    const letter = invitationLetter(request, options)
    return await build([letter], [letter.subject], { ...request, messageId: "" }, options)
  }
}

/** The link by which somebody shows that a mailbox is his. */
export function mailboxLinkComposer(options: NoticeOptions): ComposeMailboxLink {
  return async (request) => {
    const letter = mailboxLetter(request, options)
    return await build([letter], [letter.subject], { ...request, messageId: "" }, options)
  }
}

async function build(
  letters: readonly Letter[],
  subjects: readonly string[],
  addressing: Addressing,
  options: NoticeOptions,
  attachments: readonly Attached[] = [],
): Promise<Uint8Array> {
  const subject = `Sluis: ${subjects.join(" / ")}`
  const original = safeMessageId(addressing.messageId)
  const mail = new MailComposer({
    from: { name: "Sluis", address: options.from },
    to: recipient(addressing.to),
    subject,
    date: new Date(addressing.at),
    messageId: `<${randomBytes(16).toString("hex")}@${options.hostName}>`,
    ...(original !== undefined && { inReplyTo: original, references: original }),
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      "Content-Language": letters.map(({ language }) => language).join(", "),
    },
    text: plainOf(letters),
    html: htmlOf(letters, subject),
    attachments: [...attachments],
    // Ours are strings; a value that looks like a file or an address on the web is never fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: "\r\n",
  })
  return await mail.compile().build()
}

const WORDS: { readonly [language in Language]: Words } = { nl, en }

function languagesFor(language: Language | "both"): readonly Words[] {
  return language === "both" ? [nl, en] : [WORDS[language]]
}

/** RFC 5321 §4.5.3.1.3: a path of 256 octets, with its angle brackets. */
const MAX_ADDRESS_OCTETS = 254

/** A field longer than a line may be (RFC 5322 §2.1.1) would be refused; who it is for stands in the envelope anyway. */
function recipient(address: string): { readonly name: string; readonly address: string } | string {
  const octets = Buffer.byteLength(address)
  return octets > MAX_ADDRESS_OCTETS ? "undisclosed-recipients:;" : { name: "", address }
}

/** Longer ones are not met, and would not fit a line with the name of the field (RFC 5322 §2.1.1). */
const MAX_MESSAGE_ID_OCTETS = 500

/** RFC 5322 §3.6.4, without comments, quotes and white space: what can be repeated as it is. */
function safeMessageId(value: string): string | undefined {
  const plain = /^<[A-Za-z0-9!#$%&'*+/=?^_`{|}~.:-]+@[A-Za-z0-9!#$%&'*+/=?^_`{|}~.:[\]-]+>$/
  return value.length <= MAX_MESSAGE_ID_OCTETS && plain.test(value) ? value : undefined
}
