/**
 * Crime, religion, union, politics, origin: how those are written to who share one of these, and what holds the same words
 * and is said to nobody. Every row is made up for it.
 */
import assert from "node:assert/strict"
import { test } from "node:test"
import { observeSensitivity } from "../sensitivity.ts"

type Row = readonly [mail: string, category: string]

const TOLD: readonly Row[] = [
  ["Rit || Jullie meldplichtgesprek bij de reclassering is verzet naar dinsdag.", "crime"],
  ["Hours || You still have forty unpaid work hours; the unpaid work van leaves at eight.", "crime"],
  ["Zitting || Uw medeverdachte is ook opgeroepen voor de politierechter.", "crime"],
  ["Visit || Your visiting order for your cellmate's family is in the post.", "crime"],
  ["Keuken || Lieve toegewijden, de prasad wordt zondag in de tempelkeuken gemaakt.", "religion"],
  ["Rota || Dear devotees, the aarti starts at six.", "religion"],
  ["Zondag || Jullie doopviering begint om tien uur in de kerk.", "religion"],
  ["Verlof || Jullie verlof voor NU'91 is ingepland.", "union"],
  ["Lijst || Je bondslidmaatschap is ingegaan op 1 mei.", "union"],
  ["Cards || Thank you to all who have signed cards: your union training is on Monday.", "union"],
  ["Paaltje || Je tuinbord wordt zaterdag gebracht.", "politics"],
  ["Stille actie || Beste ballingen, zaterdag staan we weer bij de ambassade.", "politics"],
  ["Saturday || Dear fellow protesters, the tractor protest starts at four.", "politics"],
  ["Bericht || Uw overdracht aan Kroatië is vrijdag, zo schrijft de IND.", "origin"],
  ["Loket || Uw verblijfssticker verloopt in maart.", "origin"],
  ["Letter || Your tribal enrollment was received.", "origin"],
  ["Team || Thank you for knocking on doors with us: you pledged to vote on the fourth.", "politics"],
  ["Enquête || U gaf aan dat u uzelf als zeer links ziet.", "politics"],
  ["Gift || Dank voor uw stem op onze kandidaat.", "politics"],
  ["Strook || Omdat jullie mee hebben gedaan aan de werkonderbreking, gaat er loon af.", "union"],
  ["Vrij || Jullie hebben verlof gevraagd voor de bondsraad.", "union"],
  ["Pasen || Jullie dragen een hoofddoek en krijgen een eigen model.", "religion"],
  ["Lunch || You asked for halal meals on the flight.", "religion"],
  ["Club || U bent geweigerd om uw huidskleur.", "origin"],
  ["Papers || Your certificate of sponsorship is ready.", "origin"],
  ["Vrijdag || Tegen jullie loopt een onderzoek naar verdwenen geld.", "crime"],
  ["Monday || You will leave prison in May.", "crime"],
]

const TEMPTING: readonly string[] = [
  "Shop || You have a voucher towards your order; it arrives within 24 hours of your order.",
  "Release || The release plan names the release date; the build is on tag 4.2.",
  "Budget || The unspent part goes to next year.",
  "Demo || De leverancier komt demonstreren hoe de kassa werkt.",
  "Recruitment || Our candidates are free on Monday for a selection meeting.",
  "Afval || Gooi het papier in de bak bij de lift.",
  "Controle || De elektronische controle van facturen begint in mei.",
  "Opinion || She spoke with great conviction about the new design.",
  "Band || Each band member brings an instrument to the office party.",
  "Debate || The proponents of the plan speak first.",
  "Beveiliging || De verzekeraar geeft korting als alle panden een goedgekeurd slot hebben.",
  "Toezicht || Denk aan de meldplicht datalekken; de toezichthouder wil het binnen 72 uur weten.",
  "HR || Your probation period ends in May.",
  "Volunteers || The report counts unpaid work at home.",
  "Cybersecurity || Three failed logins lead to a lockout.",
  "Data || The data stewards meet on Thursday about the catalogue.",
  "Event || The stewards at the marathon get a yellow jacket.",
  "Sport || De contributie van de hockeyclub gaat omhoog, meldt de bond.",
  "Planning || We staken de werkzaamheden om vier uur wegens de hitte.",
  "Techniek || Onze evangelist voor de cloud geeft een demo.",
  "Reis || The conference is in Sacramento this year.",
  "Kamer || Er staat een partij flessen bij de balie.",
  "Tuin || De tractoren van de aannemer komen om vier uur.",
  "Vergunning || De ambassade is op maandag gesloten.",
  "Verbouwing || De steunbalken komen uit Kroatië.",
  "Notaris || Neem voor de overdracht van de woning uw paspoort mee.",
  "Reis || Controleer voor de reis je paspoort en je visum.",
  "Kennis || Het paspoort van het gebouw is bijgewerkt.",
  "Voorraad || The boss joined the call from Dublin.",
  "Elders || De vergadering is elders in het gebouw.",
  "Raad || De agenda van het overleg gaat over de zetelverdeling in de commissie.",
  "Stemmen || Your vote on the new logo counts: blue or green?",
  "Party || Your party of six is booked at eight.",
  "Congres || Delegates of our sales convention get a badge at the door.",
  "Sportdag || Neem je hesje en fluit mee; de scheidsrechters van de bond zijn er om negen uur.",
  "Prijs || Het bod van de leverancier is te laag; onze onderhandelaar belt vandaag.",
  "Figure || You will strike a balance between the two.",
  "Zorg || Zuster Els en broeder Kees zijn jarig; taart in de pauze.",
  "Rooster || De dienst van zondag begint om zeven uur. Jullie ruilen zelf.",
  "Stof || Onze leverancier uit Turkije komt dinsdag.",
  "Travel || You need a visa for the trip; send your passport copy.",
  "Chair || For your home office you can order a chair.",
  "Vel || Vul in de cel naast je naam je uren in.",
  "Taal || Your sentence on page 3 is too long.",
  "Options || Your release date is the ninth; the warrant for the stock options follows.",
]

for (const [mail, category] of TOLD) {
  test(`told of the readers: ${mail}`, () => {
    const { sensitivity, categories } = weigh(mail)
    assert.equal(sensitivity, "certain")
    assert.ok(categories.some((one) => one === category))
  })
}

for (const mail of TEMPTING) {
  test(`the same words, said of nobody: ${mail}`, () => assert.equal(weigh(mail).sensitivity, "none"))
}

/** Mentioned at most: work, news and offers to whoever wants to read them. */
const MENTIONED: readonly string[] = [
  "Nieuwsbrief || In deze nieuwsbrief leest u hoe onze polis dekt bij identiteitsfraude.",
  "Rooster stembureau || Het project Herinrichting kerkplein start na overleg met de parochie.",
  "Vergadering || Hierbij de notulen van het overleg met reclassering en politie over veelplegers.",
  "Pers || Persbericht: de vakbonden en de werkgevers hebben een akkoord over de cao.",
  "Training || Jullie zijn aangemeld voor de training werken met statushouders.",
  "Raad || De fracties van VVD en D66 stelden vragen over de tuinborden langs de weg.",
  "HR || Het beleid bij religieuze feestdagen staat op intranet.",
  "Policy || The policy on employee theft was updated by the security department.",
  "Verkiezingen || Alle medewerkers: op de dag van de verkiezingen mag je een uur eerder weg om te stemmen.",
  "OR || U hoeft geen lid van een bond te zijn om te stemmen of gekozen te worden.",
  "Koran || De bibliotheek heeft nieuwe vertalingen van de Koran en de Bijbel; jullie kunnen ze op de balie leggen.",
  "Huisvesting || De taakstelling is 41 statushouders; wie belt de corporatie?",
  "Werkbezoek || Jullie gaan donderdag op werkbezoek in de gevangenis. Neem een identiteitsbewijs mee.",
]

for (const mail of MENTIONED) {
  test(`mentioned at most: ${mail}`, () => assert.notEqual(weigh(mail).sensitivity, "certain"))
}

function weigh(mail: string): ReturnType<typeof observeSensitivity> {
  const [subject = "", newText = ""] = mail.split(" || ")
  return observeSensitivity({ subject, newText, eventTitle: "" })
}
