/**
 * The commands that a page of the documentation prescribes: fenced blocks whose first line says `tested=NAME`.
 *
 * A test runs them as they stand, but for addresses and ports; so a page that is wrong fails the build.
 */
const BLOCK = /^```sh tested=(\S+)\n(.*?)^```$/gms

/** Name of the block -> its text. A name that occurs twice is a mistake of the page. */
export function commandsOf(markdown: string): ReadonlyMap<string, string> {
  const blocks = [...markdown.matchAll(BLOCK)].map(([, name = "", text = ""]) => [name, text] as const)
  const commands = new Map(blocks)
  if (commands.size !== blocks.length) throw new Error("two blocks of commands have the same name")
  return commands
}

/** The text with each of these exchanged; throws where one does not occur, because then the test would test nothing. */
export function exchanged(text: string, values: Readonly<Record<string, string>>): string {
  return Object.entries(values).reduce((changed, [from, to]) => {
    if (!changed.includes(from)) throw new Error(`the page no longer says "${from}"`)
    return changed.replaceAll(from, to)
  }, text)
}
