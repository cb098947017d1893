/** English. */
import { dayAndTime } from "./day-and-time.ts"
import type { Words } from "./words.ts"

const number = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, ",")
const people = (count: number): string => (count === 1 ? "1\u00A0person" : `${number(count)}\u00A0people`)
const addresses = (count: number): string =>
  count === 1 ? "holds the address of 1 person" : `holds the addresses of ${people(count)}`
const LEAVE = "You can leave the one that waits: it goes away by itself."

export const en: Words = {
  language: "en",
  subject: {
    separate: "your message goes to each person separately",
    cleaned: "your message leaves without the Bcc addresses",
    held: "your message has not been sent yet",
    dropped: "your message was not sent",
    withdrawn: "your message was not sent",
    expired: "your message was not sent",
  },
  titles: {
    outcome: {
      separate: "Your message goes to each person separately",
      cleaned: "Your message leaves without the Bcc addresses",
      held: "Your message has not been sent yet",
      dropped: "Your message was not sent",
      withdrawn: "Your message was not sent",
      expired: "Your message was not sent",
    },
    almost: "What nearly happened",
    did: "What Sluis does",
    can: "What you can do",
    tip: "Tip for the next time",
    why: "Why",
  },
  moment(at, timeZone) {
    const { day, time } = dayAndTime(at, "en-GB", timeZone)
    return `${day} at ${time}`.replace(/(\d) /, "$1\u00A0")
  },
  and: (items) =>
    items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`,
  lead(outcome, elsewhere) {
    const nobody = elsewhere
      ? "Sluis has passed it on to nobody. Colleagues may have it already: not all mail goes through Sluis."
      : "Nobody has received it."
    switch (outcome) {
      case "separate":
        return elsewhere
          ? "There is nothing you need to do. Sluis sends it without the addresses of others. Colleagues may already have it as it was: not all mail goes through Sluis."
          : "There is nothing you need to do. Nobody gets to see the addresses of others."
      case "cleaned":
        return "There is nothing you need to do. Nobody sees who is in Bcc."
      case "held":
        return elsewhere ? nobody : `${nobody} So nothing has gone wrong yet.`
      case "dropped":
        return `${nobody} Sluis held it. Somebody has looked at it and decided that it does not leave.`
      case "withdrawn":
        return `${nobody} Sluis held it. It was decided in your name not to send it.`
      case "expired":
        return `${nobody} Sluis held it, and the time to release it has passed.`
    }
  },
  waits: (until) =>
    `It waits until ${until}. If nobody has decided by then, it is not sent, and you will hear so.`,
  about: (moment, count, subject) =>
    `This is about your message${subject === "" ? "" : ` “${subject}”`} of ${moment}, to ${people(count)}.`,
  introduced(visible, all) {
    if (visible < 2) return "People would have seen an address that they did not have."
    const known = all ? "" : ", also people who do not know each other"
    return `${people(visible)} would have seen each other’s address${known}.`
  },
  exposed(visible, all) {
    if (visible < 2) return "People would know of somebody else that they get this message."
    if (!all) return `${people(visible)} would know of each other that they get this message.`
    return visible === 2
      ? "Each of the two would know that the other gets this message too."
      : `Each of them would know that the other ${number(visible - 1)} get this message too.`
  },
  says: (categories, certain) =>
    `That ${certain ? "gives" : "may give"} away something about them${categories === "" ? "" : `: ${categories}`}.`,
  inHeader: (count) =>
    count === 1
      ? "There was 1 address from Bcc in your message. Everybody could have read it."
      : `There were ${number(count)} addresses from Bcc in your message. Everybody could have read them.`,
  listed: {
    attached: (count) => `An attachment ${addresses(count)}.`,
    quoted: (count) => `The older mail below your text ${addresses(count)}.`,
    text: (count) => `Your text ${addresses(count)}.`,
  },
  notTheirs: "Not everybody who gets your message has those already.",
  madeCopies: (count) =>
    count === 1
      ? "Sluis sends a message that shows only the recipient’s own address. The rest stays as you wrote it."
      : `Sluis makes ${number(count)} separate messages of it, one for each recipient, showing only their own address. The rest stays as you wrote it.`,
  tookOut: "Sluis takes the Bcc addresses out. The rest stays as you wrote it.",
  remove: {
    attached: "the attachment with addresses",
    quoted: "the older mail below your text",
    text: "the addresses in your text",
  },
  mend(remove, apart) {
    const again = apart
      ? "Send the message again, to each person separately or with all addresses in Bcc."
      : "Send the message again."
    if (remove !== "") return `Remove ${remove}. ${again} ${LEAVE}`
    if (apart) return `${again} That is nearly always best. ${LEAVE}`
    return `Can you change that? Then send the message again. ${LEAVE}`
  },
  mendObstacle: (obstacle, remove) =>
    `${obstacle}${remove === "" ? "" : ` Remove ${remove} as well.`} ${LEAVE}`,
  link: {
    label: "Look and decide",
    can(releasableBy, apart) {
      if (releasableBy === "second-person")
        return "See what each person would know. You can ask a second person to send the message, or decide not to send it."
      return apart
        ? "See what each person would know. You can send the message to each person separately, send it as it is after all, or not send it."
        : "See what each person would know. You can send the message as it is after all, or not send it."
    },
    change: `Or change the message and send it again. ${LEAVE}`,
  },
  release(ask, contact, id, inCopies) {
    const then = `Then ask ${contact} to release the message. Give number ${id}.${inCopies ? " It then goes to each person separately." : ""}`
    switch (ask) {
      case "circle":
        return `Or may these people know this of each other? ${then}`
      case "addresses":
        return `Or may everybody see these addresses? ${then}`
      case "other":
        return `Or must the message leave as it is? ${then}`
      case "second-person":
        return `Or must it leave as it is? A second person looks at it first. ${then}`
    }
  },
  administrator: "For the administrator:",
  sendAgain: "Must it be sent after all? Change what stopped it, and send it again.",
  notYou: (contact, id) => `Was this not you? Then tell ${contact} at once. Give number ${id}.`,
  tips: {
    bcc: "Put the addresses in Bcc. Then nobody sees who else gets the message.",
    program: (contact) =>
      `Your mail program should remove Bcc by itself. Does this happen more often? Then tell ${contact}.`,
    attached:
      "Look into the attachment before you send it. Does it hold names or addresses that not everybody may see?",
    quoted: "Begin a new message. Then no older mail goes with it.",
    text: "Leave the addresses of others out of the text.",
  },
  someone: "your system administrator",
  footer: {
    only: "Only you get this notice. It can happen to anybody.",
    made: (organisation) =>
      `Sluis guards the outgoing mail${organisation === "" ? "" : ` of ${organisation}`}. This notice is automatic.`,
    questions: (contact, id) => `Questions? Contact ${contact} and give number ${id}.`,
  },
}
