/**
 * The build of the console: hashed files, nothing inlined, because the content security policy allows no inline script or style.
 *
 * The manifest says which file comes with which; tools/console-size.ts counts by it.
 */
import { join } from "node:path"

import babel from "@rolldown/plugin-babel"
import { getConfig } from "@lingui/conf"
import { lingui } from "@lingui/vite-plugin"
import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"
import type { HtmlTagDescriptor, Plugin, Rolldown } from "vite"

import { pageDocuments } from "./page-document.ts"

type ChunkingContext = Rolldown.ChunkingContext

const THEME = '<link rel="stylesheet" href="/theme.css">'

/** Lingui looks for its configuration where a program was started, which may be anywhere. */
const HERE = { cwd: import.meta.dirname }
const ENTRY = join(import.meta.dirname, "src", "main.tsx")
/** The file that has all that the start page needs. */
const START = "start"
/** https://v8.dev/blog/explicit-compile-hints */
const COMPILE_HINT = "//# allFunctionsCalledOnLoad"
let startModules: ReadonlySet<string> | undefined

export default defineConfig({
  plugins: [
    babel({ plugins: [["@lingui/babel-plugin-lingui-macro", { linguiConfig: getConfig(HERE) }]] }),
    react(),
    lingui(HERE),
    organisationTheme(),
    earlyFont(),
    compileHint(),
    pageDocuments(),
  ],
  build: {
    outDir: "dist",
    assetsInlineLimit: 0,
    // Browsers know `modulepreload` by themselves. Without what teaches it to others, the document names the file of the start page
    // itself, and not one more that only imports it.
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: {
      // Babel is the slow part, and known to be.
      checks: { pluginTimings: false },
      output: {
        codeSplitting: { groups: [{ name: (id, context) => (isOfStart(id, context) ? START : null) }] },
      },
    },
  },
  // The core loads its readers of documents when they are needed, also inside a worker.
  worker: { format: "es" },
  server: {
    proxy: {
      "/api": "http://127.0.0.1:8025",
      "/theme.css": "http://127.0.0.1:8025",
      // The files of the ledger lie below the address of its page.
      "^/ledger/(checkpoint|tile/)": "http://127.0.0.1:8025",
    },
  },
})

/**
 * Whether the start page needs it: then it is in one file with all that does. Each file more costs a slow machine more than the
 * octets that somebody on another page would have been spared.
 */
function isOfStart(id: string, context: ChunkingContext): boolean {
  startModules ??= reachable(ENTRY, context)
  return startModules.has(id)
}

function reachable(entry: string, context: ChunkingContext): ReadonlySet<string> {
  const seen = new Set<string>()
  const todo = [entry]
  for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    todo.push(...(context.getModuleInfo(id)?.importedIds ?? []))
  }
  return seen
}

/** The organisation's own colours and font come after ours, whatever else the build puts into the head. */
function organisationTheme(): Plugin {
  return {
    name: "organisation-theme",
    transformIndexHtml: {
      order: "post",
      handler: (html) => html.replace("</head>", `  ${THEME}\n  </head>`),
    },
  }
}

/**
 * Chromium compiles the file of the start page whole and beside the main thread, while it comes in. Otherwise it does so function by
 * function when each is first called, and everything waits for that: a sixth of the time of the start page. Others read a comment.
 */
function compileHint(): Plugin {
  return {
    name: "compile-hint",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const each of Object.values(bundle)) {
          if (each.type === "chunk" && each.name === START) each.code = `${COMPILE_HINT}\n${each.code}`
        }
      },
    },
  }
}

/** The typeface is asked for with the page, not when the first word needs it, so that words do not change their shape. */
function earlyFont(): Plugin {
  return {
    name: "early-font",
    transformIndexHtml: {
      order: "post",
      handler: (_html, { bundle }): HtmlTagDescriptor[] =>
        Object.keys(bundle ?? {})
          .filter((file) => /noto-sans-latin-wght-normal.*\.woff2$/.test(file))
          .map((file) => ({
            tag: "link",
            attrs: { rel: "preload", href: `/${file}`, as: "font", type: "font/woff2", crossorigin: true },
            injectTo: "head",
          })),
    },
  }
}
