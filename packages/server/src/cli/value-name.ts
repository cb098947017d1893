/**
 * What a command's values are called in the reader's language: `<file>` is `<bestand>` where Dutch is read.
 *
 * Commander knows them by their English names; errors and examples about wrong values are told by those.
 */

/** By the English name. */
export type ValueNames = Readonly<Record<string, string>>

export function valueName(name: string, names: ValueNames): string {
  return names[name] ?? name
}

/** Every `<name>`, `[name]` and `<name:name...>` in it; `<nl|en>` are no names. */
export function withValueNames(flags: string, names: ValueNames): string {
  return flags.replaceAll(
    /([<[])([a-z]+(?::[a-z]+)?)(?=(?:\.{3})?[>\]])/g,
    (_all, bracket: string, name: string) =>
      bracket +
      name
        .split(":")
        .map((each) => valueName(each, names))
        .join(":"),
  )
}
