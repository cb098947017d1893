/**
 * That something changed, for whoever looks at a screen: what kind of thing, and nothing about it. Whoever wants to know
 * more asks, and is told what he may know.
 */
import type { EventName } from "../contract/endpoint.ts"

export type Events = {
  readonly tell: (name: EventName) => void
  /** Until the returned function is called. */
  readonly listen: (listener: (name: EventName) => void) => () => void
}

export function openEvents(): Events {
  const listeners = new Set<(name: EventName) => void>()
  return {
    tell: (name) => {
      for (const listener of listeners) listener(name)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
