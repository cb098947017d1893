/**
 * Nothing is lost: the gate is killed with SIGKILL at random moments under load, again and again.
 *
 * Messages that pass and messages that become twelve copies are offered by a client that behaves as a mail server does:
 * what got no answer is offered again. In the end every copy of every message that was answered 250 must have arrived.
 *
 * SLUIS_KILLS says how often (`npm run kill-nine`: a hundred times), SLUIS_SEED begins the chance.
 */
import assert from "node:assert/strict"
import { test } from "node:test"
import { randomFrom } from "../bench/messages.ts"
import { arrivalsOf, noticesFor, type Expected } from "./arrivals.ts"
import { freePort } from "./free-port.ts"
import { startLoad, type Sent } from "./load.ts"
import { crowdedLetter, ordinaryLetter, type Letter } from "./mail.ts"
import { temporaryFolder } from "./program.ts"
import { startRecordingHost } from "./recording-host.ts"
import { startGate } from "./start-gate.ts"
import { pause, until } from "./until.ts"

const KILLS = Number(process.env["SLUIS_KILLS"] ?? 8)
/** Moments in another process can't be repeated exactly: a seed brings a failure near, not back. */
const SEED = Number(process.env["SLUIS_SEED"] ?? Math.floor(Math.random() * 1e9))
const CONNECTIONS = 6
/** One in so many messages becomes copies. */
const CROWDED_EVERY = 4
/** One in so many kills comes while the gate is starting, so that recovery itself is interrupted. */
const EARLY_EVERY = 5
const STARTING_MS = 500
const RUNNING_MS = 500
/** Copies that were due when the gate was killed are due again at once, those that failed after a pause. */
const ARRIVAL_SECONDS = 120

test(
  `nothing that was answered 250 is lost when the gate is killed ${KILLS} times`,
  { timeout: (KILLS * 5 + 180) * 1000 },
  async (context) => {
    const random = randomFrom(SEED)
    using folder = temporaryFolder("kill-nine")
    await using host = await startRecordingHost()
    const [smtpPort, httpPort] = [await freePort(), await freePort()]
    const settings = { upstreamPort: host.port, folder: folder.path, smtpPort, httpPort }
    const load = startLoad({ port: smtpPort, connections: CONNECTIONS, next: letterFor })

    for (let kill = 1; kill <= KILLS; kill += 1) {
      await using gate = await startGate({ ...settings, ready: false })
      if (kill % EARLY_EVERY === 0) {
        await pause(random() * STARTING_MS)
      } else {
        await gate.ready()
        await pause(random() * RUNNING_MS)
      }
      await gate.kill()
    }
    await using gate = await startGate(settings)
    await load.finish()

    const expected = load.sent.map(expectationOf)
    await until(
      () =>
        `everything to arrive: ${JSON.stringify(arrivalsOf(expected, host.accepted).lost.slice(0, 5))}, ${gate.output().slice(-2000)}`,
      () => host.accepted.length >= expected.length && arrivalsOf(expected, host.accepted).lost.length === 0,
      ARRIVAL_SECONDS,
    )
    const { lost, wrong, copies, askedAgain, sentAgain } = arrivalsOf(expected, host.accepted)
    const unheard = load.sent.filter((sent) => sent.unheard > 0).length
    context.diagnostic(
      `seed ${SEED}: ${KILLS} kills, ${expected.length} messages answered 250, ${unheard} of them had gone unanswered before; ` +
        `${copies} copies arrived, ${lost.length} lost; ${askedAgain} came twice because the client asked again, ` +
        `${sentAgain} because the gate had not heard the answer`,
    )
    assert.deepEqual(wrong, [])
    assert.deepEqual(host.faults, [])
    assert.deepEqual(
      load.sent.filter(({ accepted }) => !accepted).map(({ reply }) => reply),
      [],
    )
    assert.ok(unheard > 0, "no kill ever met a message on its way, so this has shown nothing")
    assert.deepEqual(
      [...noticesFor(host.accepted)].filter(([, ids]) => ids.size > 1),
      [],
      "more than one notice about a message",
    )
  },
)

function letterFor(number: number): Letter {
  const id = `k${number}`
  return isCrowded(number) ? crowdedLetter(id) : ordinaryLetter(id)
}

function isCrowded(number: number): boolean {
  return number % CROWDED_EVERY === 0
}

function expectationOf({ letter, unheard }: Sent): Expected {
  return { letter, as: letter.recipients.length > 1 ? "copies" : "original", unheard }
}
