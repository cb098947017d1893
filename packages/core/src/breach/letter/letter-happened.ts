/** What happened, in two or three short sentences for each cause: what a letter and a statement say where nobody wrote it better. */
import type { BreachAccount } from "../account.ts"
import { dayText } from "../clock/moment.ts"
import type { Cause } from "../step.ts"
import type { Language, Words } from "../words.ts"

/** Begins with the day, or with "Kort geleden". */
export function happenedText(
  { times, evidence, cause }: Pick<BreachAccount, "times" | "evidence" | "cause">,
  language: Language,
): string {
  const at = times.occurredFrom ?? evidence.find(({ sentAt }) => sentAt !== undefined)?.sentAt
  const when =
    at === undefined
      ? { nl: "Kort geleden", en: "Recently" }[language]
      : { nl: `Op ${dayText(at, "nl")}`, en: `On ${dayText(at, "en")}` }[language]
  const comma = { nl: "", en: "," }[language]
  return `${when}${comma} ${HAPPENED[cause ?? "other"][language]}`
}

/** Behind a day: in Dutch the verb comes first. */
const HAPPENED: { readonly [cause in Cause]: Words } = {
  "visible-recipients": {
    nl: "stuurden wij een e-mail aan een groep mensen. Iedereen kon zien wie de e-mail nog meer kreeg. Dat had niet gemogen.",
    en: "we sent an e-mail to a group of people. Everybody could see who else got it. That should not have happened.",
  },
  "wrong-recipient": {
    nl: "stuurden wij een bericht met gegevens van u naar de verkeerde persoon.",
    en: "we sent a message with data about you to the wrong person.",
  },
  "wrong-attachment": {
    nl: "stuurden wij een e-mail met de verkeerde bijlage. In die bijlage stonden gegevens van u.",
    en: "we sent an e-mail with the wrong attachment. That attachment held data about you.",
  },
  "attachment-too-much": {
    nl: "stuurden wij een e-mail met een bijlage. Daarin stonden meer gegevens dan nodig was. Er stonden ook gegevens van u in.",
    en: "we sent an e-mail with an attachment. It held more data than was needed. It held data about you too.",
  },
  "reply-all": {
    nl: "beantwoordden wij een e-mail. Ons antwoord ging naar iedereen, en dat was niet de bedoeling. Er stonden gegevens van u in.",
    en: "we answered an e-mail. Our answer went to everybody, which was not meant to happen. It held data about you.",
  },
  "quoted-thread": {
    nl: "stuurden wij een e-mail. Daaronder stonden oudere berichten met gegevens van u.",
    en: "we sent an e-mail. Below it stood older messages with data about you.",
  },
  forwarded: {
    nl: "stuurden wij een bericht met gegevens van u door. Dat had niet gemogen.",
    en: "we passed on a message with data about you. That should not have happened.",
  },
  calendar: {
    nl: "stuurden wij een uitnodiging voor een afspraak. Iedereen kon zien wie er nog meer een uitnodiging kreeg. Dat had niet gemogen.",
    en: "we sent an invitation to a meeting. Everybody could see who else was invited. That should not have happened.",
  },
  application: {
    nl: "ging er iets mis in een programma van ons. Daardoor kwamen gegevens van u bij anderen terecht.",
    en: "something went wrong in a program of ours. Because of that, data about you reached others.",
  },
  access: {
    nl: "bekeek iemand gegevens van u die dat niet mocht.",
    en: "somebody looked at data about you who was not allowed to.",
  },
  "lost-or-stolen": {
    nl: "raakten wij gegevens van u kwijt, of werden zij gestolen.",
    en: "we lost data about you, or they were stolen.",
  },
  attack: {
    nl: "braken onbekenden in op onze computers. Zij konden bij gegevens van u.",
    en: "unknown people broke into our computers. They could reach data about you.",
  },
  published: {
    nl: "zetten wij per ongeluk gegevens van u op een plek die iedereen kon zien.",
    en: "we put data about you by accident where everybody could see them.",
  },
  other: {
    nl: "ging er iets mis met gegevens van u.",
    en: "something went wrong with data about you.",
  },
}
