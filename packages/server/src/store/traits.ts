/** The keyed hashes by which held messages are found again: by the same people, by their sender, by their department. */
import { lenientAddress } from "@sluis/core/mail/lenient-address"

import type { HeldFilter, Intake } from "../app/held/custody.ts"
import type { Traits } from "./new-message.ts"
import type { HeldWanted } from "./request.ts"
import type { KeyedHash } from "./sub-key.ts"

/** Of a message that is to be held. */
export function traitsWith(hash: KeyedHash): (intake: Intake) => Traits {
  return ({ envelope, sight }) => ({
    audience: hash(envelope.recipients.map(({ address }) => address).toSorted()),
    sender: senderHash(hash, envelope.sender),
    department: sight === undefined ? "" : departmentHash(hash, sight.department),
  })
}

/** What the rows are to have. Undefined: no message can have it. */
export function wantedWith(hash: KeyedHash): (filter: HeldFilter) => HeldWanted | undefined {
  return ({ rule, department, departments, releasableBy, since, until, sender }) =>
    (rule !== undefined && !RULE.test(rule)) || departments?.length === 0
      ? undefined
      : {
          rule: rule ?? "",
          department: department === undefined ? "" : departmentHash(hash, department),
          departments:
            departments === undefined
              ? ""
              : ` ${departments.map((one) => departmentHash(hash, one)).join(" ")} `,
          sender: sender === undefined ? "" : senderHash(hash, sender),
          releasableBy: releasableBy ?? "",
          since: since ?? 0,
          until: until ?? Number.MAX_SAFE_INTEGER,
        }
}

/** As core/policy/policy-file.ts has them: nothing in it means anything in a pattern. */
const RULE = /^[a-z0-9/-]{1,200}$/

/** However the address was written, the same person. */
function senderHash(hash: KeyedHash, address: string): string {
  return hash(["sender", lenientAddress(address).key])
}

function departmentHash(hash: KeyedHash, department: string): string {
  return hash(["department", department])
}
