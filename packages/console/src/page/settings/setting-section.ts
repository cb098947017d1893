/** The configuration as a page shows it: in sections, by the first part of a key, in the order of the file. Pure. */
import type { Gives } from "@sluis/server/contract/form"

export type Setting = Gives<"settings.show">["settings"][number]
export type Section = { readonly name: string; readonly settings: readonly Setting[] }

/** Of keys that belong to no section: the first lines of the file. */
export const GENERAL = ""

export function sectionsOf(settings: readonly Setting[]): readonly Section[] {
  const sections = new Map<string, Setting[]>()
  for (const setting of settings) {
    const [name, rest] = setting.key.split(".", 2)
    const section = rest === undefined || name === undefined ? GENERAL : name
    sections.set(section, [...(sections.get(section) ?? []), setting])
  }
  return [...sections].map(([name, within]) => ({ name, settings: within }))
}

export type Wanted = {
  /** Only what somebody changed. */
  readonly changed: boolean
  /** What somebody looks for: in the key, the value or the description. */
  readonly words: string
}

export function settingsWanted(settings: readonly Setting[], { changed, words }: Wanted): readonly Setting[] {
  const sought = words.toLowerCase().split(/\s+/)
  return settings.filter(({ key, value, isDefault, description }) => {
    const text = `${key} ${value} ${description}`.toLowerCase()
    return !(changed && isDefault) && sought.every((word) => text.includes(word))
  })
}
