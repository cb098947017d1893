/** Takes from the budget that all documents of one message share. */
import type { DocumentBudget } from "./document.ts"

/** Whether one more cell or paragraph of `units` may be read; if so, it is paid for. */
export function spend(budget: DocumentBudget, units: number): boolean {
  if (budget.items < 1 || budget.units < units) return false
  budget.items -= 1
  budget.units -= units
  return true
}
