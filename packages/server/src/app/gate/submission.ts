/**
 * The port through which mail comes in: a message that a client handed over, and what it is told.
 *
 * The promise: when the answer is positive, the message has been accepted by the next host or is durable here; when it
 * is not, the client still has it. An `AcceptSubmission` never throws and never answers before that is true.
 */
import type { Content } from "./content.ts"
import type { Envelope } from "./envelope.ts"
import type { Reply } from "./reply.ts"

export type Client = {
  /** IP address, IPv4-mapped ones as IPv4. */
  readonly ip: string
  /** As said in EHLO or HELO: a claim. */
  readonly hello: string
  /** RFC 3848 and RFC 6531 §4.3: ESMTP, ESMTPS, ESMTPA, ESMTPSA, SMTP, UTF8SMTPSA … */
  readonly protocol: string
  /** Version and cipher, such as "TLSv1.3, TLS_AES_256_GCM_SHA384"; undefined without TLS. */
  readonly tls: string | undefined
  /** Name by which the client authenticated; undefined if it did not have to. */
  readonly user: string | undefined
}

export type Submission = {
  /** Of this transaction: in the Received field, in the log, in the reply. 16 characters a-z2-7. */
  readonly id: string
  readonly client: Client
  readonly envelope: Envelope
  readonly content: Content
  /** Lone CR, LF or NUL were repaired on the way in: the network is listed under `normalise`. */
  readonly normalised: boolean
}

/** `gone` aborts when the client has left: nobody hears the answer then, and what was not yet sent need not be. */
export type AcceptSubmission = (submission: Submission, gone: AbortSignal) => Promise<Reply>
