/** How far one answer looks for decisions of somebody's departments. What is told to whom: held-desk.test.ts. */
import assert from "node:assert/strict"
import { test } from "node:test"

import { permissionsOf } from "../../contract/permission.ts"
import type { Held, HeldDecision } from "../held/custody.ts"
import type { Caller } from "../turn.ts"
import { decisionsFor, MAX_LOOKED_AT } from "./held-decided.ts"

const OF_CARE: Caller = {
  kind: "person",
  person: {
    id: "z1",
    address: "zorg@voorbeeld.example",
    name: "Zoë de Groot",
    roles: ["reviewer"],
    departments: ["zorg"],
    language: "nl",
    blocked: false,
    at: 0,
    seenAt: undefined,
    provenAt: 0,
    password: undefined,
    passkeys: [],
    oidc: undefined,
  },
  permissions: permissionsOf(["reviewer"]),
  session: "s1",
}

/** So many of another department, and then one of theirs. */
function before(others: number): Pick<Held, "decisions"> {
  const decisions = Array.from({ length: others + 1 }, (_, at): HeldDecision => ({
    id: `${at}`,
    at: 0,
    decidedAt: 0,
    what: "drop",
    as: undefined,
    by: "somebody",
    reason: "",
    department: at < others ? "wijkteam" : "zorg",
    recipients: 1,
    rules: [],
  }))
  return {
    decisions: async ({ limit, after = "0" }) => {
      const from = Number(after)
      const next = from + limit < decisions.length ? `${from + limit}` : undefined
      return await Promise.resolve({ decisions: decisions.slice(from, from + limit), next })
    },
  }
}

const rows: readonly [others: number, found: number, goesOn: boolean][] = [
  [0, 1, false],
  [MAX_LOOKED_AT - 1, 1, false],
  [MAX_LOOKED_AT, 0, true],
]
for (const [others, found, goesOn] of rows)
  test(`behind ${others} decisions of others: ${found} found, and ${goesOn ? "more to ask for" : "no more"}`, async () => {
    const page = await decisionsFor(OF_CARE, before(others), { limit: 10 })
    assert.deepEqual([page.decisions.length, page.next !== undefined], [found, goesOn])
    if (!goesOn) return
    const rest = await decisionsFor(OF_CARE, before(others), { limit: 10, after: page.next })
    assert.equal(rest.decisions.length, 1)
  })
