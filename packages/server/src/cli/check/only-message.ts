/** The message of a file that holds one. */
import { Fault } from "../../app/fault.ts"
import type { Found } from "../../app/read-mail.ts"
import type { Cli } from "../cli.ts"
import { printFault } from "../fault-lines.ts"

type Message = Extract<Found, { readonly kind: "message" }>

/** Anything else is told, and is undefined. */
export async function onlyMessage(name: string, { readMail, screen }: Cli): Promise<Message | undefined> {
  let message: Message | undefined
  for await (const found of readMail(name)) {
    // Whatever is found under another name stands in a folder; even one message there may be joined by others.
    if (found.kind === "skipped" || (found.kind === "message" && found.where.file !== name)) {
      printFault(new Fault("input/folder", name), screen)
      return undefined
    }
    if (found.kind === "fault") {
      printFault(found.fault, screen)
      return undefined
    }
    if (message !== undefined) {
      printFault(new Fault("input/many-messages", name), screen)
      return undefined
    }
    message = found
  }
  return message
}
