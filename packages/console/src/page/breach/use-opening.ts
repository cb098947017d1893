/** Opening a file, with or without a message: the file first, because it is the clock; then what the message tells. */
import { useMutation, useQueryClient } from "@tanstack/react-query"
import type { UseMutationResult } from "@tanstack/react-query"
import type { Asking } from "@sluis/server/contract/form"
import { useState } from "react"

import { call } from "../../api/client.ts"
import { base64Of } from "../lists/file-octets.ts"

export type Upload = {
  readonly message: File
  readonly outcome: Asking<"breaches.evidence">["body"]["outcome"]
  readonly people: boolean
}

/** `isNew`: false for the file of a colleague about the same message. */
type Opened = { readonly id: string; readonly isNew: boolean }

type Wanted = { readonly opening: Asking<"breaches.open">["body"]; readonly upload: Upload | undefined }

export type Opening = UseMutationResult<Opened, Error, Wanted> & {
  /** Id of what was opened already: where the message was refused, a second attempt adds to that file. */
  readonly opened: string | undefined
}

export function useOpening(): Opening {
  const client = useQueryClient()
  const [opened, setOpened] = useState<string>()
  const mutation = useMutation({
    mutationFn: async ({ opening, upload }: Wanted): Promise<Opened> => {
      const { id, isNew } =
        opened === undefined ? await call("breaches.open", { body: opening }) : { id: opened, isNew: true }
      setOpened(id)
      if (upload !== undefined) {
        const { message, outcome, people } = upload
        await call("breaches.evidence", {
          params: { id },
          body: { message: await base64Of(message), outcome, people },
        })
      }
      return { id, isNew }
    },
    onSettled: async () => await client.invalidateQueries({ queryKey: ["breaches"] }),
  })
  return { ...mutation, opened }
}
