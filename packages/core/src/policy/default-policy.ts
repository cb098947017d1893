/**
 * The policy that holds until an organisation writes its own, and the example to begin from.
 *
 * A string of YAML, because core reads no files. docs/policy.md shows it word for word.
 */
export const DEFAULT_POLICY = `version: 1

# Conditions ask for what is cheap to know first (how many people), for what the words say only where it
# matters: a message to one person is judged without reading it.
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
  - id: hidden/in-header
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
    expect: { verdict: individualise, rules: [hidden/in-header] }
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
  - name: a report that could not be read whole
    facts:
      form: { automatic: true, beyond: [depth] }
    expect: { verdict: refuse, rules: [form/beyond-limits] }
`
