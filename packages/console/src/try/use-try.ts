/**
 * What happens on the page, as one state: choosing, busy, a list of messages, or one message. The worker behind it lives as long as
 * its file is looked at.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from "react"

import type { Checked, CopyView, Failure, Summary } from "./answer.ts"
import { beginExamining } from "./begin.ts"
import { NoAnswer, type Examining } from "./examining.ts"

export type Step =
  | { readonly step: "choose"; readonly failure: Failure | undefined }
  | { readonly step: "busy"; readonly name: string; readonly done: number; readonly of: number }
  | {
      readonly step: "mailbox"
      readonly name: string
      readonly messages: readonly Summary[]
      readonly more: boolean
    }
  | {
      readonly step: "message"
      readonly name: string
      readonly checked: Checked
      /** Its number in the mailbox that it came out of. */
      readonly number: number
      readonly mailbox: (Step & { readonly step: "mailbox" }) | undefined
    }

export type Try = {
  readonly state: Step
  /** @param load gives the octets; what it throws is shown as a failure to read */
  readonly read: (name: string, load: () => Promise<Uint8Array>) => void
  /** Opens one message of the mailbox that is shown. */
  readonly open: (number: number) => void
  /** Of the message that is shown. Undefined where there is none, or no longer. */
  readonly copy: (number: number) => Promise<CopyView | undefined>
  /** Back to the mailbox, or to choosing. */
  readonly back: () => void
  readonly stop: () => void
}

const CHOOSING: Step = { step: "choose", failure: undefined }

/** @param policyOf the text of the organisation's own policy, or undefined for the built-in one */
export function useTry(policyOf: () => Promise<string | undefined>): Try {
  const [state, setState] = useState<Step>(CHOOSING)
  const examining = useRef<Examining>(undefined)

  const end = useCallback(() => {
    examining.current?.end()
    examining.current = undefined
  }, [])
  useEffect(() => end, [end])

  const attempt = useCallback(
    (own: Examining, work: () => Promise<Step>) => {
      void work().then(
        (next) => {
          if (examining.current === own) setState(next)
        },
        (error: unknown) => {
          // Whoever began something else meanwhile doesn't want to hear of it.
          if (examining.current !== own) return
          end()
          setState({ step: "choose", failure: error instanceof NoAnswer ? error.why : "broken" })
        },
      )
    },
    [end],
  )

  const read = useCallback<Try["read"]>(
    (name, load) => {
      end()
      const own = beginExamining((done, of) => {
        if (examining.current === own) setState({ step: "busy", name, done, of })
      })
      examining.current = own
      setState({ step: "busy", name, done: 0, of: 0 })
      attempt(own, async () => {
        const [octets, policy] = await Promise.all([load(), policyOf()])
        const { messages, more, isMailbox } = await own.ask({ ask: "read", octets, policy })
        if (isMailbox && messages.length > 0) return { step: "mailbox", name, messages, more }
        const { checked } = await own.ask({ ask: "message", number: 0 })
        return { step: "message", name, checked, number: 0, mailbox: undefined }
      })
    },
    [attempt, end, policyOf],
  )

  const open = useCallback<Try["open"]>(
    (number) => {
      const own = examining.current
      if (own === undefined || state.step !== "mailbox") return
      const mailbox = state
      setState({ step: "busy", name: mailbox.name, done: 0, of: 0 })
      attempt(own, async () => {
        const { checked } = await own.ask({ ask: "message", number })
        return { step: "message", name: mailbox.name, checked, number, mailbox }
      })
    },
    [attempt, state],
  )

  const copy = useCallback<Try["copy"]>(async (number) => {
    try {
      const answer = await examining.current?.ask({ ask: "copy", number })
      return answer?.copy
    } catch {
      return undefined
    }
  }, [])

  const stop = useCallback(() => {
    end()
    setState(CHOOSING)
  }, [end])

  const back = useCallback(() => {
    if (state.step === "message" && state.mailbox !== undefined) setState(state.mailbox)
    else stop()
  }, [state, stop])

  return useMemo(() => ({ state, read, open, copy, back, stop }), [state, read, open, copy, back, stop])
}
