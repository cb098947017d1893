/**
 * Papers about a file: the notification form, a statement, answers for a council, the message to the data protection officer; each
 * for reading, printing, copying or another program. And the register.
 *
 * Drafts, all of them: an officer reads them before anybody else does, and sends them himself.
 */
import { accountOf, answersIn } from "@sluis/core/breach/account"
import type { BreachAccount } from "@sluis/core/breach/account"
import { councilPaper } from "@sluis/core/breach/council"
import type { CouncilContext } from "@sluis/core/breach/council"
import { fgMessage } from "@sluis/core/breach/letter/fg-message"
import { fillForm, nextPhase, possiblePhases } from "@sluis/core/breach/form/form"
import type { NotificationForm } from "@sluis/core/breach/form/form"
import { formJson } from "@sluis/core/breach/form/form-json"
import { formPaper } from "@sluis/core/breach/form/form-paper"
import { letterPaper } from "@sluis/core/breach/letter/letter-paper"
import { letterHtml, letterPlain } from "@sluis/core/breach/letter/letter-text"
import type { LetterText } from "@sluis/core/breach/letter/letter-text"
import { statementPaper } from "@sluis/core/breach/statement"
import type { Phase } from "@sluis/core/breach/step"
import type { Paper } from "@sluis/core/paper/paper"
import { paperHtml } from "@sluis/core/paper/paper-html"
import { paperText } from "@sluis/core/paper/paper-text"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Clock } from "../clock.ts"
import { Fault } from "../fault.ts"
import type { Language } from "../language.ts"
import { attestationsOf } from "./attestations.ts"
import type { BreachFiles, OpenBreach } from "./breach-files.ts"
import type { BreachPeople } from "./breach-people.ts"
import type { Organisation } from "./organisation.ts"
import { toldOf } from "./told.ts"

export type PaperKind = "form" | "statement" | "council" | "officer"
export type PaperForm = "pdf" | "html" | "text" | "json"
export type MadeFile = { readonly name: string; readonly type: string; readonly octets: Uint8Array }

/** Undefined: it can't be made now. */
export type WritePdf = (paper: Paper) => Promise<Uint8Array | undefined>

export type PaperPorts = {
  readonly files: Pick<BreachFiles, "read" | "all">
  readonly people: Pick<BreachPeople, "all">
  readonly organisation: Pick<Organisation, "profile">
  readonly pdf: WritePdf
  /** Page of a file, for whoever may see it. */
  readonly fileUrl: (id: string) => string
  readonly clock: Clock
}

export type Papers = {
  readonly accountNow: (open: OpenBreach) => Promise<BreachAccount>
  /** `phase`: undefined, or one that cannot be made now, for the one that comes next. */
  readonly formNow: (open: OpenBreach, phase?: Phase) => Promise<NotificationForm>
  /** Faults: those of `BreachFiles.read`, breach/paper. */
  readonly make: (
    id: string,
    paper: PaperKind,
    language: Language,
    as: PaperForm,
    /** Of the form, as in `formNow`. */
    phase?: Phase,
  ) => Promise<Result<MadeFile, Fault>>
}

export function openPapers({ files, people, organisation, pdf, fileUrl, clock }: PaperPorts): Papers {
  const accountNow = async ({ kept, file }: OpenBreach): Promise<BreachAccount> => {
    const everybody = await people.all(kept.id)
    return accountOf(file, kept.number, attestationsOf(everybody), toldOf(everybody))
  }

  async function formNow(open: OpenBreach, phase?: Phase): Promise<NotificationForm> {
    const account = await accountNow(open)
    return fillForm(account, await organisation.profile(), answersIn(open.file), {
      now: clock.now(),
      phase: possiblePhases(account).find((possible) => possible === phase) ?? nextPhase(account),
    })
  }

  async function paperOf(
    open: OpenBreach,
    kind: Exclude<PaperKind, "officer">,
    language: Language,
    phase: Phase | undefined,
  ): Promise<Paper> {
    if (kind === "form") return formPaper(await formNow(open, phase), language)
    const account = await accountNow(open)
    const profile = await organisation.profile()
    const now = clock.now()
    if (kind === "statement") return statementPaper(account, profile, { language, now })
    return councilPaper(account, profile, { language, now, earlier: await earlier(open) })
  }

  /** In the year before this one; causes are in the files themselves. */
  async function earlier({ kept, file }: OpenBreach): Promise<CouncilContext["earlier"]> {
    const since = kept.row.openedAt - YEAR
    const cause = file.cause.now?.value.cause
    const before = (await files.all()).filter(
      ({ id, row }) =>
        id !== kept.id && !row.nearMiss && row.openedAt >= since && row.openedAt < kept.row.openedAt,
    )
    return {
      since,
      breaches: before.length,
      sameCause: before.filter(({ row }) => cause !== undefined && row.cause === cause).length,
    }
  }

  return {
    accountNow,
    formNow,
    make: async (id, kind, language, as, phase) => {
      const read = await files.read(id)
      if (!read.ok) return read
      const open = read.value
      const name = `${kind}-${open.kept.number}.${EXTENSIONS[as]}`
      if (kind === "officer") {
        const letter = fgMessage(await accountNow(open), language, fileUrl(id))
        if (as !== "pdf") return ok(made(name, as, letterIn(letter, as)))
        return await pdfOf(
          name,
          letterPaper(letter, { organisation: (await organisation.profile()).name, madeAt: clock.now() }),
        )
      }
      if (kind === "form" && as === "json") return ok(made(name, as, formJson(await formNow(open, phase))))
      const paper = await paperOf(open, kind, language, phase)
      if (as === "pdf") return await pdfOf(name, paper)
      return ok(made(name, as, paperIn(paper, as)))
    },
  }

  async function pdfOf(name: string, paper: Paper): Promise<Result<MadeFile, Fault>> {
    const octets = await pdf(paper)
    return octets === undefined
      ? err(new Fault("breach/paper", "paper"))
      : ok({ name, type: TYPES.pdf, octets })
  }
}

const YEAR = 365 * 86_400_000

const EXTENSIONS = { pdf: "pdf", html: "html", text: "txt", json: "json" } as const
const TYPES = {
  pdf: "application/pdf",
  html: "text/html; charset=utf-8",
  text: "text/plain; charset=utf-8",
  json: "application/json; charset=utf-8",
} as const

function made(name: string, as: PaperForm, text: string): MadeFile {
  return { name, type: TYPES[as], octets: new TextEncoder().encode(text) }
}

function paperIn(paper: Paper, as: Exclude<PaperForm, "pdf">): string {
  switch (as) {
    case "html":
      return paperHtml(paper)
    case "text":
      return paperText(paper)
    case "json":
      return JSON.stringify(paper, undefined, 2)
  }
}

function letterIn(letter: LetterText, as: Exclude<PaperForm, "pdf">): string {
  switch (as) {
    case "html":
      return letterHtml(letter)
    case "text":
      return letterPlain(letter)
    case "json":
      return JSON.stringify(letter, undefined, 2)
  }
}
