/**
 * Our own small set of icons, drawn in the text's colour on a grid of 24. An icon only ever stands beside words, so it is
 * hidden from screen readers; there is no icon that means something by itself.
 */
import type { ReactElement } from "react"

const PATHS = {
  info: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 8v5m0-8.5v.5",
  ok: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-4 9.5 2.8 2.8L16.2 9.8",
  warning: "M12 4 2.8 20h18.4L12 4Zm0 6v4.5m0 2.5v.5",
  error: "M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3L8.3 3ZM12 7.5v5.5m0 2.5v.5",
  /** Delivered as it is. */
  deliver: "M3 6h18v12H3V6Zm0 .5 9 6.5 9-6.5",
  /** One envelope each. */
  individualise: "M8 3h13v9H8V3Zm0 .5 6.5 5 6.5-5M5 7.5v7.5h13M2 11v7.5h13",
  /** The lock is closed: it waits. */
  hold: "M6 11h12v9H6v-9Zm2.5 0V8a3.5 3.5 0 0 1 7 0v3",
  refuse: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM5.7 5.7l12.6 12.6",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4.5V12l3.5 2",
  person: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4 20.5c.8-4 4-6 8-6s7.2 2 8 6",
  people:
    "M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM2.5 19.5c.7-3.6 3.2-5 6.5-5s5.8 1.4 6.5 5M15.5 5.3a3.5 3.5 0 0 1 0 6.4m2.5 3.3c2 .7 3.1 2.2 3.5 4.5",
  key: "M8 10.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8Zm3-.5 7-7m-2.5 2.5 3 3m-5.5-.5 2 2",
  eye: "M2.5 12c2-4.2 5.4-6.3 9.5-6.3s7.5 2.1 9.5 6.3c-2 4.2-5.4 6.3-9.5 6.3S4.5 16.2 2.5 12ZM12 9.3a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4Z",
  upload: "M12 15.5V4m-4.5 4L12 3.5 16.5 8M4 14.5V20h16v-5.5",
  today: "M4 20.5h16M6.5 20.5v-7M12 20.5V4.5M17.5 20.5v-11",
  policy: "M6 3.5h8.5L19 8v12.5H6v-17Zm8 0V8h4.5M9.5 14l2 2 4-4.5",
  /** A message that is torn. */
  breach: "M3 6h7l-2 4 3 2.5L9 18H3V6Zm11 0h7v12h-8l2-5-3-2.5L14 6Z",
  /** A book that is only added to. */
  ledger:
    "M18 3.5v17H6.5A2.5 2.5 0 0 1 4 18V6a2.5 2.5 0 0 1 2.5-2.5H18ZM4 18a2.5 2.5 0 0 1 2.5-2.5H18M8 7.5h6M8 11h6",
  /** A shield that was tried. */
  safeguard: "M12 3 4.5 6v6c0 4.5 3 7.5 7.5 9 4.5-1.5 7.5-4.5 7.5-9V6L12 3Zm-3.5 9 2.5 2.5 4.5-5",
  settings:
    "M4 7h9m5 0h2M4 17h2m5 0h9M15.5 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM8.5 14.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z",
  leave: "M14 4H5.5v16H14M10 12h10.5m-3.5-3.5 3.5 3.5-3.5 3.5",
  menu: "M3.5 6.5h17M3.5 12h17M3.5 17.5h17",
  close: "m5.5 5.5 13 13m0-13-13 13",
  up: "m6 14.5 6-6 6 6",
  down: "m6 9.5 6 6 6-6",
  sortable: "m8 9.5 4-4 4 4m-8 5 4 4 4-4",
  previous: "m14.5 6-6 6 6 6",
  next: "m9.5 6 6 6-6 6",
  empty: "M4 13.5 6.5 5h11l2.5 8.5V19H4v-5.5Zm0 .5h4.5a3.5 3.5 0 0 0 7 0H20",
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name }: { readonly name: IconName }): ReactElement {
  return (
    <svg className="sluis-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}
