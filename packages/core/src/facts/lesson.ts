/** What there is to remember of a message that went to everybody as it is: who was shown to whom. */
import { isOurs, type Audience } from "./audience.ts"
import type { Verdict } from "../policy/verdict.ts"
import type { Lesson } from "./memory.ts"

/** `undefined`: nobody sent it, or nobody got it. */
export function lessonOf(audience: Audience): Lesson | undefined {
  const { sender, senderName, members } = audience
  if (sender === undefined || members.length === 0) return undefined
  const people = members.map(({ address, name, outside, visible }) => ({
    person: { address, name, ours: !outside },
    visible,
  }))
  return {
    sender: { address: sender, name: senderName, ours: isOurs(sender.host, audience.us) },
    open: people.filter(({ visible }) => visible).map(({ person }) => person),
    hidden: people.filter(({ visible }) => !visible).map(({ person }) => person),
  }
}

/**
 * What a message teaches once it was sent as its verdict says. Copies show each to the sender alone; where only a Bcc field was
 * taken out, the others see each other still. What is held or refused nobody has seen.
 */
export function taughtBy(verdict: Verdict, lesson: Lesson | undefined): Lesson | undefined {
  switch (verdict.kind) {
    case "deliver":
      return lesson
    case "individualise":
      if (lesson === undefined || verdict.showing === "visible") return lesson
      return { ...lesson, open: [], hidden: [...lesson.open, ...lesson.hidden] }
    case "hold":
    case "refuse":
      return undefined
  }
}
