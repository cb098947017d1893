/**
 * What the ways of canaries are called on pages and in letters. A way that is configured is called as the organisation called it; one
 * that Sluis takes by itself has a name of ours, which stays the same in records and commands, and words for whoever reads it.
 */
import { asTyped, capital } from "../breach/words.ts"
import type { Words } from "../breach/words.ts"

/** Straight to our own listener; one for a department has the name of that behind it. */
export const GATEWAY_ROUTE = "gateway"

export function gatewayRouteOf(department: string): string {
  return `${GATEWAY_ROUTE}: ${department}`
}

/** Can stand within a sentence: "via …". */
export function routeWords(name: string): Words {
  const own: Words = { nl: "de eigen poort van Sluis", en: "the port of Sluis itself" }
  if (name === GATEWAY_ROUTE) return own
  const ofDepartment = gatewayRouteOf("")
  if (!name.startsWith(ofDepartment)) return asTyped(name)
  const department = name.slice(ofDepartment.length)
  return { nl: `${own.nl}, afdeling ${department}`, en: `${own.en}, department ${department}` }
}

/** As a title, or in a cell of a table. */
export function routeTitle(name: string): Words {
  const words = routeWords(name)
  // What somebody else called it stays as it was written.
  return words.nl === name ? words : { nl: capital(words.nl), en: capital(words.en) }
}
