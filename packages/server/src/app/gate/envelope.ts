/**
 * The SMTP envelope, exactly as it was written: what we pass on is what we were given.
 *
 * INVARIANT (exact envelope): two recipients that differ in case or form are two recipients; nothing is normalised,
 * decoded or merged. Values of parameters stay as they were encoded (xtext, RFC 3461 §4).
 */
export type Envelope = {
  /** Between the angle brackets of MAIL FROM; "" for the null sender. */
  readonly sender: string
  /** RFC 6152 §3. */
  readonly body: "7BIT" | "8BITMIME" | undefined
  /** RFC 6531 §3.4: header fields or addresses may hold UTF-8. */
  readonly smtputf8: boolean
  /** RFC 3461 §4.3: how much of the message a report returns. */
  readonly ret: "FULL" | "HDRS" | undefined
  /** RFC 3461 §4.4, as xtext. */
  readonly envid: string | undefined
  /** RFC 4954 §5: AUTH= of MAIL, as xtext; "<>" for nobody. */
  readonly auth: string | undefined
  readonly recipients: readonly Recipient[]
}

export type Recipient = {
  /** Between the angle brackets of RCPT TO. */
  readonly address: string
  /** RFC 3461 §4.1, as written: "NEVER", or a list of SUCCESS, FAILURE and DELAY. */
  readonly notify: string | undefined
  /** RFC 3461 §4.2, as written: "rfc822;" and xtext. */
  readonly orcpt: string | undefined
}

/** The same message to some of its recipients, by their numbers. */
export function forRecipients(envelope: Envelope, numbers: readonly number[]): Envelope {
  const recipients = numbers.flatMap((number) => envelope.recipients[number] ?? [])
  return { ...envelope, recipients }
}
