/** Postfix's own `smtp-sink` as next host, with its faults: a peer that was not made to fit us. */
import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { connect, createServer } from "node:net"
import type { AddressInfo } from "node:net"
import { setTimeout as wait } from "node:timers/promises"

import { systemTest } from "../../../../../tools/system-test.ts"
import { SMALL_OCTETS } from "./blocks.ts"
import { LETTER, outgoingOf, tryRelay } from "./try-relay.ts"
import type { ToSend } from "./try-relay.ts"

/** Options of smtp-sink, what is sent, and what becomes of each message. */
const table: readonly [name: string, options: readonly string[], toSend: ToSend, outcome: string][] = [
  ["takes everything", [], {}, "accepted 250"],
  ["takes a large message", [], { octets: LETTER.repeat(SMALL_OCTETS / 16) }, "accepted 250"],
  ["takes a hundred recipients", [], { recipients: manyRecipients(100) }, "accepted 250"],
  ["without PIPELINING", ["-p"], {}, "accepted 250"],
  ["without 8BITMIME, seven bits", ["-8"], {}, "accepted 250"],
  ["without 8BITMIME, eight bits", ["-8"], { octets: "\r\ncaf\u00e9\r\n" }, "refused 554"],
  ["without ESMTP", ["-e"], {}, "accepted 250"],
  ["refuses MAIL", ["-f", "mail"], {}, "refused 500"],
  ["refuses MAIL for now", ["-r", "mail"], {}, "refused 450"],
  ["refuses RCPT", ["-f", "rcpt"], {}, "refused 500"],
  ["refuses RCPT for now", ["-r", "rcpt"], {}, "refused 450"],
  ["refuses DATA", ["-f", "data"], {}, "refused 500"],
  ["refuses the message", ["-f", "."], {}, "refused 500"],
  ["refuses the message for now", ["-r", "."], {}, "refused 450"],
  ["closes at the greeting", ["-q", "connect"], {}, "unreachable 451"],
  ["closes at EHLO", ["-q", "ehlo"], {}, "unreachable 451"],
  ["closes at MAIL", ["-q", "mail"], {}, "unreachable 451"],
  ["closes at RCPT", ["-q", "rcpt"], {}, "unreachable 451"],
  ["closes at DATA", ["-q", "data"], {}, "unreachable 451"],
  ["closes after the message", ["-q", "."], {}, "unreachable 451"],
  ["says 421 at MAIL", ["-Q", "mail"], {}, "unreachable 451"],
  ["says 421 after the message", ["-Q", "."], {}, "unreachable 451"],
]

for (const [name, options, toSend, expected] of table) {
  systemTest(`smtp-sink ${name}: ${expected}`, { needs: ["smtp-sink"] }, async (programs) => {
    await using sink = await startSink(programs["smtp-sink"], options)
    await using relay = tryRelay([sink])
    for (const _ of [1, 2]) {
      const outcome = await relay.send(outgoingOf(toSend))
      assert.ok("reply" in outcome)
      assert.equal(`${outcome.kind} ${outcome.reply.code}`, expected)
    }
  })
}

systemTest("smtp-sink takes 500 messages over 5 connections", { needs: ["smtp-sink"] }, async (programs) => {
  await using sink = await startSink(programs["smtp-sink"], [])
  await using relay = tryRelay([sink], { pool: { connections: 5 } })
  const outcomes = await Promise.all(Array.from({ length: 500 }, () => relay.send(outgoingOf())))
  assert.ok(outcomes.every(({ kind }) => kind === "accepted"))
})

function manyRecipients(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `medewerker${index}@politie.example`)
}

/** It can't choose a port itself, so it gets one that was free a moment ago; it tells nobody when it listens. */
async function startSink(
  program: string,
  options: readonly string[],
): Promise<AsyncDisposable & { readonly port: number }> {
  const port = await freePort()
  const user = process.getuid?.() === 0 ? ["-u", "nobody"] : []
  const sink = spawn(program, [...user, ...options, `127.0.0.1:${port}`, "100"], { stdio: "ignore" })
  const exited = once(sink, "exit")
  while (sink.exitCode === null && !(await isListening(port))) await wait(5)
  return {
    port,
    async [Symbol.asyncDispose]() {
      sink.kill()
      await exited
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server that listens on a port has such an address
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, "close")
  return port
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy()
      resolve(true)
    })
    socket.on("error", () => resolve(false))
  })
}
