/** Every component in every state, on one page, for tests and eyes; it is never part of the console. */
import { i18n } from "@lingui/core"
import { I18nProvider } from "@lingui/react"
import { StrictMode } from "react"
import { createRoot } from "react-dom/client"

import { AnnounceProvider } from "../component/announce.tsx"
import { keptLanguage, speak } from "../locale/language.ts"
import "../theme/console.css"
import { Gallery } from "./gallery.tsx"

const root = document.querySelector("#root")
if (root === null) throw new Error("gallery.html has no #root")

await speak(keptLanguage())
createRoot(root).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <AnnounceProvider>
        <Gallery />
      </AnnounceProvider>
    </I18nProvider>
  </StrictMode>,
)
