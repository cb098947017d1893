/** The public key of a witness as it stands in the configuration: a verifier key (C2SP signed-note) of a cosigner. */
import { pureSha256 } from "@sluis/core/ledger/pure-sha256"
import { readVerifierKey } from "@sluis/core/ledger/verifier-key"
import { err, ok } from "@sluis/core/result"

import type { ReadValue } from "./read-value.ts"

/** As it was written. What was copied wrong is found here, by the hash in it, and not after an hour. */
export const readWitnessKey: ReadValue<string> = (value) => {
  const must = {
    nl: "de openbare sleutel van een getuige zijn, zoals `sluis ledger witness` die laat zien: `naam+1234abcd+B…`",
    en: "the public key of a witness, as `sluis ledger witness` prints it: `name+1234abcd+B…`",
  }
  const key = typeof value === "string" ? readVerifierKey(pureSha256, value) : undefined
  return key?.ok === true && key.value.type === "witness" && typeof value === "string"
    ? ok(value)
    : err({ must })
}
