/** Which ways canaries go where the configuration names none, and as whom. */
import assert from "node:assert/strict"
import { test } from "node:test"

import { departmentOf } from "@sluis/core/policy/department"
import { DEFAULT_POLICY } from "@sluis/core/policy/default-policy"
import { loadPolicy } from "@sluis/core/policy/load"
import type { Policy } from "@sluis/core/policy/policy"

import { canaryRoutes, MAX_CANARY_ROUTES } from "./canary-route.ts"

function policyWith(departments: Readonly<Record<string, readonly string[]>>): Policy {
  const text = Object.entries(departments)
    .map(([name, members]) => `  ${name}:\n    members: ${JSON.stringify(members)}\n`)
    .join("")
  const policy = loadPolicy(DEFAULT_POLICY.replace(/^tests:[^]*/m, `departments:\n${text}`), "test")
  assert.ok(policy.ok, policy.ok ? "" : JSON.stringify(policy.error))
  return policy.value
}

const US = ["voorbeeld.example"]

const made: readonly (readonly [member: string, sender: string | undefined])[] = [
  ["*@zorg.voorbeeld.example", "sluis-canary@zorg.voorbeeld.example"],
  ["zorg-*@voorbeeld.example", "zorg-sluis-canary@voorbeeld.example"],
  ["*zorg*@voorbeeld.example", "sluis-canaryzorg@voorbeeld.example"],
  ["*@*.voorbeeld.example", "sluis-canary@sluis.voorbeeld.example"],
  ["*@*", "sluis-canary@voorbeeld.example"],
  ["jan@voorbeeld.example", undefined],
  ["jan@*.voorbeeld.example", undefined],
  ["*@voorbeeld", undefined],
]
for (const [member, sender] of made)
  test(`canary route: a department of ${member} has ${sender ?? "no sender that is nobody's"}`, () => {
    const policy = policyWith({ zorg: [member] })
    const { routes, without } = canaryRoutes([], policy, US)
    const route = routes.find(({ name }) => name === "gateway: zorg")
    assert.equal(route?.sender, sender)
    assert.equal(route?.department, sender === undefined ? undefined : "zorg")
    assert.deepEqual(without, sender === undefined ? ["zorg"] : [])
    for (const each of routes) assert.equal(departmentOf(policy, each.sender), each.department)
  })

test("canary route: without departments there is the gateway, from an address of our own domain", () => {
  const { routes, without } = canaryRoutes([], policyWith({ zorg: ["*@zorg.example"] }), US)
  assert.deepEqual(routes[0], {
    name: "gateway",
    sender: "sluis-canary@voorbeeld.example",
    department: "",
    via: undefined,
  })
  assert.deepEqual(without, [])
  const [demonstration] = canaryRoutes([], policyWith({ zorg: ["*@zorg.example"] }), []).routes
  assert.equal(demonstration?.sender, "sluis-canary@voorbeeld.example")
})

test("canary route: what is configured is all there is, and which departments that leaves out is told", () => {
  const policy = policyWith({ zorg: ["*@zorg.example"], werk: ["*@werk.example"] })
  const host = { host: "mail.example", port: 25, tls: "none", user: undefined } as const
  const { routes, without } = canaryRoutes(
    [{ name: "mail", sender: "proef@werk.example", via: host }],
    policy,
    US,
  )
  assert.deepEqual(routes, [{ name: "mail", sender: "proef@werk.example", via: host, department: "werk" }])
  assert.deepEqual(without, ["zorg"])
})

test("canary route: there are so many and no more, and the departments beyond are told", () => {
  const policy = policyWith(
    Object.fromEntries(
      Array.from({ length: MAX_CANARY_ROUTES }, (_, number) => [`d${number}`, [`*@d${number}.example`]]),
    ),
  )
  const { routes, without } = canaryRoutes([], policy, US)
  assert.equal(routes.length, MAX_CANARY_ROUTES)
  assert.equal(without.length, 1)
})
