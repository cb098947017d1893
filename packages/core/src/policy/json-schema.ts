/** The policy format as JSON Schema (draft 2020-12), for editors that help while a policy is written. */
import { z } from "zod"
import { PolicyForm } from "./policy-file.ts"

export function policyJsonSchema(): object {
  const schema = z.toJSONSchema(PolicyForm, { io: "input", target: "draft-2020-12" })
  return { title: "Sluis policy, version 1", ...schema }
}
