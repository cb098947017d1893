/** Improvement points of all files, as a report lists them, and the numbers that the organisation knows the files by. */
import type { ReportPoint } from "@sluis/core/safeguard/report-context"
import type { BreachAccount } from "@sluis/core/breach/account"

import type { BreachFiles } from "../breach/breach-files.ts"
import type { Papers } from "../breach/papers.ts"

/** Files that are read for one report, the newest first: each is some dozen reads. */
export const MAX_FILES_READ = 1_000

export type FilePorts = {
  readonly files: Pick<BreachFiles, "all" | "read">
  readonly papers: Pick<Papers, "accountNow">
}

/** The open ones first, by the day they are due. Rejects with `StoreUnavailable`. */
export async function improvementPoints(
  ports: FilePorts,
): Promise<{ readonly numbers: ReadonlyMap<string, string>; readonly points: readonly ReportPoint[] }> {
  const accounts = await accountsOf(ports)
  const points = accounts
    .flatMap(({ account }) =>
      account.measures
        .filter(({ kind }) => kind === "improvement")
        .map(({ text, owner, due, closed }): ReportPoint => {
          return { file: account.id, text, owner, due, closed: closed !== undefined }
        }),
    )
    .toSorted(
      (one, other) =>
        Number(one.closed) - Number(other.closed) || (one.due ?? "9").localeCompare(other.due ?? "9", "en"),
    )
  return { numbers: new Map(accounts.map(({ id, account }) => [id, account.id])), points }
}

/** A file that cannot be read is left out. */
export async function accountsOf({
  files,
  papers,
}: FilePorts): Promise<readonly { readonly id: string; readonly account: BreachAccount }[]> {
  const all = (await files.all()).slice(0, MAX_FILES_READ)
  const accounts: { readonly id: string; readonly account: BreachAccount }[] = []
  for (const { id } of all) {
    const read = await files.read(id)
    if (read.ok) accounts.push({ id, account: await papers.accountNow(read.value) })
  }
  return accounts
}
