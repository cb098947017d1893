/**
 * Writes the verifier of the release: ./ledger/verify-ledger.ts and all that it uses, in one file that plain Node runs, from 20.12 on.
 *
 *     npm run verifier
 *
 * Not minified: whoever would rather not trust us can read it.
 */
import { statSync } from "node:fs"
import { join } from "node:path"

import { build } from "vite"

const ROOT = join(import.meta.dirname, "..")
const NAME = "verify-ledger.mjs"

/** Gives the path of the file. */
export async function buildVerifier(folder = join(ROOT, "dist")): Promise<string> {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    ssr: { noExternal: true, target: "node" },
    build: {
      ssr: join(ROOT, "tools", "ledger", "verify-ledger.ts"),
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      target: "node20",
      rolldownOptions: { output: { entryFileNames: NAME, codeSplitting: false } },
    },
  })
  return join(folder, NAME)
}

if (import.meta.main) {
  const path = await buildVerifier()
  console.error(`${path}: ${(statSync(path).size / 1000).toFixed(0)} kB`)
}
