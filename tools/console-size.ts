/**
 * What a browser fetches to show the start page of the console, in octets as they travel (gzip): index.html's own scripts, and
 * what those import at once.
 *
 * Why by the build's manifest: it knows what is fetched together; a file that is fetched later, or never, does not count.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { gzipSync } from "node:zlib"

import { z } from "zod"

const Manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    name: z.string().optional(),
    imports: z.array(z.string()).default([]),
    css: z.array(z.string()).default([]),
  }),
)

/** What everybody fetches: it has the first texts and the page of "/" in it (packages/console/vite.config.ts). */
const START = ["start"]

export type Sizes = { readonly script: number; readonly style: number; readonly files: readonly string[] }

/** `entries`: names in the manifest, of files or of sources. Throws where there is no such entry. */
export function sizesOf(dist: string, entries: readonly string[] = START): Sizes {
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(dist, ".vite", "manifest.json"), "utf8")))
  const seen = new Set<string>()
  const follow = (name: string): void => {
    const entry = manifest[name]
    if (entry === undefined) throw new Error(`the console was built without "${name}"`)
    if (seen.has(name)) return
    seen.add(name)
    entry.imports.forEach(follow)
  }
  const keys = Object.keys(manifest)
  for (const entry of entries) follow(keys.find((key) => manifest[key]?.name === entry) ?? entry)
  const used = [...seen].flatMap((name) => manifest[name] ?? [])
  const scripts = used.map(({ file }) => file).filter((file) => file.endsWith(".js"))
  const styles = [...new Set(used.flatMap(({ css }) => css))]
  const total = (files: readonly string[]): number =>
    files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0)
  return { script: total(scripts), style: total(styles), files: [...scripts, ...styles] }
}
