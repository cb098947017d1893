/**
 * The keys of the configuration one by one, as the declaration has them (./config-form.ts): for the example, the
 * environment, the page and the JSON schema.
 */
import { z } from "zod"

import { CONFIG_FORM } from "./config-form.ts"

export type ConfigKey = {
  /** Names from the top of the file. */
  readonly path: readonly string[]
  /** Name of the environment variable that says the same. */
  readonly variable: string
  readonly description: string
  /** As it would stand in the file. */
  readonly default: unknown
  /** What the example shows instead of a default that is empty. */
  readonly example: unknown
  /** What the value is, without default and null. */
  readonly form: z.core.$ZodType
  readonly nullable: boolean
  /** A key that holds other keys. */
  readonly isSection: boolean
}

export const VARIABLE_PREFIX = "SLUIS_"

/** Sections before what is in them, in the order of the declaration. */
export const CONFIG_KEYS: readonly ConfigKey[] = keysIn(CONFIG_FORM, [])

function keysIn(section: z.core.$ZodType, above: readonly string[]): readonly ConfigKey[] {
  return Object.entries(shapeOf(section)).flatMap(([name, declared]) => {
    const path = [...above, name]
    const form = bare(declared)
    const { description = "", examples } = z.globalRegistry.get(declared) ?? {}
    const isSection = form._zod.def.type === "object"
    const key: ConfigKey = {
      path,
      variable: variableOf(path),
      description,
      default: defaultOf(declared),
      example: Array.isArray(examples) ? examples[0] : defaultOf(declared),
      form,
      nullable: isNullable(declared),
      isSection,
    }
    return isSection ? [key, ...keysIn(form, path)] : [key]
  })
}

/** `smtp.implicitTlsListen` is `SLUIS_SMTP_IMPLICIT_TLS_LISTEN`. */
function variableOf(path: readonly string[]): string {
  const words = path.map((name) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase())
  return VARIABLE_PREFIX + words.join("_")
}

/** The keys of an object in the declaration. */
export function shapeOf(form: z.core.$ZodType): Readonly<Record<string, z.core.$ZodType>> {
  const { def } = form._zod
  return isObject(def) ? def.shape : {}
}

/** Elements of a list in the declaration; undefined for what is none. */
export function elementOf(form: z.core.$ZodType): z.core.$ZodType | undefined {
  const { def } = form._zod
  return isArray(def) ? def.element : undefined
}

/** Without default and null. */
export function bare(form: z.core.$ZodType): z.core.$ZodType {
  const inner = innerOf(form)
  return inner === undefined ? form : bare(inner)
}

function isNullable(form: z.core.$ZodType): boolean {
  const inner = innerOf(form)
  return form._zod.def.type === "nullable" || (inner !== undefined && isNullable(inner))
}

function defaultOf(form: z.core.$ZodType): unknown {
  const { def } = form._zod
  return isPrefault(def) ? def.defaultValue : undefined
}

function innerOf(form: z.core.$ZodType): z.core.$ZodType | undefined {
  const { def } = form._zod
  return isPrefault(def) || isWrapping(def) ? def.innerType : undefined
}

function isObject(def: z.core.$ZodTypeDef): def is z.core.$ZodObjectDef {
  return def.type === "object"
}
function isArray(def: z.core.$ZodTypeDef): def is z.core.$ZodArrayDef {
  return def.type === "array"
}
function isPrefault(def: z.core.$ZodTypeDef): def is z.core.$ZodPrefaultDef {
  return def.type === "prefault"
}
function isWrapping(def: z.core.$ZodTypeDef): def is z.core.$ZodNullableDef {
  return def.type === "nullable"
}
