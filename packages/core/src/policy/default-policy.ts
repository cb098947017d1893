/**
 * The policy that holds until an organisation writes its own, and the example to begin from.
 *
 * A string of YAML, because core reads no files. docs/policy.md shows it word for word.
 */
export const DEFAULT_POLICY = `version: 1

# Conditions ask for what is cheap to know first (how many people), and only where that matters for what the
# words and the attachments say.
#
# The floor: what no department can lower. Whatever can make an incident of ten people or more belongs here.
floor:
  # What was not read cannot be judged.
  - id: form/beyond-limits
    when: size(form.beyond) > 0
    then: hold
    releasableBy: second-person
    say:
      nl: Deze mail is te groot of te ingewikkeld om helemaal te controleren. Een tweede persoon
        kijkt mee. Sneller gaat het in delen of met minder bijlagen.
      en: This message is too large or too complicated to be checked completely. A second person
        looks at it. It goes faster in parts or with fewer attachments.

  # Somebody is hidden, or many are told of each other, and part of the message could not be searched.
  - id: form/search-incomplete
    when: (audience.hidden >= 1 || audience.recipients >= 10) && !listed.complete
    then: hold
    releasableBy: second-person
    say:
      nl: Sluis kon niet de hele mail nakijken op adressen van andere ontvangers, bijvoorbeeld door
        een heel grote bijlage. Een tweede persoon kijkt mee.
      en: Sluis could not search the whole message for addresses of other recipients, for instance
        because of a very large attachment. A second person looks at it.

  # A hundred people in To instead of Bcc. People who already mail each other openly are no strangers.
  - id: audience/strangers
    when: audience.visible >= 10 && audience.strangers >= 10
    then: individualise
    showing: self
    say:
      nl: "{audience.visible} mensen zouden elkaars adres zien, ook mensen die elkaar niet kennen. Zulke
        mail stuurt Sluis aan iedereen apart. Tip: zet de adressen volgende keer in Bcc."
      en: "{audience.visible} people would see each other's address, also people who do not know each
        other. Sluis sends such mail to each person separately. Tip: put the addresses in Bcc next time."

  # Colleagues expose each other too: who knows the address does not yet know the diagnosis.
  - id: membership/sensitive
    when: audience.visible >= 10 && membership.sensitivity == "certain"
    then: individualise
    showing: self
    say:
      nl: "{audience.visible} mensen zouden van elkaar zien dat zij deze mail krijgen. Dat verraadt iets
        over hen: {membership.categories}. Zulke mail stuurt Sluis aan iedereen apart."
      en: "{audience.visible} people would see of each other that they get this message. That gives away
        something about them: {membership.categories}. Sluis sends such mail to each person separately."

  # A Bcc field left in. Taking it out harms nobody, so nobody needs an exception.
  - id: listed/in-header
    when: audience.hidden >= 1 && listed.header >= 1
    then: individualise
    showing: visible
    say:
      nl: In de kop van deze mail staan adressen uit Bcc. Iedereen zou ze kunnen lezen. Sluis haalt
        zulke adressen eruit.
      en: The header of this message has addresses from Bcc in it. Everybody could read them. Sluis
        takes such addresses out.

  # The list itself, attached or quoted. Two addresses are enough where they show who was in Bcc or what
  # these people share; ten are enough anywhere. No copy can hide it, and only the sender knows whether it
  # is meant, so the sender may let it go.
  - id: listed/in-content
    when: |
      audience.hidden >= 2 && listed.hidden >= 2
      || audience.recipients >= 2 && membership.sensitivity == "certain"
         && (listed.quoted >= 2 || listed.text >= 2 || listed.attached >= 2)
      || audience.recipients >= 10
         && (listed.quoted >= 10 || listed.text >= 10 || listed.attached >= 10)
    then: hold
    releasableBy: sender
    say:
      nl: In deze mail of in een bijlage staan adressen van andere mensen. Niet iedereen die de mail
        krijgt, heeft die adressen al. Haal ze weg en stuur de mail opnieuw. Mag iedereen ze zien?
        Dan kan de mail worden vrijgegeven.
      en: This message or an attachment has addresses of other people in it. Not everybody who gets the
        message has them already. Remove them and send the message again. May everybody see them? Then
        the message can be released.

  # The same in the header of an old mail that goes along below a reply: of people who do not get this one.
  - id: listed/in-quoted-header
    when: listed.others >= 10
    then: hold
    releasableBy: sender
    say:
      nl: "Onder deze mail staat een oude mail met de adressen van {listed.others} andere mensen. Wie
        deze mail krijgt, had die niet allemaal. Haal de oude mail weg en stuur de mail opnieuw. Mag iedereen
        ze zien? Dan kan de mail worden vrijgegeven."
      en: "Below this message stands an old one with the addresses of {listed.others} other people. Who
        gets this message did not have them all. Remove the old message and send again. May everybody see
        them? Then the message can be released."

  # A file with private data of ten people or more, to somebody who was never written to before, or to many.
  - id: listed/people-attached
    when: |
      attachments.persons >= 10
      && (addressing.firstTime >= 1 || audience.recipients >= 10)
      && ("bsn" in attachments.identifiers || "iban" in attachments.identifiers
          || "passport" in attachments.identifiers || "patient-number" in attachments.identifiers
          || size(attachments.categories) > 0
          || (audience.visibleOutside >= 1 || audience.hiddenOutside >= 1)
             && ("birth-date" in attachments.identifiers || "home-address" in attachments.identifiers))
    then: hold
    releasableBy: sender
    say:
      nl: "In een bijlage staan gegevens van {attachments.persons} mensen. Klopt het dat deze ontvangers die
        mogen hebben? Zo niet, haal de bijlage weg. Zo ja, dan kan de mail worden vrijgegeven."
      en: "An attachment has data of {attachments.persons} people. Are these recipients meant to have them? If
        not, remove the attachment. If so, the message can be released."

  # The same where no file has that many, and all of them together do.
  - id: listed/people-in-files
    when: |
      attachments.persons <= 9 && attachments.together >= 10
      && (addressing.firstTime >= 1 || audience.recipients >= 10)
      && ("bsn" in attachments.identifiers || "iban" in attachments.identifiers
          || "passport" in attachments.identifiers || "patient-number" in attachments.identifiers
          || size(attachments.categories) > 0
          || (audience.visibleOutside >= 1 || audience.hiddenOutside >= 1)
             && ("birth-date" in attachments.identifiers || "home-address" in attachments.identifiers))
    then: hold
    releasableBy: sender
    say:
      nl: "In de bijlagen staan samen gegevens van {attachments.together} mensen. Klopt het dat deze ontvangers
        die mogen hebben? Zo niet, haal de bijlagen weg. Zo ja, dan kan de mail worden vrijgegeven."
      en: "The attachments together have data of {attachments.together} people. Are these recipients meant to have
        them? If not, remove the attachments. If so, the message can be released."

  # The same in the mail itself. What goes to many openly, listed/person-to-many stops.
  - id: listed/people-in-text
    when: |
      content.persons >= 10
      && (addressing.firstTime >= 1 || audience.recipients >= 10 && audience.visible < 10)
    then: hold
    releasableBy: sender
    say:
      nl: "In deze mail staan persoonlijke gegevens van {content.persons} mensen. Klopt het dat deze ontvangers
        die mogen hebben? Zo niet, haal de lijst weg. Zo ja, dan kan de mail worden vrijgegeven."
      en: "This message has private data of {content.persons} people in it. Are these recipients meant to have
        them? If not, remove the list. If so, the message can be released."

  # The sheet that nobody sees is where the largest leaks came from. Colleagues have the file anyway.
  - id: listed/people-concealed
    when: attachments.concealedPersons >= 3 && (audience.visibleOutside >= 1 || audience.hiddenOutside >= 1)
    then: hold
    releasableBy: sender
    say:
      nl: "In een bijlage zitten gegevens van {attachments.concealedPersons} mensen die u niet meteen ziet:
        {attachments.concealed}. Haal ze eruit en stuur de mail opnieuw."
      en: "An attachment holds data of {attachments.concealedPersons} people whom you do not see at once:
        {attachments.concealed}. Take them out and send the message again."

  # One person's number or story, to ten people or more.
  - id: listed/person-to-many
    when: |
      audience.recipients >= 10
      && ("bsn" in content.identifiers || "passport" in content.identifiers
          || "identity-card" in content.identifiers || "patient-number" in content.identifiers
          || audience.visible >= 10 && membership.sensitivity != "certain" && size(content.personal) > 0)
    then: hold
    releasableBy: sender
    say:
      nl: "{audience.recipients} mensen krijgen iets gevoeligs over een ander te lezen, of een nummer zoals een
        BSN. Moet iedereen dit weten? Haal het weg of stuur de mail aan minder mensen. Is het voor iedereen
        bedoeld? Dan kan de mail worden vrijgegeven."
      en: "{audience.recipients} people would read something sensitive of somebody else, or a number such as a
        BSN. Does everybody need to know? Take it out or send the message to fewer people. Is it meant for
        everybody? Then the message can be released."

  # The same in a file: a letter, a form that was filled in, somebody's record. Lists of ten are asked about above.
  - id: listed/person-attached
    when: |
      audience.recipients >= 10 && attachments.together <= 9
      && (attachments.identified >= 1
          || audience.visible >= 10 && membership.sensitivity != "certain" && size(attachments.personal) > 0)
    then: hold
    releasableBy: sender
    say:
      nl: "{audience.recipients} mensen krijgen een bijlage met iemands nummer, zoals een BSN, of met iets
        gevoeligs over een ander. Moet iedereen dit weten? Haal de bijlage weg of stuur de mail aan minder
        mensen. Is het voor iedereen bedoeld? Dan kan de mail worden vrijgegeven."
      en: "{audience.recipients} people would get an attachment with somebody's number, such as a BSN, or with
        something sensitive of somebody else. Does everybody need to know? Remove the attachment or send the
        message to fewer people. Is it meant for everybody? Then the message can be released."

  # Locked, broken or too large, and for many.
  - id: form/attachment-unreadable
    when: audience.recipients >= 10 && !form.encrypted && attachments.unreadable >= 1
    then: hold
    releasableBy: sender
    say:
      nl: Sluis kan een bijlage niet lezen, en de mail gaat naar veel mensen. Staan er geen gegevens van
        anderen in? Dan kan de mail worden vrijgegeven. Of stuur hem zonder de bijlage.
      en: Sluis cannot read an attachment, and the message goes to many people. Are there no data of others
        in it? Then the message can be released. Or send it without the attachment.

# The organisation's rules. A department that has thought about it can go without one of them
# (departments: without), because none of them can make an incident of more than nine people.
rules:
  # Too few to decide for the sender: perhaps these nine know each other from the same support group.
  - id: membership/small-circle
    when: audience.visible >= 2 && audience.visible <= 9 && membership.sensitivity == "certain"
    then: hold
    releasableBy: sender
    say:
      nl: "{audience.visible} mensen zien van elkaar dat zij deze mail krijgen. Dat verraadt iets over
        hen: {membership.categories}. Stuur hem liever aan iedereen apart. Weten zij het al van elkaar?
        Dan kan de mail worden vrijgegeven."
      en: "{audience.visible} people see of each other that they get this message. That gives away
        something about them: {membership.categories}. Better send it to each person separately. Do they
        know it of each other already? Then the message can be released."

  # What a comment or a removed sentence tells of somebody: who sends the file has long stopped seeing it.
  - id: listed/person-concealed
    when: |
      size(attachments.concealedPersonal) > 0 && attachments.concealedPersons <= 2
      && (audience.visibleOutside >= 1 || audience.hiddenOutside >= 1)
    then: hold
    releasableBy: sender
    say:
      nl: "In een bijlage staat iets gevoeligs over iemand, op een plek die u niet meteen ziet:
        {attachments.concealed}. Haal het eruit en stuur de mail opnieuw. Mag de ontvanger het weten? Dan kan de
        mail worden vrijgegeven."
      en: "An attachment tells something sensitive of somebody, at a place that you do not see at once:
        {attachments.concealed}. Take it out and send the message again. May who gets it know? Then the message
        can be released."

  # Perhaps the wrong person. Only where it would hurt: a slip in a mail about lunch is nobody's business.
  - id: addressing/doubtful
    when: |
      (audience.recipients <= 9
       && (addressing.privateAddress >= 1 || addressing.otherAddress >= 1 || addressing.salutationMisfit)
       || addressing.loneOutsider && size(content.personal) > 0)
      && (size(content.categories) > 0 || content.identified >= 1
          || "bsn" in attachments.identifiers || "passport" in attachments.identifiers
          || size(attachments.categories) > 0
          || attachments.persons >= 3 && size(attachments.identifiers) > 0)
      || audience.recipients <= 9
         && ("bsn" in content.identifiers || "passport" in content.identifiers
             || "patient-number" in content.identifiers || size(content.personal) > 0
             || attachments.identified >= 1 || size(attachments.personal) > 0)
         && addressing.unconnected >= 1
    then: hold
    releasableBy: sender
    say:
      nl: Deze mail gaat misschien naar de verkeerde persoon, en er staat iets persoonlijks in. Kijk naar de
        aanhef, naar adressen die op elkaar lijken en naar wie van buiten is. Klopt alles? Dan kan de mail
        worden vrijgegeven.
      en: This message may be going to the wrong person, and it holds something personal. Look at the
        greeting, at addresses that are alike and at who is from outside. Is all of it right? Then the
        message can be released.

  # One letter off. What the message says is asked first: to look for everything that an address resembles is dear.
  - id: addressing/lookalike
    when: |
      audience.recipients <= 9
      && (size(content.categories) > 0 || content.identified >= 1
          || "bsn" in attachments.identifiers || "passport" in attachments.identifiers
          || size(attachments.categories) > 0
          || attachments.persons >= 3 && size(attachments.identifiers) > 0)
      && addressing.lookalikes >= 1
    then: hold
    releasableBy: sender
    say:
      nl: Een adres in deze mail lijkt sterk op een ander, bekend adres, en er staat iets persoonlijks in.
        Kijk of er een letter verkeerd staat. Klopt het adres? Dan kan de mail worden vrijgegeven.
      en: An address of this message is very much like another one that is known, and it holds something
        personal. See whether a letter is wrong. Is the address right? Then the message can be released.

# What this policy promises. "sluis policy test" checks it.
tests:
  - name: a hundred people in To instead of Bcc
    facts:
      audience: { recipients: 112, visible: 112, strangers: 112, introductions: 12432 }
    expect: { verdict: individualise, rules: [audience/strangers] }
  - name: a hundred people in Bcc
    facts:
      audience: { recipients: 112, visible: 0, hidden: 112, strangers: 0 }
    expect: { verdict: deliver, rules: [] }
  - name: a team of forty that mails openly
    facts:
      audience: { recipients: 40, visible: 40, strangers: 1 }
    expect: { verdict: deliver, rules: [] }
  - name: colleagues who know each other, on a list that says something about their health
    facts:
      audience: { recipients: 30, visible: 30, strangers: 1 }
      membership: { sensitivity: certain, categories: [health], exposures: 870 }
    expect: { verdict: individualise, rules: [membership/sensitive] }
  - name: three rejected applicants
    facts:
      audience: { recipients: 3, visible: 3, strangers: 3 }
      membership: { sensitivity: certain, categories: [rejection], exposures: 6 }
    expect: { verdict: hold, rules: [membership/small-circle] }
  - name: one person, about something sensitive
    facts:
      membership: { sensitivity: certain, categories: [health] }
    expect: { verdict: deliver, rules: [] }
  - name: a Bcc field left in
    facts:
      audience: { recipients: 2, hidden: 1 }
      listed: { header: 1 }
    expect: { verdict: individualise, rules: [listed/in-header] }
  - name: a list of participants attached
    facts:
      audience: { recipients: 25, hidden: 25, visible: 0 }
      listed: { attached: 25 }
    expect: { verdict: hold, rules: [listed/in-content] }
  - name: strangers in To of a signed message
    facts:
      audience: { recipients: 20, visible: 20, strangers: 20 }
      form: { signed: true, obstacles: [signed-content] }
    expect: { verdict: hold, rules: [audience/strangers] }
  - name: twenty people, and an attachment that could not be searched
    facts:
      audience: { recipients: 20, visible: 20 }
      listed: { complete: false }
    expect: { verdict: hold, rules: [form/search-incomplete] }
  - name: a reply that quotes the list of an old mail
    facts:
      form: { reply: true }
      listed: { others: 40 }
    expect: { verdict: hold, rules: [listed/in-quoted-header] }
  - name: the payroll, to an accountant who is new
    facts:
      attachments: { count: 1, persons: 80, identifiers: [bsn, iban] }
      addressing: { firstTime: 1 }
    expect: { verdict: hold, rules: [listed/people-attached] }
  - name: the payroll, to the accountant who gets it every month
    facts:
      attachments: { count: 1, persons: 80, identifiers: [bsn, iban] }
    expect: { verdict: deliver, rules: [] }
  - name: the phone list, to all of the team
    facts:
      audience: { recipients: 30, visible: 30, visibleOutside: 0, strangers: 1 }
      attachments: { count: 1, persons: 30, identifiers: [phone] }
    expect: { verdict: deliver, rules: [] }
  - name: two lists of six clients each, to a partner who is new
    facts:
      attachments: { count: 2, persons: 6, together: 12, identifiers: [birth-date], categories: [debt] }
      addressing: { firstTime: 1 }
    expect: { verdict: hold, rules: [listed/people-in-files] }
  - name: two lists of six colleagues each, with their phone numbers
    facts:
      audience: { recipients: 12, visible: 12, visibleOutside: 0, strangers: 1 }
      attachments: { count: 2, persons: 6, together: 12, identifiers: [phone] }
    expect: { verdict: deliver, rules: [] }
  - name: a table of clients in the mail itself, to somebody who is new
    facts:
      content: { persons: 12, identifiers: [bsn], identified: 12 }
      addressing: { firstTime: 1 }
    expect: { verdict: hold, rules: [listed/people-in-text] }
  - name: a table of clients, to the partner who gets it every week
    facts:
      content: { persons: 12, identifiers: [bsn], identified: 12 }
    expect: { verdict: deliver, rules: [] }
  - name: answers to a question, and on a hidden sheet whom they are about
    facts:
      attachments: { count: 1, persons: 1200, concealedPersons: 1200, concealed: [hidden-sheet] }
    expect: { verdict: hold, rules: [listed/people-concealed] }
  - name: why a colleague is at home, to all of the department
    facts:
      audience: { recipients: 30, visible: 30, visibleOutside: 0, strangers: 1 }
      content: { categories: [health], personal: [health] }
    expect: { verdict: hold, rules: [listed/person-to-many] }
  - name: the record of one client, attached, to all of the department
    facts:
      audience: { recipients: 12, visible: 12, visibleOutside: 0, strangers: 1 }
      attachments: { count: 1, persons: 1, together: 1, identified: 1, identifiers: [bsn], categories: [health] }
    expect: { verdict: hold, rules: [listed/person-attached] }
  - name: a letter that tells of one colleague, attached, to all of the department
    facts:
      audience: { recipients: 12, visible: 12, visibleOutside: 0, strangers: 1 }
      attachments: { count: 1, persons: 1, together: 1, categories: [health], personal: [health] }
    expect: { verdict: hold, rules: [listed/person-attached] }
  - name: a chapter for the printer, with a comment on why somebody left
    facts:
      audience: { recipients: 1, visible: 1, visibleOutside: 1 }
      attachments: { count: 1, concealed: [comment], concealedPersonal: [health] }
    expect: { verdict: hold, rules: [listed/person-concealed] }
  - name: the record of one client, attached, to the doctor
    facts:
      attachments: { count: 1, persons: 1, together: 1, identified: 1, identifiers: [bsn], categories: [health] }
    expect: { verdict: deliver, rules: [] }
  - name: an invoice, to all of the department
    facts:
      audience: { recipients: 12, visible: 12, visibleOutside: 0, strangers: 1 }
      attachments: { count: 1, persons: 1, together: 1, identifiers: [iban, phone] }
    expect: { verdict: deliver, rules: [] }
  - name: a diagnosis, to somebody else than who is greeted
    facts:
      content: { categories: [health] }
      addressing: { salutationMisfit: true }
    expect: { verdict: hold, rules: [addressing/doubtful] }
  - name: a diagnosis, to an address with one letter too few
    facts:
      content: { categories: [health] }
      addressing: { lookalikes: 1 }
    expect: { verdict: hold, rules: [addressing/lookalike] }
  - name: one client's number, to an address that is new and that the mail says nothing of
    facts:
      content: { identifiers: [bsn], identified: 1 }
      addressing: { firstTime: 1, unconnected: 1 }
    expect: { verdict: hold, rules: [addressing/doubtful] }
  - name: one client's number, to a new address that the mail is for
    facts:
      content: { identifiers: [bsn], identified: 1 }
      addressing: { firstTime: 1 }
    expect: { verdict: deliver, rules: [] }
  - name: lunch, to somebody else than who is greeted
    facts:
      addressing: { salutationMisfit: true }
    expect: { verdict: deliver, rules: [] }
  - name: thirty people, and an attachment with a password
    facts:
      audience: { recipients: 30, visible: 30, strangers: 1 }
      attachments: { count: 1, unreadable: 1 }
    expect: { verdict: hold, rules: [form/attachment-unreadable] }
  - name: a report that could not be read whole
    facts:
      form: { automatic: true, beyond: [depth] }
    expect: { verdict: refuse, rules: [form/beyond-limits] }
`
