/** Deciding about one part, whatever else of the message waits: for tests, which mostly have one. */
import type { Decision, DecisionNote, Held, Intake, PartDecided, PlannedCopy } from "../app/held/custody.ts"

type Note = DecisionNote & Pick<PartDecided, "department">

export async function releaseOne(
  held: Pick<Held, "release">,
  id: string,
  decision: Extract<Decision, { readonly kind: "release" }>,
  copies: readonly PlannedCopy[],
  { department, ...note }: Note & { readonly expiresAt: number },
  ledger: PartDecided["ledger"] = [],
): Promise<boolean> {
  return await held.release([{ id, department, copies, ledger }], decision, note, "any")
}

export async function dropOne(
  held: Pick<Held, "drop">,
  id: string,
  { department, ...note }: Note & { readonly decided: boolean },
  report: Intake | undefined,
  ledger: PartDecided["ledger"] = [],
): Promise<boolean> {
  return await held.drop([{ id, department, report, ledger }], note, "any")
}
