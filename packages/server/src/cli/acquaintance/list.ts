/**
 * `sluis list import | ls | remove`: registered lists. No address is ever printed: what can't be read is told by its line.
 */
import { CATEGORIES } from "@sluis/core/facts/facts"
import type { Category } from "@sluis/core/facts/facts"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { Fault } from "../../app/fault.ts"
import { membersIn } from "../../app/acquaintance/member-column.ts"
import { ACQUAINTANCE_TEXTS } from "./acquaintance-texts.ts"
import type { Cli, ExitCode } from "../cli.ts"
import { safe } from "../safe-text.ts"
import { sayDone, sayStopped } from "../said.ts"
import { tableLines } from "../table.ts"
import { withAcquaintance } from "./with-acquaintance.ts"
import { told } from "../with-store.ts"

export type ListOptions = { readonly config?: string }
export type ListImportOptions = ListOptions & { readonly reveals: string; readonly column?: string }

const MAX_NAME = 80
/** Lines that are named; who has more of them opens the file. */
const MAX_LINES = 20

/** The list is registered without what can't be read, and the exit code says that something could not. */
export async function listImport(
  name: string,
  file: string,
  { config, reveals, column }: ListImportOptions,
  cli: Cli,
): Promise<ExitCode> {
  if (!/^\P{C}+$/u.test(name) || Array.from(name).length > MAX_NAME || name.trim() === "")
    return told(new Fault("list/name", `"${name}"`), cli)
  const categories = categoriesIn(reveals)
  if (!categories.ok) return told(categories.error, cli)
  const octets = await cli.readTable(file)
  if (!octets.ok) return told(octets.error, cli)
  const members = membersIn(octets.value, column, file)
  if (!members.ok) return told(members.error, cli)
  const { people, unreadable, empty } = members.value
  return await withAcquaintance(config, cli, ({ index }) => {
    const { out, err: problems, language } = cli.screen
    const { list } = ACQUAINTANCE_TEXTS[language]
    sayDone(list.imported(safe(name), index.importList(name, categories.value, people)), out)
    if (empty > 0) out.print(`    ${list.empty(empty)}\n`)
    if (unreadable.length === 0) return 0
    const lines = unreadable.slice(0, MAX_LINES).join(", ")
    const more = unreadable.length > MAX_LINES ? `, ${problems.symbols.more}` : ""
    sayStopped(`${list.unreadable(unreadable.length, lines + more)}.`, problems)
    return 2
  })
}

/** Words with commas between. Empty: being on the list gives nothing away. */
function categoriesIn(reveals: string): Result<readonly Category[], Fault> {
  const words = reveals.split(",").map((word) => word.trim().toLowerCase())
  const named = words.filter((word) => word !== "" && word !== "none")
  const unknown = named.find((word) => !(CATEGORIES as readonly string[]).includes(word))
  if (unknown !== undefined) return err(new Fault("list/reveals", `"${unknown}"`))
  return ok(CATEGORIES.filter((category) => named.includes(category)))
}

export async function listLs({ config }: ListOptions, cli: Cli): Promise<ExitCode> {
  return await withAcquaintance(config, cli, ({ index }) => {
    const { out, err: problems, language } = cli.screen
    const { list, category } = ACQUAINTANCE_TEXTS[language]
    const lists = index.lists()
    if (lists.length === 0) {
      problems.print(`${list.none}\n`)
      return 0
    }
    const table = tableLines(
      [
        { title: list.columns.name, align: "left" },
        { title: list.columns.people, align: "right" },
        { title: list.columns.reveals, align: "left" },
      ],
      lists.map(({ name, size, reveals }) => [
        safe(name),
        cli.texts.number(size),
        reveals.length === 0 ? list.revealsNothing : reveals.map((each) => category[each]).join(", "),
      ]),
      out,
    )
    out.print(`\n${table.join("\n")}\n\n`)
    return 0
  })
}

export async function listRemove(name: string, { config }: ListOptions, cli: Cli): Promise<ExitCode> {
  return await withAcquaintance(config, cli, ({ index }) => {
    if (!index.removeList(name)) return told(new Fault("list/unknown", `"${name}"`), cli)
    sayDone(ACQUAINTANCE_TEXTS[cli.screen.language].list.removed(safe(name)), cli.screen.out)
    return 0
  })
}
