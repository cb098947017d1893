/**
 * The verification that runs in this window, if there is one: it goes on when its page is left, and is found again by whoever comes
 * back. At most one; another ends it.
 */
import { useSyncExternalStore } from "react"

import { trustedWorker } from "../../shell/trusted.ts"
import { keepSeen, keptSeen } from "./seen.ts"
import type { Tell } from "./verify-message.ts"
import type { Asked, Trouble, Verified } from "./verify-served.ts"
import workerAddress from "./worker.ts?worker&url"

export type Verification =
  | { readonly step: "none" }
  /** `of` 0: it is not known yet. */
  | { readonly step: "busy"; readonly done: number; readonly of: number }
  | { readonly step: "verified"; readonly verified: Verified; readonly at: string }
  | { readonly step: "trouble"; readonly trouble: Trouble }
  /** `status`: of HTTP; 0: no answer; undefined: it is the page that failed. */
  | { readonly step: "failed"; readonly status: number | undefined }

const NONE: Verification = { step: "none" }
let state: Verification = NONE
let worker: Worker | undefined
const listeners = new Set<() => void>()

export function useVerification(): Verification {
  return useSyncExternalStore(listen, () => state)
}

/** @param key of whoever is trusted to have signed the ledger */
export function beginVerification(key: string): void {
  worker?.terminate()
  const own = new Worker(trustedWorker(workerAddress), { type: "module" })
  worker = own
  own.onmessage = ({ data }: MessageEvent<Tell>) => {
    if (worker === own) hear(data)
  }
  own.onerror = () => {
    if (worker === own) end({ step: "failed", status: undefined })
  }
  const asked: Asked = { key, seen: keptSeen() }
  own.postMessage(asked)
  become({ step: "busy", done: 0, of: 0 })
}

export function stopVerification(): void {
  end(NONE)
}

function hear(told: Tell): void {
  switch (told.tell) {
    case "progress":
      become({ step: "busy", done: told.done, of: told.of })
      return
    case "verified": {
      const at = new Date().toISOString()
      const { key, size, root } = told.verified
      if (size > 0) keepSeen({ key, size, root, at })
      end({ step: "verified", verified: told.verified, at })
      return
    }
    case "trouble":
      end({ step: "trouble", trouble: told.trouble })
      return
    case "unreachable":
      end({ step: "failed", status: told.status })
      return
    case "broken":
      end({ step: "failed", status: undefined })
  }
}

function end(next: Verification): void {
  worker?.terminate()
  worker = undefined
  become(next)
}

function become(next: Verification): void {
  state = next
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
