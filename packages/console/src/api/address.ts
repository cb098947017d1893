/** The address of a call: the endpoint's path with its parameters filled in, and the query. Pure. */
import { API_ROOT } from "@sluis/server/contract/endpoint"
import type { Endpoint } from "@sluis/server/contract/endpoint"

type Values = Readonly<Record<string, unknown>>

/** @returns a path of this origin; every value is encoded, so none can leave its place */
export function addressOf(endpoint: Endpoint, params: Values, query: Values): string {
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(asText(params[name])),
  )
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== "") asked.set(name, asText(value))
  }
  return `${API_ROOT}${path}${asked.size > 0 ? `?${asked}` : ""}`
}

function asText(value: unknown): string {
  if (typeof value === "string") return value
  if (typeof value === "number" || typeof value === "boolean") return String(value)
  throw new TypeError("a parameter of a call is a text, a number or a boolean")
}
