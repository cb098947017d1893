/**
 * The words of a greeting: how it begins, what stands before a name, and what is nobody's name.
 *
 * Deliberately left out: how they make a greeting together (./greeting.ts). Lower case, without diacritics (`foldWord`).
 */

/** A word as these are compared: lower case, without diacritics and apostrophes. */
export function foldWord(word: string): string {
  if (PLAIN.test(word)) return word.toLowerCase()
  return word
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036F'’`]/g, "")
    .toLowerCase()
}

/** Nearly all words: nothing to take off. */
const PLAIN = /^[a-z0-9.,]*$/i

/** What a greeting begins with. */
export const GREETINGS: ReadonlySet<string> = new Set(
  words(
    "beste geachte geacht hooggeachte hoi hoihoi hallo hallootjes halloo hey heey hee he hi hiya dag daag dear dearest lieve liefste " +
      "lieverd goedemorgen goedemiddag goedenmiddag goedenavond goedenmorgen goedendag goededag goeiemorgen goeiemiddag " +
      "goeiendag goeiedag goeienavond morgen middag waarde moin hello hullo howdy greetings morning afternoon evening ha haj yo " +
      "edelachtbare weledelgeboren weledelgeleerde hooggeleerde excellentie ls attn tav " +
      "hallo liebe lieber geehrte geehrter bonjour bonsoir salut cher chere hola estimado estimada querido querida ciao gentile caro cara " +
      "merhaba selam sayin salaam salam czesc witam goeie hej",
  ),
)

/** Words that make a greeting with the next one: "goede morgen", "good afternoon", "sehr geehrte". */
export const GREETING_PAIRS: ReadonlySet<string> = new Set([
  "goede morgen",
  "goede middag",
  "goede avond",
  "goede dag",
  "goeden dag",
  "goeden morgen",
  "goeden middag",
  "goeden avond",
  "goeie morgen",
  "goeie middag",
  "goeie dag",
  "good morning",
  "good afternoon",
  "good evening",
  "good day",
  "zeer geachte",
  "sehr geehrte",
  "sehr geehrter",
  "guten tag",
  "guten morgen",
  "dzien dobry",
  "buenos dias",
])

/** A whole line that greets whoever reads it. */
export const TO_WHOM_IT_MAY_CONCERN =
  /^(?:l\.? ?s\.?|lectori salutem|to whom(?:soever)? it may concern|aan wie dit aangaat|madame, monsieur)\s{0,4}[,.:!]?$/iu

/** Between a greeting and a name: "Beste meneer", "Hi again", "Geachte collega Jansen". */
export const FILLERS: ReadonlySet<string> = new Set(
  words("daar there again weer ook nogmaals beste lieve dear allerliefste my mijn onze zeer most hele"),
)

export const TITLES: ReadonlySet<string> = new Set(
  words(
    "heer meneer mijnheer mevrouw mevr mevrouws mw mej mejuffrouw juffrouw juf meester dhr hr mr mrs ms miss mister madam madame monsieur " +
      "sir lord lady prof professor dr doctor dokter drs ir ing mag bc burgemeester wethouder gedeputeerde raadslid raadsheer " +
      "rechter notaris advocaat dominee ds pastoor pater zuster broeder tante oom opa oma collega commissaris inspecteur " +
      "kolonel majoor kapitein hoofdcommissaris minister staatssecretaris rabbi imam herr frau señor senora senor bay bayan",
  ),
)

/** Titles of several people at once. */
export const PLURAL_TITLES: ReadonlySet<string> = new Set(
  words("heren dames familie fam family echtpaar mesdames messieurs gezin"),
)

export const PARTICLES: ReadonlySet<string> = new Set(
  words(
    "van von vom de den der des du da di dos del della do la le los las het t s te ten ter op in aan bij uit onder voor over zu zum zur el al ul " +
      "bin bint ben ibn abu abou ait ould y mac mc af av vd vdr vander vanden vant",
  ),
)

/** Several people, without a name. */
export const GROUPS: ReadonlySet<string> = new Set(
  words(
    "allemaal allen alle all everyone everybody iedereen mensen luitjes lui folks guys guy people gang team teams teamleden collegas " +
      "collegae collegaas colleague colleagues vrienden vriendinnen vriend friends ouders ouder verzorger verzorgers ouderverzorger leden " +
      "lid members jongens meiden dames heren ladies gentlemen sirs buren buurtbewoners bewoner bewoners inwoner inwoners relatie " +
      "relaties klant klanten customer customers lezer lezers reader readers deelnemer deelnemers participants vrijwilliger " +
      "vrijwilligers student studenten students leerling leerlingen kandidaat kandidaten sollicitant sollicitanten client clienten patient " +
      "patienten abonnee abonnees medewerker medewerkers raadsleden commissie commissieleden bestuur bestuursleden college directie " +
      "redactie afdeling secretariaat helpdesk servicedesk receptie griffie administratie hr personeelszaken raad gemeente " +
      "politie school organisatie stichting ondernemer ondernemers burger burgers genodigden genodigde gasten gast huurder huurders " +
      "donateur donateurs sponsor sponsors partner partners aanwezigen beiden both together samen anderen others groep group board " +
      "committee staff crew hiring manager recruiter support desk office service lads yall amici freunde kollegen tutti todos",
  ),
)

/** One person, without a name: whoever has this role, or is this dear. */
export const NOBODY: ReadonlySet<string> = new Set(
  words(
    "schat schatje lieverd lief liefje moppie buurman buurvrouw mam mama mams moeder pap papa paps vader oma opa zus zusje broer broertje " +
      "dad mom mum sweetheart honey darling love dude man mate buddy bro maat makker voorzitter chair chairman chairwoman " +
      "secretaris penningmeester directeur director president editor coordinator teamleider leidinggevende begeleider behandelaar " +
      "huisarts arts docent leraar lerares juf mentor wereld world allemaal zelf u jullie jij je you iedereen sinterklaas santa " +
      "ontvanger recipient afzender sender gebruiker user aanvrager applicant melder belangstellende geinteresseerde eigenaar " +
      "bezoeker visitor heer mevrouw weer terug again daar there",
  ),
)

/** Compounds end with these: "oudercommissieleden", "MT-leden", "buurtgenoten". */
export const NOBODY_ENDING =
  /(?:leden|team|groep|bestuur|afdeling|dienst|commissie|collegas?|ouders?|verzorgers?|vrienden|bewoners?|medewerkers?|deelnemers?|vrijwilligers?|klant(?:en)?|relaties?|redactie|directie|genoten|genoot|houders?|vertegenwoordigers?|coordinator(?:en)?|managers?|leerlingen|studenten|raad|college|burgers?|directeur(?:en)?|desk|office|committee|members?|customers?|colleagues?|kandida(?:at|ten)|contactpersoon|contactpersonen|begeleiders?|ondernemers?|leveranciers?|verleners?|aanvragers?|voorzitters?|secretaris|adviseurs?|consulent(?:en)?|ambtena(?:ar|ren)|specialist(?:en)?)$/u

/** Between two people. */
export const AND: ReadonlySet<string> = new Set(["en", "and", "&", "+", "und", "et", "y", "of", "or", "/"])

/** A first line that is a word and a comma, and no name: "Helaas,", "Thanks,". */
export const NO_NAME: ReadonlySet<string> = new Set(
  words(
    "ok oke okay ja nee yes no prima akkoord top super mooi fijn goed dank bedankt dankjewel dankuwel thanks thank thx merci helaas sorry " +
      "excuses excuse gefeliciteerd congratulations proficiat welkom welcome maandag dinsdag woensdag donderdag vrijdag zaterdag " +
      "zondag monday tuesday wednesday thursday friday saturday sunday vandaag today morgen tomorrow gisteren yesterday januari " +
      "februari maart april mei juni juli augustus september oktober november december january february march may june july august " +
      "october please svp aub urgent fyi ter info nb ps pps let attentie attention note klopt correct inderdaad indeed " +
      "uiteraard natuurlijk absolutely sure great excellent perfect eens zoals as hierbij bijgaand attached per conform graag gezien " +
      "zie see naar aanleiding betreft onderwerp betreffende subject regarding re datum date geen wel also ook verder furthermore " +
      "however echter maar but and en of or dus so alas well nou tja hmm haha lol wow cheers groet groeten groetjes mvg regards " +
      "best sincerely love liefs xx done klaar begrepen understood noted genoteerd ontvangen received goedgekeurd approved concept draft " +
      "samenvatting summary agenda notulen besluit actie acties doel vraag vragen antwoord question questions answer " +
      "hi hello hallo dear beste amsterdam rotterdam utrecht houston london",
  ),
)

function words(text: string): readonly string[] {
  return text.split(" ")
}
