/** Gives a file that the server made to the user. */
import type { Gives } from "@sluis/server/contract/form"

import { fromBase64 } from "../../try/base64.ts"
import { save } from "../../try/save.ts"

export function saveFile({ name, type, octets }: Gives<"breaches.paper">): void {
  save(fromBase64(octets), name, type)
}
