/**
 * What the commands around a running gate say: held messages, the outbox, users, handing in. One table per language
 * (./gate-texts-nl.ts, ./gate-texts-en.ts) of this one type.
 */
import type { Dropped } from "../../app/held/held-drop.ts"
import type { Released } from "../../app/held/held-release.ts"
import type { Moment } from "../moment.ts"

export type GateTexts = {
  readonly moment: Moment
  readonly size: (octets: number) => string
  held: {
    waiting(count: number): string
    readonly none: string
    readonly more: string
    /** In place of its reasons, which are sealed. */
    readonly damaged: string
    readonly columns: {
      readonly id: string
      readonly since: string
      readonly until: string
      readonly people: string
      readonly why: string
    }
    since(moment: string): string
    until(moment: string): string
    parts(count: number): string
    readonly releasableBy: { readonly sender: string; readonly "second-person": string }
    readonly seen: string
    readonly counts: {
      readonly recipients: string
      readonly visible: string
      readonly visibleOutside: string
      readonly hidden: string
      readonly introductions: string
      readonly exposures: string
      readonly about: string
      readonly listed: {
        readonly header: string
        readonly quoted: string
        readonly text: string
        readonly attached: string
      }
    }
    readonly why: string
    readonly can: string
    readonly separately: string
    readonly asItWas: string
    readonly drop: string
    /** Stands for what the reader is to write. */
    readonly reason: string
    released(released: Released): string
    dropped(dropped: Dropped): string
  }
  outbox: {
    readonly none: string
    copies(shown: number, isAll: boolean): string
    readonly more: string
    readonly columns: {
      readonly number: string
      readonly when: string
      readonly size: string
      readonly from: string
      readonly to: string
    }
    /** Instead of the null sender: our own mail. */
    readonly ourselves: string
    readonly others: (count: number) => string
    readonly attachments: string
    readonly noText: string
    readonly cut: string
  }
  user: {
    readonly none: string
    readonly password: string
    readonly again: string
    added(name: string): string
    removed(name: string): string
  }
  console: {
    readonly once: string
  }
  send: {
    accepted(sender: string, recipients: number, to: string): string
    readonly refused: string
    refusedRecipients(count: number): string
  }
  help: {
    readonly config: string
    readonly json: string
    readonly held: string
    readonly heldList: string
    readonly heldShow: string
    readonly heldRelease: string
    readonly heldDrop: string
    readonly heldId: string
    readonly asItWas: string
    /** Of a release: needed with `--as-it-was`. */
    readonly reason: string
    readonly dropReason: string
    readonly outbox: string
    readonly outboxList: string
    readonly outboxShow: string
    readonly outboxNumber: string
    readonly limit: string
    readonly raw: string
    readonly user: string
    readonly userAdd: string
    /** How the password is given. */
    readonly userPassword: string
    readonly userRemove: string
    readonly userList: string
    readonly userName: string
    readonly console: string
    readonly consoleLink: string
    readonly consoleFor: string
    readonly send: string
    readonly sendFile: string
    readonly to: string
    readonly from: string
    readonly rcpt: string
    readonly keepBcc: string
  }
}
