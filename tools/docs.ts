/**
 * What documents claim, checked against what is there. Functions over texts and lists, so that each check can be tested
 * to fail.
 */

/** Names of the headings of a Markdown page as GitHub makes them. */
function anchorsOf(markdown: string): ReadonlySet<string> {
  const headings = [...withoutCode(markdown).matchAll(/^#{1,6} +(.+)$/gm)].map((match) => match[1] ?? "")
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
        .trim()
        .replaceAll(" ", "-"),
    ),
  )
}

function withoutCode(markdown: string): string {
  return markdown.replaceAll(/^ *```.*?^ *```/gms, "").replaceAll(/`[^`\n]*`/g, "")
}

export type Page = {
  /** From the root of the project, with forward slashes. */
  readonly path: string
  readonly text: string
}

/** Links to files, folders and headings that are not there. `exists` is asked with paths from the root. */
export function brokenLinks(pages: readonly Page[], exists: (path: string) => boolean): readonly string[] {
  const anchors = new Map(pages.map(({ path, text }) => [path, anchorsOf(text)]))
  return pages.flatMap(({ path, text }) =>
    [...withoutCode(text).matchAll(/\]\(([^()\s]+)\)/g)]
      .map((match) => match[1] ?? "")
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => {
        const [file = "", anchor] = link.split("#")
        const target = file === "" ? path : resolve(path, file)
        return !exists(target) || (anchor !== undefined && anchors.get(target)?.has(anchor) !== true)
      })
      .map((link) => `${path}: ${link}`),
  )
}

function resolve(from: string, link: string): string {
  const steps = [...from.split("/").slice(0, -1), ...link.split("/")]
  const path: string[] = []
  for (const step of steps) {
    if (step === "..") path.pop()
    else if (step !== "." && step !== "") path.push(step)
  }
  return path.join("/")
}

/** The text under a heading, up to the next heading of the same or a higher level. */
export function sectionOf(markdown: string, heading: string): string {
  const [hashes = ""] = heading.split(" ")
  const start = markdown.indexOf(`\n${heading}\n`)
  if (start < 0) return ""
  const rest = markdown.slice(start + heading.length + 2)
  const end = rest.search(new RegExp(`^#{1,${hashes.length}} `, "m"))
  return end < 0 ? rest : rest.slice(0, end)
}

export type TableRow = readonly string[]

/** The cells of all table rows, without the separators; code marks around a whole cell are taken off. */
export function tableRows(markdown: string): readonly TableRow[] {
  return markdown
    .split("\n")
    .filter((line) => line.startsWith("|") && !/^\|[ |:-]+\|$/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim().replace(/^`(.*)`$/, "$1")),
    )
}

export type Manifest = {
  readonly path: string
  readonly dependencies: Readonly<Record<string, string>>
}

/** Dependencies without a reason, reasons without a dependency, and versions that are not exact. */
export function dependencyFaults(
  manifests: readonly Manifest[],
  reasons: readonly TableRow[],
): readonly string[] {
  const used = manifests.flatMap(({ path, dependencies }) =>
    Object.entries(dependencies).map(([name, version]) => ({ path, name, version })),
  )
  const external = used.filter(({ name }) => !name.startsWith("@sluis/"))
  const names = new Set(external.map(({ name }) => name))
  return [
    ...used
      .filter(({ version }) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
      .map(({ path, name, version }) => `${path}: ${name} ${version} is not an exact version`),
    ...[...names].flatMap((name) => {
      const why = reasons.filter(([first]) => first === name).map(([, reason = ""]) => reason)
      return why.length === 1 && isOneSentence(why[0] ?? "")
        ? []
        : [`${name} needs one sentence of reason, has ${why.length}`]
    }),
    ...reasons
      .filter(([name = ""]) => !names.has(name))
      .map(([name]) => `${name} has a reason and is not used`),
  ]
}

function isOneSentence(text: string): boolean {
  return /^[A-Z].{10,}\.$/.test(text) && !/[.!?] +[A-Z]/.test(text)
}

/** Paths of somebody's own machine. A URL that has such a folder in it is none. */
export function machinePaths({ path, text }: Page): readonly string[] {
  const paths = text.matchAll(
    /(?<![\w.~/-])(?:\/(?:work|home|root|Users)\/[\w.-]|[A-Z]:\\Users\\)[^\s"'`)]*/g,
  )
  return [...paths].map(([found]) => `${path}: ${found}`)
}

/** What two lists do not share, as sentences; empty when they hold the same. */
export function differences(claimed: readonly string[], actual: readonly string[]): readonly string[] {
  return [
    ...claimed.filter((name) => !actual.includes(name)).map((name) => `${name} is named and does not exist`),
    ...actual.filter((name) => !claimed.includes(name)).map((name) => `${name} exists and is not named`),
  ]
}
