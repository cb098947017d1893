/**
 * Tabs, after the pattern that screen readers know: one tab stop, arrows to go along, Home and End. Use links where each has an
 * address of its own; tabs are for views of one thing.
 */
import { useId, useRef, useState } from "react"
import type { KeyboardEvent, ReactElement, ReactNode } from "react"

export type Tab = { readonly id: string; readonly label: ReactNode; readonly content: () => ReactNode }

type Props = {
  /** What the tabs are views of. */
  readonly label: string
  /** At least one. */
  readonly tabs: readonly Tab[]
  /** Left out: the tabs remember by themselves, from the first. */
  readonly selected?: string
  readonly onSelect?: (id: string) => void
}

export function Tabs({ label, tabs, selected, onSelect }: Props): ReactElement {
  const base = useId()
  const [own, setOwn] = useState(tabs[0]?.id)
  const list = useRef<HTMLDivElement>(null)
  const current = tabs.find((tab) => tab.id === (selected ?? own)) ?? tabs[0]

  const select = (tab: Tab): void => {
    setOwn(tab.id)
    onSelect?.(tab.id)
  }
  const move = (event: KeyboardEvent): void => {
    const at = current === undefined ? 0 : tabs.indexOf(current)
    const to = target(event.key, at, tabs.length)
    const tab = to === undefined ? undefined : tabs[to]
    if (to === undefined || tab === undefined) return
    event.preventDefault()
    select(tab)
    const element = list.current?.children[to]
    if (element instanceof HTMLElement) element.focus()
  }

  return (
    <div className="sluis-tabs">
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its tabs have the focus, one at a time */}
      <div ref={list} role="tablist" aria-label={label} className="sluis-tabs__list" onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${base}-${tab.id}`}
            className="sluis-tabs__tab"
            aria-selected={tab === current}
            aria-controls={tab === current ? `${base}-panel` : undefined}
            tabIndex={tab === current ? 0 : -1}
            onClick={() => select(tab)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {current !== undefined && (
        <div
          key={current.id}
          role="tabpanel"
          id={`${base}-panel`}
          className="sluis-tabs__panel sluis-stack"
          aria-labelledby={`${base}-${current.id}`}
          tabIndex={0}
        >
          {current.content()}
        </div>
      )}
    </div>
  )
}

function target(key: string, at: number, length: number): number | undefined {
  if (key === "ArrowRight") return (at + 1) % length
  if (key === "ArrowLeft") return (at + length - 1) % length
  if (key === "Home") return 0
  return key === "End" ? length - 1 : undefined
}
