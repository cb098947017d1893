/** The breach desk put together: files, people, mail, papers, reminders and the guard at the gate, over what the gateway has. */
import { isClosed, isNearMiss } from "@sluis/core/breach/file"
import type { OrganisationProfile } from "@sluis/core/breach/profile"

import type { Clock } from "../clock.ts"
import { watchClock } from "../clock-watch.ts"
import type { Custody } from "../held/custody.ts"
import type { Entries } from "../entries.ts"
import type { Events } from "../events.ts"
import type { HeldPorts } from "../held/held.ts"
import type { Links } from "../account/link.ts"
import type { Log } from "../log.ts"
import type { Look } from "../held/look.ts"
import { oneAtATime } from "../one-at-a-time.ts"
import type { ComposeBreachLetter } from "../queue/own-mail.ts"
import type { People } from "../account/people.ts"
import type { After } from "../queue/queue-timer.ts"
import { againstClosing, mailsOnTheWay, roundsUnderWay } from "./against-closing.ts"
import { openBreachAlarm } from "./breach-alarm.ts"
import { openBreachFiles } from "./breach-files.ts"
import type { BreachFiles } from "./breach-files.ts"
import { openBreachGuard } from "./breach-guard.ts"
import type { BreachGuard } from "./breach-guard.ts"
import { openBreachPeople } from "./breach-people.ts"
import type { BreachPeople } from "./breach-people.ts"
import { openBreachReporting } from "./breach-report.ts"
import type { BreachReporting } from "./breach-report.ts"
import { releaseHearing } from "./breach-release.ts"
import { forgetBreaches } from "./breach-retention.ts"
import { openBreachWatch } from "./breach-watch.ts"
import { eachApart } from "./each-apart.ts"
import type { VersionedBreach } from "./kept-breach.ts"
import type { KeptPerson } from "./kept-person.ts"
import { openMailOnTheWay, watchingCustody } from "./mail-on-the-way.ts"
import { openMailing } from "./mailing.ts"
import type { Mailing } from "./mailing.ts"
import { officersAmong } from "./officers.ts"
import { openOrganisation } from "./organisation.ts"
import type { Organisation } from "./organisation.ts"
import { openPapers } from "./papers.ts"
import type { Papers, WritePdf } from "./papers.ts"
import { roundWriter } from "./round-letter.ts"

export type BreachDeskPorts = {
  readonly entries: Entries
  readonly custody: Custody
  readonly held: Pick<HeldPorts, "held" | "octets">
  readonly look: Look
  readonly people: Pick<People, "list" | "find">
  readonly links: Links
  readonly compose: ComposeBreachLetter
  readonly pdf: WritePdf
  /** SHA-256, in hexadecimal. */
  readonly digest: (octets: Uint8Array) => string
  /** Keyed, for as long as the process lives. */
  readonly hash: (text: string) => string
  readonly idOf: (text: string) => string
  readonly newId: () => string
  /** Address of the page where somebody answers; undefined: there is none that others can open. */
  readonly answerUrl: (token: string) => string | undefined
  /** Page of a file, for whoever may see it. */
  readonly fileUrl: (id: string) => string
  readonly wake: () => void
  readonly events: Pick<Events, "tell">
  readonly clock: Clock
  readonly after: After
  readonly pause: () => Promise<void>
  readonly log: Log
}

export type BreachDeskOptions = {
  readonly organisation: OrganisationProfile["name"]
  readonly timeZone: string
  /** Address that our own mail is from. */
  readonly from: string
  /** Milliseconds. */
  readonly giveUpAfter: number
  readonly keep: number
}

export type BreachDesk = {
  readonly files: BreachFiles
  readonly people: BreachPeople
  readonly mailing: Mailing
  readonly papers: Papers
  readonly organisation: Organisation
  readonly reporting: BreachReporting
  readonly guard: Pick<BreachGuard, "shows">
  /** Counts letters and questions of this file, among its people as they are read after this resolved. */
  readonly onTheWay: (breach: string) => Promise<(people: readonly KeptPerson[]) => number>
  /** Settling through this, so that what becomes of letters is heard. */
  readonly custody: Custody
  /** What a crash left is put right, and it is known whose mail is on its way. Before any mail is sent. */
  readonly prepare: () => Promise<void>
  readonly start: () => void
  /** Does what is due now; resolves when that is done. */
  readonly look: () => Promise<void>
  readonly stop: () => Promise<void>
}

export function openBreachDesk(ports: BreachDeskPorts, options: BreachDeskOptions): BreachDesk {
  const { entries, clock, links, log, after } = ports
  const guard = openBreachGuard(ports.hash)
  const inTurn = oneAtATime()
  const kept = openBreachFiles({
    ...ports,
    timeZone: options.timeZone,
    againstClosing: async (breach, file) =>
      await againstClosing(breach, file, { entries, people, clock, giveUpAfter: options.giveUpAfter }),
  })

  /** Who is guarded depends on the state of the file as well as on its people. */
  const watch = (breach: string): Promise<void> => inTurn(async () => await watchNow(breach))
  async function watchNow(breach: string): Promise<void> {
    const read = await kept.read(breach)
    const isWatched = read.ok && !isClosed(read.value.file) && !isNearMiss(read.value.file)
    const addresses = isWatched ? (await people.all(breach)).map(({ address }) => address) : []
    guard.watch(
      breach,
      addresses.filter((address) => address !== ""),
    )
  }

  const people = openBreachPeople({ entries, files: kept, clock, changed: watch })
  const files: BreachFiles = {
    ...kept,
    take: async (...step) => {
      const taken = await kept.take(...step)
      const [id, { kind }] = step
      if (taken.ok && WATCHED.has(kind)) await watch(id)
      return taken
    },
    remove: async (id) => {
      await kept.remove(id)
      guard.watch(id, [])
    },
  }
  const organisation = openOrganisation(entries, clock, options.organisation)
  const papers = openPapers({ ...ports, files, people, organisation })
  const mail = { ...ports, files, people, organisation, giveUpAfter: options.giveUpAfter }
  const onTheWay = openMailOnTheWay(mail)
  const mailing = openMailing({
    ...mail,
    onTheWay,
    writing: roundWriter(
      (subject, expiresAt) => ports.answerUrl(links.make({ purpose: "answer", subject, expiresAt })),
      ports.idOf,
    ),
  })
  const alarm = openBreachAlarm({
    ...mail,
    papers,
    officers: async () => await officersAmong(ports.people),
    from: options.from,
  })
  const { believed } = watchClock(clock, log)
  const watching = openBreachWatch({
    alarm,
    hearReleases: releaseHearing({
      ...ports,
      files,
      breachPeople: people,
      held: ports.held.held,
      believed,
      timeZone: options.timeZone,
    }),
    mailing,
    forget: async (now) => await forgetBreaches({ entries, files, people, log }, now - options.keep),
    believed,
    clock,
    after,
    log,
  })
  return {
    files,
    people,
    mailing,
    papers,
    organisation,
    reporting: openBreachReporting({ ...ports, files, people, tellSoon: () => void watching.look() }),
    guard,
    onTheWay: async (breach) => {
      const rounds = await roundsUnderWay(entries, breach)
      return (everybody) => mailsOnTheWay(rounds, everybody, clock.now() - options.giveUpAfter)
    },
    custody: watchingCustody(ports.custody, onTheWay),
    prepare: async () => {
      const prepareOne = async (breach: VersionedBreach): Promise<void> => {
        if (!(await files.repair(breach))) return
        await people.recount(breach.id)
        await watch(breach.id)
      }
      await eachApart(await files.all(), prepareOne, ({ id }) => id, log)
      await mailing.prepare()
    },
    start: watching.start,
    look: watching.look,
    stop: async () => {
      await watching.stop()
      await mailing.stop()
    },
  }
}

/** Steps after which other people are guarded. */
const WATCHED: ReadonlySet<string> = new Set(["closed", "reopened", "near-miss"])
