/**
 * Words that tell persons from things, and what is said of them from what they work on: for ./person.ts, which alone weighs them.
 * Compared in lower case.
 */
const words = (list: string): ReadonlySet<string> => new Set(list.split(" "))

export const TITLES = words("dhr mevr mevrouw mw meneer mijnheer heer juffrouw mr mrs ms miss")
export const PRONOUNS = words("hij zij hem ze he she him her he's she's he\u2019s she\u2019s")
/** Never said of a thing. */
export const ONLY_OF_PEOPLE = words("zij he she him her he's she's he\u2019s she\u2019s")
export const POSSESSIVES = words("haar diens hun his her")
export const KIN = words(
  "man vrouw zoon dochter partner vader moeder broer zus zusje broertje kind echtgenoot echtgenote opa oma ex vriend vriendin " +
    "husband wife son daughter father mother brother sister child mum mom dad boyfriend girlfriend grandfather grandmother",
)
export const WHOSE = words("mijn zijn haar onze uw je jouw my his her our your")
/** Somebody, once a name or a number follows. */
export const ROLES = words(
  "cliënt cliënte client leerling patiënt patient verdachte bewoner bewoonster student studente medewerker medewerkster werknemer " +
    "werkneemster collega kandidaat sollicitant burger inwoner huurder klant betrokkene slachtoffer aangever getuige pupil " +
    "tenant employee colleague applicant candidate suspect resident claimant defendant",
)
export const LINKS = words(
  "is was heeft had has wordt werd krijgt kreeg lijdt leed zit zat staat stond blijkt bleek verblijft raakte verkeert kampt " +
    "worstelt gebruikt overleefde wegens vanwege door got gets suffers suffered called went became been with due",
)
/** What stands between a name and a term and makes it somebody's work or subject. */
export const WORK = words(
  "werkt werk geeft spreekt presenteert schreef schrijft vertelt leidt coördineert begeleidt behandelt onderzoekt bespreekt zoekt " +
    "works worked presents speaks spoke wrote leads teaches treats researches over about regarding inzake namens wethouder adviseur " +
    "coördinator projectleider beleidsmedewerker consulent specialist arts psycholoog officer manager director professor prof " +
    "rapport report notulen minutes offerte quotation werkgroep commissie committee folder leaflet artikel article presentatie " +
    "presentation notitie memo lezing lecture cursus course",
)
export const ARTICLES = words("de het the")
export const LOCATED = words("zit zat verblijft verbleef woont ontvangt krijgt kreeg is staat receives lives")
export const BY = words("van bij of for by voor")
/** Beginnings of sentences that are no names. */
export const NO_NAMES = words(
  "de het een dit dat deze die er wie wat waar wanneer hoe iedereen niemand iemand alles niets ik wij we u je jij jullie ze the a an this " +
    "that these those there who what where when how everyone nobody somebody it i you they and but or if as in on at to for from with en " +
    "maar of als in op bij aan voor van met om over door na nu dan ook nog al zo vandaag morgen gisteren hierbij helaas graag beste " +
    "geachte lieve dear hallo hoi hi mijn onze uw jouw my our your zijn haar his her its hun their not no niet geen bijlage onderwerp " +
    "januari februari maart april mei juni juli augustus september oktober november december january february march may june july " +
    "august october maandag dinsdag woensdag donderdag vrijdag zaterdag zondag monday tuesday wednesday thursday friday saturday " +
    "sunday nederland holland europa europe amerika america engeland england amsterdam rotterdam utrecht haag eindhoven groningen " +
    "tilburg almere breda nijmegen arnhem haarlem enschede zwolle leiden maastricht dordrecht zaanstad apeldoorn amersfoort leeuwarden " +
    "assen limburg brabant gelderland overijssel drenthe friesland zeeland flevoland london houston texas york california gemeente " +
    "stichting vereniging ministerie politie rechtbank college raad vraag antwoord punt agendapunt artikel stap groep kamer zaal optie deel " +
    "daar hier toch wel misschien eerst straks soms vaak altijd nooit toen want omdat terwijl volgens sinds tijdens binnen buiten volgende " +
    "vorige ons hun ieder iets meer minder veel weinig beide sommige verder daarna daarom eindelijk inmiddels intussen " +
    "binnenkort kortom here then still also maybe perhaps please first next last soon yes sorry since while because during " +
    "pasen pinksteren hemelvaart kerst kerstmis oudejaar nieuwjaar koningsdag bevrijdingsdag carnaval sinterklaas suikerfeest easter " +
    "christmas thanksgiving halloween " +
    "collegas collega's hij zij doe heb ben word heeft bent zit question answer point item step room option part group stop check",
)
/** Before a name of an organisation. */
export const ORGANISATION = words(
  "het gemeente stichting vereniging ministerie afdeling team bureau instelling kliniek ziekenhuis school partij project " +
    "provincie stad wijk programma firma the university company department",
)
/** "Zijn" before a term is also "are": after these it is whose. */
export const BEFORE_WHOSE = words(
  "van met door over voor wegens vanwege en dat om bij is was in na aan heeft op omdat tijdens sinds",
)
export const INFIXES = words("de den der van von ter ten te el al ben la le du di da del")

export const SINGULAR = words("is was heeft had has wordt werd krijgt kreeg lijdt zit called suffers got")
/** "A 77 year old gentleman, who has …". */
export const AGED = words("year jarige jarig yr")
export const ON = words("op van met bij aan on with to from of against in")
export const HIS = words("zijn haar his her")
