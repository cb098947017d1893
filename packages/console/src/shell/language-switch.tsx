/** The other language, in its own words: who needs it does not read this one. */
import { useLingui } from "@lingui/react/macro"
import { useQueryClient } from "@tanstack/react-query"
import type { ReactElement } from "react"

import { useAct } from "../api/query.ts"
import { LANGUAGE_NAMES, LANGUAGES, speak } from "../locale/language.ts"
import type { Language } from "../locale/language.ts"
import { useSession } from "./session.ts"

export function LanguageSwitch(): ReactElement {
  const { t, i18n } = useLingui()
  const client = useQueryClient()
  const account = useSession().data?.account
  const change = useAct("account.change")

  const choose = async (language: Language): Promise<void> => {
    await speak(language)
    if (account !== undefined) change.mutate({ body: { language } })
    // Problems and findings come from the server in the language of the request.
    await client.invalidateQueries()
  }

  return (
    <div className="sluis-language" role="group" aria-label={t`Language`}>
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          className="sluis-language__choice"
          aria-pressed={i18n.locale === language}
          onClick={() => void choose(language)}
        >
          {LANGUAGE_NAMES[language]}
        </button>
      ))}
    </div>
  )
}
