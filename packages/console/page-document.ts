/**
 * Documents of their own for pages that many people open first: as index.html, and naming the files of that page as well, so that a
 * browser fetches them beside the script of the start page and not after it has run. Which document goes with an address is the
 * server's to say (http/page.ts): `/held` has held.html, and what has none has index.html.
 */
import type { Plugin, Rolldown } from "vite"

type Bundle = Rolldown.OutputBundle
type Chunk = Rolldown.OutputChunk

const PAGES = {
  "login.html": "/src/page/login/login-page.tsx",
  "held.html": "/src/page/held/held-page.tsx",
} as const
/** What every page but the start page says, in the language that most people read. */
const TEXTS = "/src/locale/rest/nl.po"
const HEAD_ENDS = "</head>"

export function pageDocuments(): Plugin {
  return {
    name: "page-documents",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const index = bundle["index.html"]
        // Another document is built with the same configuration: the gallery of components.
        if (index?.type !== "asset") return
        const html = String(index.source)
        for (const [fileName, source] of Object.entries(PAGES)) {
          const files = [source, TEXTS].flatMap((end) => [...filesOf(end, bundle)])
          const links = files.filter((file) => !html.includes(file)).map(linkTo)
          this.emitFile({
            type: "asset",
            fileName,
            source: html.replace(HEAD_ENDS, `${links.join("")}  ${HEAD_ENDS}`),
          })
        }
      },
    },
  }
}

/** Of a module and all that it imports at once. */
function filesOf(moduleEnd: string, bundle: Bundle): ReadonlySet<string> {
  const chunks = Object.values(bundle).filter((each): each is Chunk => each.type === "chunk")
  const first = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(moduleEnd) === true)
  if (first === undefined) throw new Error(`the build has no file of ${moduleEnd}`)
  const seen = new Set<string>()
  const todo = [first.fileName]
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    const chunk = bundle[name]
    if (seen.has(name) || chunk?.type !== "chunk") continue
    seen.add(name)
    todo.push(...chunk.imports)
  }
  return seen
}

function linkTo(file: string): string {
  return `  <link rel="modulepreload" crossorigin href="/${file}">\n  `
}
