import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"

import { ROLES, permissionsNow } from "../../contract/permission.ts"
import type { Role } from "../../contract/permission.ts"
import type { Person } from "../account/person.ts"
import type { Caller } from "../turn.ts"
import { mayOf, sees, standingOf } from "./held-standing.ts"
import type { HeldAct, HeldState, Standing } from "./held-standing.ts"

const NOT: Standing = { own: false, sent: false, reviews: false, reads: false, counts: false }
const OWN: Standing = { ...NOT, own: true, sent: true }
const REVIEWS: Standing = { ...NOT, reviews: true, reads: true }
const BOTH: Standing = { ...REVIEWS, own: true, sent: true }
const UNPROVEN: Standing = { ...REVIEWS, sent: true }
const SENDERS: HeldState = { releasableBy: "sender", separable: true, wrote: false }
const SECOND: HeldState = { ...SENDERS, releasableBy: "second-person" }
const ALL: readonly HeldAct[] = ["release-copies", "release-original", "drop", "content"]

describe("what somebody may do with a held message", () => {
  const rows: readonly [says: string, standing: Standing, state: HeldState, may: readonly HeldAct[]][] = [
    ["the sender, left to the sender", OWN, SENDERS, ALL],
    [
      "the sender, where copies can't be made",
      OWN,
      { ...SENDERS, separable: false },
      ["release-original", "drop", "content"],
    ],
    ["the sender, where a second person must look", OWN, SECOND, ["drop", "content"]],
    ["a reviewer, left to the sender", REVIEWS, SENDERS, ALL],
    ["a reviewer as the second person", REVIEWS, SECOND, ALL],
    ["a reviewer who sent it", BOTH, SECOND, ["drop", "content"]],
    ["a reviewer with the sender's address, shown to be his or not", UNPROVEN, SECOND, ["drop", "content"]],
    ["a reviewer who stands in From", REVIEWS, { ...SECOND, wrote: true }, ["drop", "content"]],
    [
      "a reviewer, where nobody can tell who wrote it",
      REVIEWS,
      { ...SECOND, wrote: undefined },
      ["drop", "content"],
    ],
    [
      "who decides about others, but may not read",
      { ...REVIEWS, reads: false },
      SENDERS,
      ["release-copies", "release-original", "drop"],
    ],
    ["a program that counts", { ...NOT, counts: true }, SENDERS, []],
    ["anybody else", NOT, SENDERS, []],
  ]
  for (const [says, standing, state, may] of rows)
    test(says, () => assert.deepEqual(mayOf(standing, state), may))
})

const SENDER = "Wijkteam@voorbeeld.example"

function unproven(address: string, roles: readonly Role[]): Caller {
  const caller = who(address, roles)
  assert.ok(caller.kind === "person")
  return {
    ...caller,
    person: { ...caller.person, provenAt: undefined },
    permissions: permissionsNow(roles, { proven: false }),
  }
}

function who(address: string, roles: readonly Role[], departments: readonly string[] = []): Caller {
  const person: Person = {
    id: "x",
    address,
    name: "",
    roles,
    departments,
    language: "nl",
    blocked: false,
    at: 0,
    seenAt: undefined,
    provenAt: 1,
    password: undefined,
    passkeys: [],
    oidc: undefined,
  }
  return { kind: "person", person, permissions: permissionsNow(roles, { proven: true }), session: "" }
}

function standing(caller: Caller, sender: string, department: string | undefined): Standing {
  const envelope = {
    sender,
    body: undefined,
    smtputf8: false,
    ret: undefined,
    envid: undefined,
    auth: undefined,
    recipients: [],
  }
  const sight =
    department === undefined
      ? undefined
      : {
          department,
          recipients: 0,
          visible: 0,
          visibleOutside: 0,
          hidden: 0,
          introductions: 0,
          exposures: 0,
          sensitivity: "none" as const,
          categories: [],
          listed: { header: 0, quoted: 0, text: 0, attached: 0 },
          automatic: false,
          language: "nl" as const,
          subject: "",
        }
  return standingOf(caller, { envelope, sight })
}

describe("how somebody stands to a held message", () => {
  const rows: readonly [says: string, caller: Caller, seen: boolean, own: boolean, reads: boolean][] = [
    ["its sender", who("wijkteam@VOORBEELD.example", ["employee"]), true, true, false],
    [
      "an account with the sender's address that anybody could have made",
      unproven(SENDER, ["employee", "administrator"]),
      false,
      false,
      false,
    ],
    [
      "an officer and reviewer whom anybody could have made",
      unproven("a@b.example", ["privacy-officer", "reviewer"]),
      false,
      false,
      false,
    ],
    ["a colleague", who("ander@voorbeeld.example", ["employee"]), false, false, false],
    ["a reviewer", who("ander@voorbeeld.example", ["reviewer"]), true, false, true],
    ["a reviewer of this department", who("a@b.example", ["reviewer"], ["zorg", "x"]), true, false, true],
    ["a reviewer of another department", who("a@b.example", ["reviewer"], ["x"]), false, false, false],
    ["the privacy officer", who("a@b.example", ["privacy-officer"]), true, false, true],
    ["an administrator", who("a@b.example", ["administrator"]), false, false, false],
    ["an administrator who sent it", who(SENDER, ["administrator"]), true, true, false],
    ["a program that may count", { kind: "program", token: "t", scopes: ["held"] }, true, false, false],
    ["another program", { kind: "program", token: "t", scopes: ["check", "health"] }, false, false, false],
    ["nobody", { kind: "nobody" }, false, false, false],
  ]
  for (const [says, caller, seen, own, reads] of rows)
    test(says, () => {
      const found = standing(caller, SENDER, "zorg")
      assert.deepEqual([sees(found), found.own, found.reads], [seen, own, reads])
    })

  test("a message that nobody could look into belongs to no department", () => {
    assert.equal(sees(standing(who("a@b.example", ["reviewer"], ["zorg"]), SENDER, undefined)), false)
    assert.equal(sees(standing(who("a@b.example", ["reviewer"]), SENDER, undefined)), true)
  })

  test("the null sender is nobody, also for who has no address", () => {
    assert.equal(standing(who("", ["employee"]), "", "zorg").own, false)
  })
})

test("nobody who sent or wrote it releases what a second person must, whatever else they are", () => {
  const roles = fc.subarray([...ROLES])
  fc.assert(
    fc.property(roles, fc.boolean(), fc.boolean(), (some, isSender, separable) => {
      const caller = who(isSender ? SENDER : "schrijver@voorbeeld.example", some)
      const may = mayOf(standing(caller, SENDER, "zorg"), {
        releasableBy: "second-person",
        separable,
        wrote: true,
      })
      assert.ok(!may.includes("release-original") && !may.includes("release-copies"))
    }),
  )
})
