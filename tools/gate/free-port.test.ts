import assert from "node:assert/strict"
import { once } from "node:events"
import { createServer } from "node:net"
import { test } from "node:test"

import { freePort } from "./free-port.ts"

test("ports that are given out can be listened on, are all different, and are none that the kernel gives out by itself", async () => {
  const ports = await Promise.all(Array.from({ length: 100 }, freePort))
  assert.equal(new Set(ports).size, ports.length)
  for (const port of ports) {
    assert.ok(port < 32_768, String(port))
    const server = createServer().listen(port, "127.0.0.1")
    await once(server, "listening")
    server.close()
  }
})
