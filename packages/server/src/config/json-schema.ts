/** The form of a configuration as JSON Schema (draft 2020-12), for editors that help while one is written. */
import { z } from "zod"

import { CONFIG_FORM } from "./config-form.ts"
import { elementOf, shapeOf } from "./config-key.ts"

const OF_A_LIST = ["type", "items", "minItems", "maxItems"] as const

export function configJsonSchema(): object {
  const schema = z.toJSONSchema(CONFIG_FORM, {
    io: "input",
    target: "draft-2020-12",
    override: ({ zodSchema, jsonSchema }) => {
      const element = elementOf(zodSchema)
      if (element === undefined || Object.keys(shapeOf(element)).length > 0) return
      // One value may stand for a list of one (./complete.ts).
      const { items } = jsonSchema
      if (typeof items !== "object" || Array.isArray(items)) return
      const list = Object.fromEntries(OF_A_LIST.map((name) => [name, jsonSchema[name]]))
      for (const name of OF_A_LIST) delete jsonSchema[name]
      jsonSchema.anyOf = [items, list]
    },
  })
  return { title: "Sluis configuration", ...schema }
}
