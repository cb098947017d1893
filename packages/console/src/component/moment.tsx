/** A moment, in the organisation's time zone and the user's language, with the exact time in `datetime` for machines. */
import { useLingui } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { dateFormat } from "../locale/format.ts"
import { writtenAs } from "../locale/language.ts"
import { useZone } from "./zone.tsx"

type Props = {
  /** RFC 3339, as the API gives it. */
  readonly at: string
  /** `long`: in a sentence. `short`: in a table. `day`: without the time. */
  readonly look?: "long" | "short" | "day"
}

const LOOKS: { readonly [look in "long" | "short" | "day"]: Intl.DateTimeFormatOptions } = {
  long: {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  },
  short: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" },
  day: { day: "numeric", month: "long", year: "numeric" },
}

export function Moment({ at, look = "short" }: Props): ReactElement {
  const { i18n } = useLingui()
  const timeZone = useZone()
  const time = new Date(at)
  if (Number.isNaN(time.getTime())) return <span>{at}</span>
  return (
    <time dateTime={at}>{dateFormat(writtenAs(i18n.locale), { ...LOOKS[look], timeZone }).format(time)}</time>
  )
}
