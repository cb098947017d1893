/**
 * One message that fills a whole file or standard input.
 */
import { Fault } from "../app/fault.ts"
import { MAX_MESSAGE_OCTETS } from "../app/read-mail.ts"
import type { Found } from "../app/read-mail.ts"
import { joined } from "./chunks.ts"

export async function readMessage(file: string, chunks: AsyncIterable<Uint8Array>): Promise<Found> {
  const pieces: Uint8Array[] = []
  let octets = 0
  for await (const chunk of chunks) {
    octets += chunk.length
    if (octets > MAX_MESSAGE_OCTETS) {
      return { kind: "fault", fault: new Fault("input/too-large", file), progress: 1 }
    }
    pieces.push(chunk.slice())
  }
  return { kind: "message", where: { file, offset: undefined }, bytes: joined(pieces), progress: 1 }
}
