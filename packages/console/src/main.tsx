/** The beginning. The first picture must already be in the right language, and be a page and not the wait for one. */
import { i18n } from "@lingui/core"
import { I18nProvider } from "@lingui/react"
import { QueryClientProvider } from "@tanstack/react-query"
import { RouterProvider } from "@tanstack/react-router"
import { StrictMode } from "react"
import { createRoot } from "react-dom/client"

import { forgetEarly } from "./api/early.ts"
import { makeQueryClient } from "./api/query-client.ts"
import { AnnounceProvider } from "./component/announce.tsx"
import { beginToSpeak, keptLanguage } from "./locale/language.ts"
import { askForFigures } from "./page/today/figures.ts"
import { router } from "./router.tsx"
import { askWhoIsThere } from "./shell/session.ts"
import "./theme/console.css"

const client = makeQueryClient(() => {
  const { pathname, searchStr } = router.state.location
  // Several calls may be refused at once; the first has said where to come back to.
  if (pathname === "/login") return
  void router.navigate({ to: "/login", search: { return: `${pathname}${searchStr}` } })
})

const root = document.querySelector("#root")
if (root === null) throw new Error("index.html has no #root")
beginToSpeak(keptLanguage())
void begin(root)

// Not awaited at the top level: a page is in a file of its own that imports from this one, and would wait for it for ever.
async function begin(element: Element): Promise<void> {
  // What the first picture takes is asked for at once; drawing it twice would take longer than the answer.
  await Promise.all([askWhoIsThere(client), router.load()])
  if (router.state.location.pathname === "/") await askForFigures(client)
  forgetEarly()
  createRoot(element).render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <QueryClientProvider client={client}>
          <AnnounceProvider>
            <RouterProvider router={router} />
          </AnnounceProvider>
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>,
  )
}
