/**
 * What went wrong with a call, in words for the user: the server's own (RFC 9457), or ours where it gave none. Every problem
 * says what to do next.
 */
import { msg } from "@lingui/core/macro"
import { i18n } from "@lingui/core"

export class Problem extends Error {
  /** Of HTTP; 0: there was no answer. */
  readonly status: number
  /** From the server's catalogue; "" where the answer was no problem document. */
  readonly code: string
  readonly title: string
  /** What to do about it. */
  readonly detail: string

  constructor(status: number, code: string, title: string, detail: string) {
    super(title)
    this.name = "Problem"
    this.status = status
    this.code = code
    this.title = title
    this.detail = detail
  }
}

/** "": none of the server's. */
export function problemCode(error: Error | null): string {
  return error instanceof Problem ? error.code : ""
}

/** From the answer of the server, whatever it is: a proxy in between may answer with a page of its own. */
export function problemFrom(status: number, body: unknown): Problem {
  const { title, detail, code } = isRecord(body) ? body : {}
  if (typeof title !== "string" || title === "") return unexpected(status)
  return new Problem(status, text(code), title, text(detail))
}

export function unreachable(): Problem {
  return new Problem(
    0,
    "",
    i18n._(msg`Sluis cannot be reached`),
    i18n._(msg`Check your connection and try again. Does it stay away? Tell your administrator.`),
  )
}

function unexpected(status: number): Problem {
  return new Problem(
    status,
    "",
    i18n._(msg`Sluis gave an answer that this page does not understand`),
    i18n._(msg`Load the page again. Does it happen again? Tell your administrator.`),
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null
}

function text(value: unknown): string {
  return typeof value === "string" ? value : ""
}
