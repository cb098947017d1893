/** The frame for who is not logged in, or at no page at all: one thing to do, and no navigation. */
import { Outlet } from "@tanstack/react-router"
import { Suspense } from "react"
import type { ReactElement, ReactNode } from "react"

import { MAIN_ID } from "../component/skip-link.tsx"
import { Waiting } from "../component/waiting.tsx"
import { Brand } from "./brand.tsx"
import { Footer } from "./footer.tsx"
import { LanguageSwitch } from "./language-switch.tsx"

export function Bare(): ReactElement {
  return (
    <BareFrame>
      <Suspense fallback={<Waiting />}>
        <Outlet />
      </Suspense>
    </BareFrame>
  )
}

export function BareFrame({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <div className="sluis-frame">
      <header className="sluis-bar">
        <div className="sluis-bar__line sluis-width sluis-width--narrow">
          <Brand />
          <LanguageSwitch />
        </div>
      </header>
      <main id={MAIN_ID} className="sluis-main sluis-width sluis-width--narrow" tabIndex={-1}>
        {children}
      </main>
      <Footer />
    </div>
  )
}
