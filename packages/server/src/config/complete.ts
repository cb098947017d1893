/**
 * What the file says, the environment and the defaults put together, as if it had all stood in the file: so that there
 * is one form to check, and one place that knows which of the three wins.
 *
 * The environment wins over the file, and the file over the defaults. An empty variable is as good as none, because
 * that is what container tools make of one that is not set.
 */
import { resolve } from "node:path"

import type { Path } from "@sluis/core/policy/source"
import type { z } from "zod"

import { CONFIG_FORM, PATHS } from "./config-form.ts"
import type { ConfigKey } from "./config-key.ts"
import { bare, CONFIG_KEYS, elementOf, shapeOf } from "./config-key.ts"

export type Environment = { readonly [name: string]: string | undefined }

/** Where a value came from that is not in the file. */
export type Origin = {
  readonly path: Path
  readonly variable: string
  /** Where each element of a list begins in the variable, from 1. */
  readonly columns: readonly number[]
}

export type Completed = { readonly value: unknown; readonly origins: readonly Origin[] }

/** `folder`: what relative paths are relative to. */
export function complete(fromFile: unknown, environment: Environment, folder: string): Completed {
  const origins: Origin[] = []
  const keys = new Map(CONFIG_KEYS.map((key) => [key.path.join("."), key]))

  const section = (form: z.core.$ZodType, value: unknown, above: readonly string[]): unknown => {
    // All keys of a section may be commented out.
    const given = value ?? {}
    if (!isRecord(given)) return given
    const whole: Record<string, unknown> = { __proto__: null, ...given }
    for (const [name, declared] of Object.entries(shapeOf(form))) {
      const path = [...above, name]
      const key = keys.get(path.join("."))
      if (key === undefined) throw new Error(`no key ${path.join(".")}`)
      whole[name] = key.isSection ? section(bare(declared), given[name], path) : leaf(key, given[name])
    }
    return whole
  }
  const leaf = (key: ConfigKey, value: unknown): unknown => {
    const text = environment[key.variable]?.trim() ?? ""
    const { value: said, columns } = text === "" ? NOTHING : fromText(key, text)
    if (text !== "") origins.push({ path: key.path, variable: key.variable, columns })
    return settled(key.form, text === "" ? (value === undefined ? key.default : value) : said, folder)
  }
  return { value: section(CONFIG_FORM, fromFile, []), origins }
}

const NOTHING = { value: undefined, columns: [] }

/** One value may stand for a list of one; paths become absolute. */
function settled(form: z.core.$ZodType, value: unknown, folder: string): unknown {
  const path = PATHS.has(form) ? PATHS.get(form) : undefined
  if (path !== undefined && typeof value === "string")
    return value === "" || path.words.includes(value) ? value : resolve(folder, value)
  const element = elementOf(form)
  if (element !== undefined) {
    const list: readonly unknown[] | undefined = Array.isArray(value)
      ? value
      : typeof value === "string" || typeof value === "number"
        ? [value]
        : undefined
    return list === undefined ? value : list.map((one) => settled(bare(element), one, folder))
  }
  if (!isRecord(value)) return value
  const shape = shapeOf(form)
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      const inner = Object.hasOwn(shape, name) ? shape[name] : undefined
      return [name, inner === undefined ? one : settled(bare(inner), one, folder)]
    }),
  )
}

/** A variable's text as the value it stands for; text that stands for none stays text, and the form says so. */
function fromText(
  { form, nullable }: ConfigKey,
  text: string,
): { readonly value: unknown; readonly columns: readonly number[] } {
  const element = elementOf(form)
  if (text === "null" && (nullable || element !== undefined))
    return { value: nullable ? null : [], columns: [] }
  if (element !== undefined) {
    const pieces = [...text.matchAll(/[^,]*(?:,|$)/g)].slice(0, -1)
    const value = pieces.map(([piece]) => inElement(bare(element), piece.replace(/,$/, "").trim()))
    return {
      value,
      columns: pieces.map(({ 0: piece, index }) => index + 1 + (piece.length - piece.trimStart().length)),
    }
  }
  const { type } = form._zod.def
  if (type === "boolean" && (text === "true" || text === "false"))
    return { value: text === "true", columns: [] }
  const isNumber = (type === "number" || type === "int") && /^\d{1,15}$/.test(text)
  return { value: isNumber ? Number(text) : text, columns: [] }
}

/** An element that has keys of its own is written with colons between them, in the order of the keys. */
function inElement(element: z.core.$ZodType, text: string): unknown {
  const names = Object.keys(shapeOf(element))
  if (names.length === 0) return text
  const parts = text.split(":")
  const values = [...parts.slice(0, names.length - 1), parts.slice(names.length - 1).join(":")]
  return Object.fromEntries(names.flatMap((name, index) => (values[index] ? [[name, values[index]]] : [])))
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
