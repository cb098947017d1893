/**
 * The build of the console: hashed files, nothing inlined, because the content security policy allows no inline script or style.
 *
 * The manifest says which file comes with which; tools/console-size.ts counts by it.
 */
import babel from "@rolldown/plugin-babel"
import { getConfig } from "@lingui/conf"
import { lingui } from "@lingui/vite-plugin"
import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"
import type { HtmlTagDescriptor, Plugin } from "vite"

const THEME = '<link rel="stylesheet" href="/theme.css">'

/** Lingui looks for its configuration where a program was started, which may be anywhere. */
const HERE = { cwd: import.meta.dirname }

export default defineConfig({
  plugins: [
    babel({ plugins: [["@lingui/babel-plugin-lingui-macro", { linguiConfig: getConfig(HERE) }]] }),
    react(),
    lingui(HERE),
    organisationTheme(),
    earlyFont(),
  ],
  build: {
    outDir: "dist",
    assetsInlineLimit: 0,
    manifest: true,
    // Babel is the slow part, and known to be.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  // The core loads its readers of documents when they are needed, also inside a worker.
  worker: { format: "es" },
  server: { proxy: { "/api": "http://127.0.0.1:8025", "/theme.css": "http://127.0.0.1:8025" } },
})

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
