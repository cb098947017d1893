/** A witness in a process of its own, which a test kills: folder, verifier key of the log. Prints its port. */
import { pureSha256 } from "@sluis/core/ledger/pure-sha256"
import { readVerifierKey } from "@sluis/core/ledger/verifier-key"

import { ownKey } from "./own-key.ts"
import { serveWitness } from "./server.ts"
import { openWitness } from "./witness.ts"

const [folder = "", log = ""] = process.argv.slice(2)
const key = readVerifierKey(pureSha256, log)
const own = await ownKey(folder, "getuige.voorbeeld.example")
if (!key.ok || !own.ok) throw new Error("couldn't read the keys")
const witness = await openWitness(folder, own.value, [key.value], () => Date.now())
if (!witness.ok) throw witness.error
const { address } = await serveWitness(witness.value, { host: "127.0.0.1", port: 0 })
console.log(address.port)
