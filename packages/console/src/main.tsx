/** The beginning. The first picture must already be in the right language, and be a page and not the wait for one. */
import "./early.ts"
import { i18n } from "@lingui/core"
import { I18nProvider } from "@lingui/react"
import { QueryClientProvider } from "@tanstack/react-query"
import { RouterProvider } from "@tanstack/react-router"
import { StrictMode } from "react"
import { createRoot } from "react-dom/client"

import { forgetEarly } from "./api/early.ts"
import { askFirst } from "./api/first.ts"
import { makeQueryClient } from "./api/query-client.ts"
import { AnnounceProvider } from "./component/announce.tsx"
import { beginToSpeak, keptLanguage } from "./locale/language.ts"
import { router } from "./router.tsx"
import { askWhoIsThere } from "./shell/session.ts"
import "./theme/console.css"

const client = makeQueryClient(() => {
  const { pathname, searchStr } = router.state.location
  // Several calls may be refused at once; the first has said where to come back to.
  if (pathname === "/login") return
  void router.navigate({ to: "/login", search: { return: `${pathname}${searchStr}` } })
})

const WITHOUT_INTL: ReadonlySet<string> = new Set(["/", "/login"])

const root = document.querySelector("#root")
if (root === null) throw new Error("index.html has no #root")
beginToSpeak(keptLanguage())
void begin(root)

// Not awaited at the top level: a page is in a file of its own that imports from this one, and would wait for it for ever.
async function begin(element: Element): Promise<void> {
  // What the first picture takes is asked for at once; drawing it twice would take longer than the answer.
  const first = [askWhoIsThere(client), askFirst(client, location.pathname + location.search), router.load()]
  // QUIRK: the first date or number that is formatted has Chromium look through the tables of all languages, which takes a slow machine
  // a tenth of a second. The start page and the login page do without (locale/written-day.ts); others have it over with while they wait.
  if (!WITHOUT_INTL.has(location.pathname)) new Intl.DateTimeFormat().format(0)
  await Promise.all(first)
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
