/** The breach desk over what the gateway has. Nothing is decided here. */
import { createHash, createHmac, randomBytes } from "node:crypto"
import { setImmediate as pause } from "node:timers/promises"

import { openBreachDesk } from "./app/breach/breach-desk.ts"
import type { BreachDesk } from "./app/breach/breach-desk.ts"
import type { WritePdf } from "./app/breach/papers.ts"
import type { Clock } from "./app/clock.ts"
import { answerHandlers } from "./app/console/answer.ts"
import { breachPaperHandlers } from "./app/console/breach-papers.ts"
import { breachPeopleHandlers } from "./app/console/breach-people.ts"
import { breachHandlers } from "./app/console/breaches.ts"
import type { Custody } from "./app/held/custody.ts"
import type { Events } from "./app/events.ts"
import type { HeldPorts } from "./app/held/held.ts"
import { openLinks } from "./app/account/link.ts"
import type { Links } from "./app/account/link.ts"
import type { Log } from "./app/log.ts"
import type { Look } from "./app/held/look.ts"
import { openPeople } from "./app/account/people.ts"
import type { After } from "./app/queue/queue-timer.ts"
import type { HandlersOf } from "./app/turn.ts"
import type { Config } from "./config/config-form.ts"
import type { EndpointName } from "./contract/endpoint.ts"
import type { LookPool } from "./judge/look-pool.ts"
import { breachLetterComposer } from "./notice/breach-letter.ts"
import type { NoticeOptions } from "./notice/composer.ts"
import { NotWritten, openPdfWriter } from "./pdf/write-pdf.ts"
import type { Keys } from "./secret/derive.ts"
import { newId } from "./secret/id.ts"
import { idOf } from "./secret/id-of.ts"
import { linkSigner } from "./secret/link-signer.ts"
import { HEAD_OCTETS, sniff } from "./source/sniff.ts"
import type { Store } from "./store/open-store.ts"

/** Pages of the console; the token of a link stands behind the `#`. */
export const BREACH_PATH = "/breaches"
export const ANSWER_PATH = "/answer"

export type BreachParts = {
  readonly config: Pick<Config, "organisation" | "timezone" | "retention" | "queue">
  readonly letters: Pick<NoticeOptions, "from" | "hostName">
  readonly store: Pick<Store, "entries" | "held">
  readonly custody: Custody
  readonly keys: Pick<Keys, "link">
  readonly demonstration: boolean
  readonly look: Look
  /** Scheme, name and port as browsers know the console. */
  readonly origin: () => string
  /** Others than whoever sits at this machine can open a page. */
  readonly hasPage: () => boolean
  readonly wake: () => void
  readonly events: Pick<Events, "tell">
  readonly clock: Clock
  readonly after: After
  readonly log: Log
}

export type OpenedBreaches = BreachDesk & {
  /** For its handlers. */
  readonly ports: {
    readonly pdf: WritePdf
    readonly digest: (octets: Uint8Array) => string
    readonly held: Pick<HeldPorts, "held" | "octets">
    readonly links: Links
    readonly idOf: (text: string) => string
  }
}

export function breachesOf(parts: BreachParts): OpenedBreaches {
  const { config, letters, store, custody, origin, clock, log } = parts
  const { entries, held } = store
  const writer = openPdfWriter()
  const pdf: WritePdf = async (paper) => {
    try {
      return await writer.writePdf(paper)
    } catch (cause) {
      if (!(cause instanceof NotWritten)) throw cause
      log.warn("a paper could not be made as a PDF", { why: cause.why })
      return undefined
    }
  }
  const key = randomBytes(32)
  const ports = {
    pdf,
    digest: (octets: Uint8Array) => createHash("sha256").update(octets).digest("hex"),
    held: { held, octets: custody.octets },
    links: openLinks(linkSigner(parts.keys.link, parts), clock),
    idOf,
  }
  const desk = openBreachDesk(
    {
      ...parts,
      ...ports,
      entries,
      people: openPeople({ entries, newId, clock }),
      compose: breachLetterComposer(letters),
      hash: (text) => createHmac("sha256", key).update(text).digest("base64"),
      newId,
      answerUrl: (token) => (parts.hasPage() ? `${origin()}${ANSWER_PATH}#${token}` : undefined),
      fileUrl: (id) => `${origin()}${BREACH_PATH}/${id}`,
      pause: async () => await pause(),
    },
    {
      organisation: config.organisation,
      timeZone: config.timezone,
      from: letters.from,
      giveUpAfter: config.queue.giveUpAfter,
      keep: config.retention.breaches,
    },
  )
  return {
    ...desk,
    ports,
    stop: async () => {
      await desk.stop()
      await writer.close()
    },
  }
}

export type BreachHandlerParts = {
  readonly store: Pick<Store, "ledger">
  readonly desk: Pick<LookPool, "look" | "readMembers">
  readonly nameOf: (id: string) => Promise<string>
  readonly events: Events
  readonly clock: Clock
  readonly log: Log
}

export function breachDeskHandlers(
  opened: OpenedBreaches,
  { store, desk, nameOf, events, clock, log }: BreachHandlerParts,
): HandlersOf<Extract<EndpointName, `${"breaches" | "organisation" | "answer"}.${string}`>> {
  const { files, people, mailing, papers, organisation, reporting, ports } = opened
  const shared = { files, people, mailing, papers, organisation, reporting, ...ports, events, clock, log }
  return {
    ...breachHandlers({
      ...shared,
      look: desk.look,
      formNow: papers.formNow,
      sniff: (octets) => sniff(octets.subarray(0, HEAD_OCTETS)),
      nameOf,
      onTheWay: opened.onTheWay,
      tellSoon: () => void opened.look(),
    }),
    ...breachPeopleHandlers({ ...shared, readMembers: desk.readMembers, ledger: store.ledger }),
    ...breachPaperHandlers({ ...shared, ledger: store.ledger, nameOf }),
    ...answerHandlers(shared),
  }
}
