/**
 * The column at the side: whose Sluis this is, where one can go, who one is. On a small screen it is a bar, and all but the first
 * folds away behind a button.
 */
import { Trans } from "@lingui/react/macro"
import { useLocation } from "@tanstack/react-router"
import { useEffect, useId, useRef, useState } from "react"
import type { ReactElement } from "react"

import { Icon } from "../component/icon.tsx"
import { Link } from "../component/link.tsx"
import { AccountMenu } from "./account-menu.tsx"
import { Brand } from "./brand.tsx"
import { LanguageSwitch } from "./language-switch.tsx"
import { Navigation } from "./navigation.tsx"
import type { Session } from "./session.ts"

export function Side({ session }: { readonly session: Session | undefined }): ReactElement {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const { pathname } = useLocation()
  // Open for one address only: going somewhere closes it, without an effect.
  const [openAt, setOpenAt] = useState<string>()
  const open = openAt === pathname
  useEffect(() => {
    if (!open) return
    const fold = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return
      setOpenAt(undefined)
      button.current?.focus()
    }
    document.addEventListener("keydown", fold)
    return () => document.removeEventListener("keydown", fold)
  }, [open])
  return (
    <header className="sluis-side">
      <div className="sluis-side__inner">
        <div className="sluis-side__top">
          <Link to="/" className="sluis-side__home">
            <Brand />
          </Link>
          <button
            ref={button}
            type="button"
            className="sluis-side__button"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpenAt(open ? undefined : pathname)}
          >
            <Icon name={open ? "close" : "menu"} />
            <Trans>Menu</Trans>
          </button>
        </div>
        <div id={id} className={`sluis-side__fold ${open ? "sluis-side__fold--open" : ""}`}>
          {session !== undefined && <Navigation session={session} />}
          <div className="sluis-side__foot">
            {session?.account !== undefined && <AccountMenu name={session.account.name} />}
            <LanguageSwitch />
          </div>
        </div>
      </div>
    </header>
  )
}
