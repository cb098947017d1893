import assert from "node:assert/strict"
import { describe, test } from "node:test"

import {
  EXPIRES_SOON,
  ofAcquaintance,
  ofCanaries,
  ofCertificate,
  ofClock,
  ofConfiguration,
  ofDisk,
  ofDkim,
  ofHeld,
  ofKey,
  ofNextHost,
  ofQueue,
  ofStore,
} from "./health.ts"
import type { HealthFinding } from "./health.ts"

const NOW = Date.UTC(2026, 10, 21)
const MINUTE = 60_000
const DAY = 86_400_000
const GIB = 1024 ** 3
const LOAD = { queuedMessages: 1, queuedRecipients: 112, held: 2, damaged: 0, oldestDue: undefined }
const certificate = (left: number): HealthFinding =>
  ofCertificate({ key: "smtp.tls.certificate", until: NOW + left }, NOW)
const canaries = (proven: number, red: number, without = 0): HealthFinding =>
  ofCanaries({ proven, red, without, redSince: red === 0 ? undefined : NOW, lateSince: undefined })
const queue = (late: number): HealthFinding => ofQueue({ ...LOAD, oldestDue: NOW - late }, NOW)

const rows: readonly [says: string, finding: HealthFinding, state: HealthFinding["state"], nl: RegExp][] = [
  ["a store that answers", ofStore(LOAD), "ok", /werkt/],
  ["a store that does not", ofStore(undefined), "wrong", /geen antwoord/],
  ["one damaged message", ofStore({ ...LOAD, damaged: 1 }), "attention", /1 bericht kan niet/],
  ["a next host that answers", ofNextHost("reachable"), "ok", /neemt mail aan/],
  ["a next host that was never asked", ofNextHost("unknown"), "attention", /nog geen mail/],
  ["a next host that does not answer", ofNextHost("unreachable"), "wrong", /niet te bereiken/],
  ["a demonstration", ofNextHost("none"), "ok", /demonstratie/],
  ["no canary yet", canaries(0, 0), "ok", /nog geen proefbericht/],
  ["canaries that are all caught", canaries(8, 0), "ok", /Alle 8/],
  ["a canary that was not caught", canaries(7, 1), "wrong", /Van 8 proefberichten is er 1 niet/],
  ["two of them, and departments without", canaries(6, 2, 1), "wrong", /Van 8 proefberichten zijn er 2 niet/],
  [
    "canaries that were not sent in time",
    ofCanaries({ proven: 8, red: 0, redSince: undefined, lateSince: NOW, without: 1 }),
    "attention",
    /^Niet alle .* op tijd/,
  ],
  ["a department without canaries", canaries(8, 0, 1), "attention", /1 afdeling gaat geen/],
  ["departments without canaries", canaries(8, 0, 3), "attention", /3 afdelingen gaan geen/],
  ["an empty queue", ofQueue(LOAD, NOW), "ok", /1 bericht, 112 exemplaren/],
  ["a queue that is late for a quarter less a moment", queue(15 * MINUTE - 1), "ok", /wachtrij/],
  ["a queue that is late for a quarter", queue(15 * MINUTE), "attention", /had al verstuurd/],
  ["a queue that is late for four hours less a moment", queue(240 * MINUTE - 1), "attention", /verstuurd/],
  ["a queue that is late for four hours", queue(240 * MINUTE), "wrong", /had al verstuurd/],
  ["nothing held", ofHeld(0, 0, undefined), "ok", /wacht niets/],
  ["held messages that have time", ofHeld(3, 0, undefined), "ok", /3 berichten/],
  ["held messages that end soon", ofHeld(3, 2, NOW + EXPIRES_SOON - 1), "attention", /een dag verwijderd: 2/],
  ["a certificate of thirty days", certificate(30 * DAY), "ok", /nog 30 dagen/],
  ["a certificate of a moment less", certificate(30 * DAY - 1), "attention", /nog 29 dagen/],
  ["a certificate of a week", certificate(7 * DAY), "attention", /nog 7 dagen/],
  ["a certificate of a moment less than a week", certificate(7 * DAY - 1), "wrong", /nog 6 dagen/],
  ["a certificate of one day", certificate(DAY), "wrong", /nog 1 dag geldig/],
  ["a certificate that is over", certificate(0), "wrong", /verlopen/],
  ["a key apart", ofKey(false), "ok", /apart/],
  ["a key beside its data", ofKey(true), "attention", /dezelfde map/],
  ["DKIM for all domains", ofDkim(["a.example"], ["a.example", "b.example"]), "ok", /al uw domeinen/],
  ["DKIM for one of two", ofDkim(["a.example", "b.example"], ["a.example"]), "attention", /voor b\.example/],
  ["a disk of which nothing is known", ofDisk(undefined), "ok", /niet te zien/],
  ["a disk with 5 GB", ofDisk({ free: 5 * GIB, total: 20 * GIB }), "ok", /5,0 van 20,0 GB/],
  ["a disk with less", ofDisk({ free: 5 * GIB - 1, total: 20 * GIB }), "attention", /van 20,0 GB/],
  ["a disk with half a GB", ofDisk({ free: GIB / 2, total: GIB }), "attention", /0,5 van 1,0/],
  ["a disk with less than that", ofDisk({ free: GIB / 2 - 1, total: GIB }), "wrong", /van 1,0/],
  ["one held message", ofHeld(1, 0, undefined), "ok", /Er wacht 1 bericht op/],
  ["what was learnt of one message", ofAcquaintance({ learnt: 1, lost: 0 }), "ok", /van 1 bericht\./],
  ["what was lost of one", ofAcquaintance({ learnt: 5, lost: 1 }), "attention", /Van 1 bericht kon/],
  ["one canary that was caught", canaries(1, 0), "ok", /Het laatste proefbericht is/],
  ["one canary that was not", canaries(0, 1), "wrong", /Van 1 proefbericht is er 1 niet/],
  ["learning", ofAcquaintance({ learnt: 5, lost: 0 }), "ok", /van 5 berichten/],
  ["learning that can't keep up", ofAcquaintance({ learnt: 5, lost: 2 }), "attention", /Van 2 berichten/],
  ["a clock that jumped", ofClock(NOW), "attention", /^De klok .* versprongen/],
  ["no learning", ofAcquaintance(undefined), "ok", /staat uit/],
  [
    "advice about the configuration",
    ofConfiguration({ grade: "advice", key: "http.url", nl: "ontbreekt", en: "is missing", problems: [] }),
    "attention",
    /^`http\.url`: ontbreekt\.$/,
  ],
  [
    "what is unsafe in it",
    ofConfiguration({ grade: "unsafe", key: "key.file", nl: "iedereen", en: "everybody", problems: [] }),
    "wrong",
    /iedereen/,
  ],
]

describe("health", () => {
  for (const [says, finding, state, nl] of rows)
    test(`${says}: ${state}`, () => {
      assert.equal(finding.state, state)
      assert.match(finding.nl, nl)
      for (const text of [finding.nl, finding.en]) assert.match(text, /^[A-Z`].*\.$/s)
      for (const remedy of [finding.remedy.nl, finding.remedy.en])
        assert.equal(remedy !== "", state !== "ok", "what is not right has a remedy, and nothing else")
      assert.notEqual(finding.nl, finding.en)
    })
})
