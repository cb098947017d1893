import assert from "node:assert/strict"
import { test } from "node:test"

import { MAX_TICKETS, openTickets, TICKET_VALID } from "./ticket.ts"

test("a ticket is good once, and for five minutes", () => {
  let time = 0
  const tickets = openTickets<string>({ now: () => 0, elapsed: () => time })
  const [one, two, three] = [tickets.give("one"), tickets.give("two"), tickets.give("three")]
  assert.equal(tickets.take(one), "one")
  assert.equal(tickets.take(one), undefined)
  assert.equal(tickets.take("of nobody"), undefined)
  time = TICKET_VALID - 1
  assert.equal(tickets.take(two), "two")
  time = TICKET_VALID
  assert.equal(tickets.take(three), undefined)
})

test("of more than are kept the oldest goes", () => {
  const tickets = openTickets<number>({ now: () => 0, elapsed: () => 0 })
  const given = Array.from({ length: MAX_TICKETS + 1 }, (_, n) => tickets.give(n))
  assert.equal(tickets.take(given[0] ?? ""), undefined)
  assert.equal(tickets.take(given[1] ?? ""), 1)
  assert.equal(tickets.take(given[MAX_TICKETS] ?? ""), MAX_TICKETS)
})
