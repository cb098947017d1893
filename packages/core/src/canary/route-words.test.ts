import assert from "node:assert/strict"
import { test } from "node:test"

import { gatewayRouteOf, routeTitle, routeWords } from "./route-words.ts"

const ROWS: readonly [what: string, name: string, nl: string, en: string][] = [
  ["straight to Sluis", "gateway", "de eigen poort van Sluis", "the port of Sluis itself"],
  [
    "straight to Sluis for a department",
    gatewayRouteOf("zorg"),
    "de eigen poort van Sluis, afdeling zorg",
    "the port of Sluis itself, department zorg",
  ],
  ["a way that somebody named", "zaaksysteem", "zaaksysteem", "zaaksysteem"],
  ["a name that only begins like ours", "gateways", "gateways", "gateways"],
  ["no name", "", "", ""],
]
for (const [what, name, nl, en] of ROWS)
  test(`${what} is called ${nl || "nothing"}`, () => assert.deepEqual(routeWords(name), { nl, en }))

test("a title begins with a capital, where the words are ours", () => {
  assert.equal(routeTitle("gateway").nl, "De eigen poort van Sluis")
  assert.equal(routeTitle("zaaksysteem").nl, "zaaksysteem")
})
