import assert from "node:assert/strict"
import { test } from "node:test"
import type { Category } from "./facts.ts"
import { observeSensitivity, type SensitivityFact } from "./sensitivity.ts"

/** "subject || text" to a list of people, and what being on that list gives away. */
const LISTS: readonly (readonly [category: Category, mail: string])[] = [
  // Colleagues, and named by what they have in common; a meal is a meeting too.
  ["origin", "Roti of bami? || Ons lunchclubje voor zwarte collega's komt dinsdag bij elkaar."],
  ["religion", "Iftar || Wij houden een etentje voor moslimcollega's op 3 maart."],
  ["health", "Invitation || For colleagues with PTSD we hold another contact day in April."],
  // A question that knows the answer, and an instruction with "voor".
  [
    "crime",
    "Aanmelden || Bent u slachtoffer van een inbraak en hebt u zich gemeld? Dan hoort u maandag meer.",
  ],
  ["health", "Adres || Voor mantelzorgers:"],

  [
    "dismissal",
    "Reorganisatie dienst Stadsbeheer || Beste collega's,\n\nMet deze mail informeren wij u dat uw functie per 1 januari is opgeheven. U bent daarmee boventallig verklaard. De afdeling HR neemt contact met u op over het sociaal plan.",
  ],
  [
    "dismissal",
    "Vaststellingsovereenkomst || Hoi allen, in de bijlage vinden jullie de concept-vaststellingsovereenkomst die we vorige week met jullie hebben besproken. Laat je adviseren door een jurist voordat je tekent.",
  ],
  [
    "dismissal",
    "Einde dienstverband || Hierbij bevestigen wij dat uw dienstverband eindigt op 30 april. Wij verzoeken u uw laptop in te leveren.",
  ],
  [
    "dismissal",
    "Verbetertraject || Beste allemaal, jullie zitten alle drie in een verbetertraject. Vrijdag bespreken we de voortgang.",
  ],
  [
    "dismissal",
    "Op non-actief || Zoals telefonisch besproken bent u met onmiddellijke ingang op non-actief gesteld.",
  ],
  [
    "dismissal",
    "Your role || We are writing to confirm that your role is at risk of redundancy. A consultation meeting will be held on Thursday.",
  ],
  [
    "dismissal",
    "Outcome of probation || I am sorry to confirm that you have not passed your probationary period and your employment will end on Friday.",
  ],
  [
    "dismissal",
    "Bijeenkomst boventalligen || Aan alle boventallige medewerkers: woensdag is er een informatiebijeenkomst over het mobiliteitscentrum.",
  ],
  [
    "youth-care",
    "Ouderavond pleegouders || Beste pleegouders,\n\nDonderdag komen we weer bij elkaar in het buurthuis. We praten over hechting.",
  ],
  [
    "youth-care",
    "Omgang || De gezinsvoogd van uw kinderen heeft het omgangsplan aangepast. U hoort morgen meer.",
  ],
  [
    "youth-care",
    "Verlenging OTS || De Raad voor de Kinderbescherming heeft verzocht de ondertoezichtstelling van uw zoon te verlengen.",
  ],
  [
    "youth-care",
    "Jeugdhulp || Jouw aanvraag voor jeugdhulp is goedgekeurd. De hulpverlener belt je volgende week.",
  ],
  ["youth-care", "Foster carers evening || Dear foster carers, the support evening is moved to Tuesday."],
  [
    "youth-care",
    "Case conference || Your child is subject to a child protection plan. The review conference takes place on 4 June.",
  ],
  [
    "domestic-violence",
    "Groep dinsdag || Lieve vrouwen, de groep voor slachtoffers van huiselijk geweld begint dinsdag om 10 uur.",
  ],
  [
    "domestic-violence",
    "Uw verblijf || Tijdens uw verblijf in de vrouwenopvang gelden de volgende huisregels.",
  ],
  [
    "domestic-violence",
    "Huisverbod || Aan u is een tijdelijk huisverbod opgelegd voor de duur van tien dagen.",
  ],
  [
    "domestic-violence",
    "Veilig Thuis || Wij hebben een melding over uw gezin ontvangen bij Veilig Thuis. Graag komen wij met u in gesprek.",
  ],
  [
    "domestic-violence",
    "Survivors circle || To all survivors of domestic abuse: our circle meets on Monday evening.",
  ],
  [
    "domestic-violence",
    "Your safety plan || Since you reported your ex-partner for stalking, we have updated your safety plan.",
  ],
  ["origin", "Taalles || Beste inburgeraars, de les van maandag vervalt."],
  [
    "origin",
    "Verblijfsvergunning || Uw verblijfsvergunning verloopt op 1 september. Verleng deze op tijd bij de IND.",
  ],
  ["origin", "Eetclub || Beste statushouders en vrijwilligers, zaterdag koken we samen."],
  ["origin", "Asiel || Je asielaanvraag wordt op 4 mei behandeld. Neem je documenten mee."],
  ["origin", "Network || Dear refugee students, the buddy programme starts in September."],
  [
    "origin",
    "Inburgeringsplicht || U hebt nog niet voldaan aan uw inburgeringsplicht. Daarom krijgt u een boete.",
  ],
  [
    "health",
    "Mantelzorg || Aan alle mantelzorgers van mensen met dementie: de cursus begint op 3 maart in het wijkcentrum.",
  ],
  [
    "health",
    "Groepstraining assertiviteit || Beste deelnemers, de groepstraining assertiviteit van de GGZ start maandag. Neem een werkboek mee.",
  ],
  ["health", "Terugkomdag kankerpatiënten || Graag tot ziens op 12 mei! De lunch staat klaar."],
  [
    "health",
    "Update || U ontvangt deze mail omdat u deelneemt aan het onderzoek onder mensen met ADHD in onze regio.",
  ],
  ["health", "Wijziging praatgroep || Hoi, de praatgroep postnatale depressie is deze week in zaal 2."],
  ["health", "Fertiliteit || Jullie IVF-traject start in juni. De verpleegkundige belt jullie."],
  [
    "health",
    "Re-integratie || Fijn dat je weer deels aan het werk bent. In het verzuimgesprek van maandag kijken we naar je re-integratie.",
  ],
  ["health", "Nabestaanden || Beste nabestaanden na zelfdoding, op 4 mei is de herdenking."],
  [
    "health",
    "Speciaal onderwijs || Uw kind heeft een indicatie voor het speciaal onderwijs vanwege een licht verstandelijke beperking.",
  ],
  [
    "health",
    "MS group || Hi all, reminder that our multiple sclerosis peer support group meets Tuesday. Bring a friend.",
  ],
  [
    "health",
    "Results || You are receiving this because you tested positive for chlamydia in the last month.",
  ],
  ["health", "Ziek || Je hebt je vorige week ziek gemeld. De bedrijfsarts nodigt je uit voor een spreekuur."],
  [
    "health",
    "AA meeting || Hi friends of Bill, this week's Alcoholics Anonymous meeting is in the church hall. See you there!",
  ],
  [
    "health",
    "To parents of children with type 1 diabetes || Please send us the updated care plan before camp.",
  ],
  [
    "rejection",
    "Uw aanvraag || Hierbij delen wij u mede dat wij hebben besloten uw aanvraag voor een subsidie niet te honoreren.",
  ],
  [
    "rejection",
    "Beslissing op uw bezwaar || Wij verklaren uw bezwaarschrift ongegrond. U kunt binnen zes weken in beroep gaan.",
  ],
  [
    "rejection",
    "Plaatsing kinderopvang || Helaas kunnen wij uw kind dit schooljaar niet plaatsen. Uw kind staat op de wachtlijst.",
  ],
  [
    "rejection",
    "Vacature teamleider || Na rijp beraad hebben we besloten de procedure met andere kandidaten te vervolgen. We wensen jullie veel succes.",
  ],
  ["rejection", "Selectie || De volgende kandidaten zijn afgewezen: zie de lijst hieronder."],
  ["rejection", "Woning || Helaas is de woning aan de Kerkstraat niet aan u toegewezen."],
  [
    "rejection",
    "Zij-instroom || Jammer genoeg gaan we niet met je door in de procedure voor zij-instromers.",
  ],
  [
    "rejection",
    "Grant round 3 || I am sorry to let you know that your proposal will not be funded this year.",
  ],
  [
    "rejection",
    "Interview outcome || Thanks for coming in last week. On this occasion we have chosen to appoint another applicant.",
  ],
  ["rejection", "Place || We are sorry that we cannot offer your child a place at our school."],
  [
    "debt",
    "Inloopspreekuur || Beste deelnemers aan de schuldhulpverlening, het spreekuur van donderdag vervalt.",
  ],
  [
    "debt",
    "Kwijtschelding || Wij hebben uw verzoek om kwijtschelding van gemeentelijke belastingen beoordeeld. U krijgt gehele kwijtschelding.",
  ],
  ["debt", "Beslag || De deurwaarder heeft beslag gelegd op uw loon."],
  [
    "debt",
    "Laatste aanmaning || U hebt uw huur over maart en april nog niet betaald. Als u niet betaalt, vragen wij de rechter om ontruiming van uw woning.",
  ],
  ["debt", "Betalingsregeling || Je betalingsregeling voor de huurschuld is verlopen."],
  [
    "debt",
    "Arrears || You are two months behind with your rent. Please contact us to agree a repayment plan.",
  ],
  ["benefits", "Wmo || Uw melding voor een Wmo-voorziening is ontvangen. Een consulent komt bij u langs."],
  [
    "benefits",
    "Hersteloperatie || Beste gedupeerde ouders van de toeslagenaffaire, er is nieuws over de compensatie.",
  ],
  [
    "benefits",
    "Uitkering gestopt || Hierbij delen wij u mede dat de bijstandsuitkering met ingang van 1 mei is beëindigd.",
  ],
  ["benefits", "Voedselpakket || Lieve mensen van de voedselbank, vrijdag is de uitgifte een uur eerder."],
  ["benefits", "PGB || Het persoonsgebonden budget van uw zoon is voor dit jaar vastgesteld."],
  [
    "benefits",
    "Universal Credit || Your Universal Credit claim has been closed because you did not attend your appointment.",
  ],
  [
    "benefits",
    "Workshop || Voor iedereen die in de bijstand zit: dinsdag is de verplichte workshop solliciteren. We verwachten je om 9 uur.",
  ],
  [
    "crime",
    "Halt || Jij bent door de politie naar Halt verwezen. Je ouders moeten mee naar het eerste gesprek.",
  ],
  ["crime", "Getuigenverhoor || U wordt opgeroepen als getuige in de strafzaak tegen uw buurman."],
  [
    "crime",
    "Inbraken || Beste aangevers, in de zaak van de woninginbraken is een verdachte aangehouden. U kunt zich voegen als slachtoffer.",
  ],
  [
    "crime",
    "Taakstraf || Maandag om 8 uur verzamelen alle taakgestraften bij de werf. Jullie begeleider is Hans.",
  ],
  ["crime", "Nazorg || Nu je vrij bent uit de gevangenis helpen we je met wonen en werk."],
  ["crime", "Community payback || Your unpaid work order requires you to report on Saturday at 9."],
  ["religion", "Kring || Beste gemeenteleden van de Ontmoetingskerk, zondag is er doopdienst."],
  ["religion", "Koran les || Salaam broeders, de koranles is verplaatst naar zaterdag."],
  [
    "religion",
    "Humanistisch Verbond || Als lid van het Humanistisch Verbond ontvangt u hierbij de uitnodiging voor de ledendag.",
  ],
  ["religion", "Shabbat dinner || Dear members of our Jewish community, dinner is at seven."],
  [
    "union",
    "Staking donderdag || Aan alle FNV-leden in de zorg: donderdag leggen wij het werk neer. Meld je aan op de stakingslijst.",
  ],
  ["union", "Ballot || As a UNISON member you will receive your strike ballot this week."],
  ["politics", "Afdelingsvergadering || Beste D66'ers, maandag kiezen we ons nieuwe afdelingsbestuur."],
  [
    "politics",
    "Canvassing || Thank you for signing up to campaign for the Green Party on Saturday. You will be in team 2.",
  ],
  [
    "sexuality",
    "Jong & Out || Hoi allemaal, de meeting voor lhbti-jongeren is zaterdag om 14 uur. Je bent welkom!",
  ],
  ["sexuality", "Roze ouderen || Beste roze ouderen, de theemiddag is verzet."],
  ["sexuality", "Trans support || Hi everyone, our trans support group will meet on Friday in the library."],
  [
    "health",
    "Kookworkshop || Hoi allemaal,\n\nWat leuk dat jullie je hebben opgegeven voor de kookworkshop voor mensen met diabetes type 2! We starten om 17.00 uur in de keuken van het buurthuis.\n\nGroetjes, Mirjam",
  ],
  [
    "health",
    "Wandelgroep || Beste wandelaars, i.v.m. de regen gaat de wandelgroep voor ex-kankerpatiënten morgen niet door.",
  ],
  [
    "health",
    "Samen sterk || Aan de ouders van leerlingen met een dyslexieverklaring. Op 5 maart leggen we uit hoe de voorleeshulp werkt.",
  ],
  [
    "health",
    "Rooster groep || De rouwgroep voor jonge weduwen komt vanaf januari om de week bij elkaar. Laten jullie weten wie er een auto heeft?",
  ],
  [
    "health",
    "Uitnodiging || Drie maanden geleden is uw partner overleden door suïcide. Wij nodigen u en andere nabestaanden uit voor een herdenking.",
  ],
  [
    "health",
    "WIA-aanvraag || Binnenkort bent u twee jaar ziek. Wij helpen u met de aanvraag van een WIA-uitkering.",
  ],
  [
    "health",
    "Zwangerschapsgym || Lieve aanstaande moeders, de zwangerschapsyoga van donderdag is vol. We starten een tweede groep.",
  ],
  [
    "health",
    "Sensory session || Hello families, the relaxed swimming session for autistic children will be at 10am. Siblings welcome.",
  ],
  [
    "health",
    "Positive living || Good morning everyone, the HIV peer mentors will join our next coffee morning. Looking forward to seeing you.",
  ],
  [
    "dismissal",
    "Gesprek || Het spijt ons je te moeten laten weten dat we je contract na 31 maart niet verlengen. We hebben dit met pijn in ons hart besloten.",
  ],
  [
    "dismissal",
    "Plaatsingsbesluit || U bent helaas niet geplaatst in de nieuwe organisatie. U krijgt de status van herplaatsingskandidaat.",
  ],
  [
    "dismissal",
    "Afronding || Nu de kantonrechter jullie arbeidsovereenkomst heeft ontbonden, ontvangen jullie de transitievergoeding met het salaris van mei.",
  ],
  [
    "dismissal",
    "Next steps || Following the restructuring, we have had to let you go. Your severance will be paid on the 25th.",
  ],
  [
    "dismissal",
    "Schorsing || Hierbij delen wij u mede dat u per direct bent geschorst hangende het integriteitsonderzoek.",
  ],
  [
    "rejection",
    "Subsidieronde || Beste aanvragers, helaas is jullie aanvraag niet gehonoreerd. De commissie vond het plan onvoldoende uitgewerkt.",
  ],
  [
    "rejection",
    "Stageplek || Hoi! Bedankt voor je leuke brief. We hebben heel veel reacties gekregen en we hebben helaas geen plek voor je.",
  ],
  [
    "rejection",
    "Uitslag loting || Dit jaar waren er meer aanmeldingen dan plaatsen. Uw kind is niet geplaatst op onze school en staat nu op de wachtlijst.",
  ],
  [
    "rejection",
    "Kapvergunning || Geachte heer, mevrouw, het college heeft besloten de door u gevraagde omgevingsvergunning te weigeren.",
  ],
  [
    "rejection",
    "Selectiedag || Na de selectiedag hebben wij besloten niet met jullie verder te gaan in de procedure. Succes met jullie verdere loopbaan.",
  ],
  [
    "rejection",
    "Application outcome || Thank you for taking the time to interview with us. We have decided to go with someone else for this role.",
  ],
  ["rejection", "Urgentie || Wij wijzen uw verzoek om een urgentieverklaring af."],
  [
    "debt",
    "Budgetkring || Beste allemaal, fijn dat jullie meedoen aan de budgetkring. Neem je post en je betalingsherinneringen mee.",
  ],
  [
    "debt",
    "Afsluiting || U heeft uw energierekening al vier maanden niet betaald. Wij hebben u aangemeld voor vroegsignalering van schulden.",
  ],
  [
    "debt",
    "Huur || Wij hebben nog geen huur van u ontvangen over oktober. Uw huurachterstand is nu 1.240 euro.",
  ],
  [
    "debt",
    "Schone lei || Gefeliciteerd! Jullie hebben de schuldsanering afgerond. Vrijdag is de feestelijke uitreiking van de schone lei.",
  ],
  [
    "debt",
    "Final notice || Our records show that your council tax account is in arrears. Bailiffs may be instructed.",
  ],
  [
    "benefits",
    "Herbeoordeling || U krijgt een uitkering van de gemeente. Daarom moet u elk jaar een formulier invullen.",
  ],
  [
    "benefits",
    "Sinterklaaspakket || Beste ouders, omdat jullie een laag inkomen hebben, krijgen jullie via Stichting Leergeld een cadeaubon voor uw kind.",
  ],
  [
    "benefits",
    "Toeslagen || Bent u slachtoffer van de toeslagenaffaire en hebt u zich gemeld? Uw persoonlijke zaakbehandelaar belt u deze maand.",
  ],
  [
    "benefits",
    "Your PIP review || It is time to review your Personal Independence Payment. Please complete the attached form.",
  ],
  [
    "benefits",
    "Job club || Dear jobseekers, you must attend the job club to keep receiving your unemployment benefit.",
  ],
  [
    "youth-care",
    "Bezoekregeling || Het bezoek aan uw dochter in het pleeggezin is op woensdag van 14 tot 16 uur.",
  ],
  [
    "youth-care",
    "Oudergroep || Lieve ouders, dinsdag gaat de oudergroep van de jeugdbescherming over grenzen stellen.",
  ],
  [
    "youth-care",
    "Afsluiting || De ots van uw kinderen eindigt op 1 juni. De kinderrechter heeft het verzoek tot verlenging afgewezen.",
  ],
  ["youth-care", "Leaving care || Hi all, as care leavers you are entitled to a setting-up-home grant."],
  [
    "domestic-violence",
    "Weerbaarheid || Dames, de cursus Weer in je kracht voor slachtoffers van partnergeweld start op maandag in het Huis van de Wijk.",
  ],
  [
    "domestic-violence",
    "Geheim adres || Omdat u in de vrouwenopvang verblijft, mag u het adres van deze locatie met niemand delen.",
  ],
  [
    "domestic-violence",
    "Aware || U heeft een AWARE-knop gekregen omdat u wordt gestalkt. Test de knop elke week.",
  ],
  [
    "domestic-violence",
    "Court date || Your application for a non-molestation order against your ex-husband will be heard on Tuesday.",
  ],
  [
    "crime",
    "Zitting || Op 9 mei dient de zaak tegen de man die u heeft beroofd. U mag als slachtoffer een verklaring voorlezen.",
  ],
  [
    "crime",
    "Gedragstraining || De rechter heeft je een leerstraf opgelegd. De training begint woensdag om 15 uur bij de Raad voor de Kinderbescherming.",
  ],
  [
    "crime",
    "Terugkeer || Mannen, vrijdag is er koffie voor iedereen die net uit detentie komt. Buddy's zijn er ook.",
  ],
  [
    "crime",
    "Aanhouding || U bent op 3 april aangehouden op verdenking van rijden onder invloed. Hierbij ontvangt u de dagvaarding.",
  ],
  [
    "crime",
    "Probation group || All clients on the drink-driving rehabilitation course: Wednesday's session with your probation officer is cancelled.",
  ],
  [
    "religion",
    "Vastenmaaltijd || Beste zusters, vanavond na het tarawih-gebed eten we samen in de moskee. Nemen jullie iets mee?",
  ],
  [
    "religion",
    "Belijdenis || Fijn dat jullie belijdenis gaan doen! We beginnen de belijdeniscatechisatie op 3 oktober bij ds. Mulder thuis.",
  ],
  ["religion", "Vigil || Dear parish family, the Good Friday vigil begins at eight. Bring a candle."],
  [
    "religion",
    "Ledenvergadering || Beste leden van de Hervormde Vrouwenvereniging, maandag is de ledenvergadering. We openen met gebed en schriftlezing.",
  ],
  [
    "union",
    "Estafettestaking || Collega's, wij staken woensdag van 8 tot 12. Schrijf je als FNV-lid in voor de stakingsuitkering via de app.",
  ],
  ["union", "Werkoverleg || Als kaderlid van CNV Connectief nodigen we je uit voor de scholingsdag."],
  [
    "union",
    "Organizing || Thanks for signing your union card. Our organizing committee meets at Maria's place, please keep this confidential.",
  ],
  [
    "politics",
    "Ledenraad || Beste SP'ers, de afdelingsvergadering is in De Schakel. We stemmen over de kandidatenlijst.",
  ],
  ["politics", "Thank you volunteers || Fellow Democrats, thank you for knocking on doors last weekend."],
  [
    "politics",
    "Flyeren || Hoi! Wie gaat er zaterdag mee flyeren voor Volt? We verzamelen om 10 uur op de markt.",
  ],
  [
    "sexuality",
    "Praatcafé || Hoi mannen, het praatcafé voor biseksuele mannen is verplaatst naar de bovenzaal.",
  ],
  [
    "sexuality",
    "Transitie op het werk || Beste deelnemers, morgen praten we over transitie op het werk. Neem gerust iemand mee. Groet, Transgender Netwerk",
  ],
  [
    "sexuality",
    "Rainbow parents || Dear rainbow families, our picnic for lesbian and gay parents is on Sunday.",
  ],
  [
    "origin",
    "Zomerschool || Beste ouders van nieuwkomers, de zomerschool voor anderstalige kinderen begint op 8 juli.",
  ],
  ["origin", "Taalcafé || Lieve taalmaatjes en nieuwkomers, het taalcafé voor statushouders is verhuisd."],
  ["origin", "IND || De IND heeft op uw aanvraag voor gezinshereniging beslist."],
  [
    "origin",
    "Black staff network || Dear members of the Black staff network, our annual dinner is on 12 October.",
  ],
  [
    "health",
    "Lunch 12 juni || Dag allemaal,\n\nZoals ieder jaar organiseren we een lunch voor (oud-)medewerkers die langdurig ziek zijn of zijn geweest. We hopen dat jullie erbij zijn.\n\nHartelijke groet, Afdeling HR",
  ],
  [
    "health",
    "Vragenlijst || Geachte heer/mevrouw, u bent in 2024 in ons ziekenhuis behandeld voor prostaatkanker. Wilt u deze vragenlijst invullen?",
  ],
  [
    "health",
    "Zwemgroep || De zwemgroep voor kinderen met een beperking begint weer op zaterdag 6 september.",
  ],
  [
    "health",
    "Groepsapp || Hoi, hierbij ieders nummer voor de groepsapp van de depressiegroep. Handig voor als je een keer niet kunt!",
  ],
  [
    "health",
    "Terugkombijeenkomst || Beste ouders, een jaar geleden waren jullie op de afdeling neonatologie. Graag ontmoeten we jullie weer op de terugkomdag voor ouders van te vroeg geboren kinderen.",
  ],
  [
    "health",
    "Carers lunch || Dear carers, our monthly lunch for people looking after someone with dementia is on the 4th.",
  ],
  ["health", "Reminder || You are due for your methadone collection. The pharmacy closes early on Friday."],
  [
    "rejection",
    "Functie adviseur || Na zorgvuldige afweging hebben wij helaas moeten besluiten uw kandidatuur niet verder in behandeling te nemen.",
  ],
  [
    "rejection",
    "Woningtoewijzing || Er waren 300 reacties op deze woning. U bent niet de kandidaat geworden die de woning krijgt aangeboden.",
  ],
  [
    "rejection",
    "Toelating || Je bent niet toegelaten tot de bachelor Psychologie. Je kunt binnen zes weken bezwaar maken.",
  ],
  [
    "rejection",
    "Award committee || After careful review, the committee has not selected your abstract for presentation.",
  ],
  [
    "dismissal",
    "Uitdiensttreding || Nu je proeftijd niet succesvol is afgerond, eindigt je contract op 14 maart.",
  ],
  [
    "dismissal",
    "Exit || Please return your badge. Your position was eliminated as part of the reduction in force.",
  ],
  [
    "debt",
    "Inloopspreekuur geldzaken || U krijgt deze mail omdat u bij ons in de schuldhulpverlening zit. Vanaf mei is het spreekuur op dinsdag.",
  ],
  [
    "debt",
    "Hersteltermijn || U heeft de afspraken uit uw schuldregeling niet nagekomen. U krijgt nog twee weken.",
  ],
  [
    "debt",
    "Debt group || Hi everyone, this is the group email for our Debtors Anonymous meeting. See you Thursday.",
  ],
  [
    "benefits",
    "Scholing || Alle bijstandsgerechtigden die zich hebben aangemeld voor de heftruckcursus worden maandag om 8.30 uur verwacht.",
  ],
  [
    "benefits",
    "Winterjas || U bent klant van de voedselbank en mag daarom in november gratis een winterjas uitzoeken.",
  ],
  [
    "benefits",
    "Inkomstenformulier || Wij hebben uw inkomstenformulier niet ontvangen. Daarom schorten wij uw uitkering op.",
  ],
  [
    "youth-care",
    "Zomerfeest pleeggezinnen || Hallo pleegouders en pleegkinderen! Het zomerfeest is op 2 juli in de kinderboerderij.",
  ],
  [
    "youth-care",
    "Rapport || De Raad voor de Kinderbescherming stuurt u hierbij het raadsrapport over uw kinderen.",
  ],
  ["youth-care", "CIN meeting || The child in need meeting for your son has been moved to Wednesday."],
  [
    "domestic-violence",
    "Kerstviering || Lieve bewoonsters van het Blijf-van-mijn-Lijfhuis, op 23 december vieren we kerst met jullie en de kinderen.",
  ],
  [
    "domestic-violence",
    "Peer group || Hello ladies, our Freedom Programme for women who have left abusive partners starts again.",
  ],
  ["crime", "Enkelband || De enkelband wordt dinsdag bij u thuis aangesloten. Zorg dat u thuis bent."],
  [
    "crime",
    "Informatieavond zedenzaak || U ontvangt deze brief omdat uw kind op de sportclub les had van de aangehouden trainer, die wordt verdacht van ontucht.",
  ],
  ["crime", "Jury || Following your conviction for theft you must attend the victim awareness course."],
  [
    "religion",
    "Pelgrimage || Broeders en zusters, wie gaat er mee met de bedevaart naar Lourdes? Pastoor Jan reist mee.",
  ],
  [
    "religion",
    "Youth group || Hey guys! Youth Bible study is at Pastor Mike's house this Friday. Bring snacks!",
  ],
  [
    "union",
    "Cao-acties || Beste FNV'ers bij de gemeente, jullie hebben massaal voor staken gestemd. De stakingsleider belt je.",
  ],
  [
    "politics",
    "Welkom || Welkom als nieuw lid van GroenLinks-PvdA! Op 2 februari is de kennismaking voor nieuwe leden.",
  ],
  ["sexuality", "Uitje || Hallo roze 50-plussers, we gaan op 8 mei naar het museum."],
  ["sexuality", "Support || You are invited to the drop-in for parents of transgender children."],
  [
    "origin",
    "Uitnodiging || Wij nodigen alle Eritrese statushouders uit voor een gesprek over vrouwenbesnijdenis.",
  ],
  [
    "origin",
    "Visum || Uw aanvraag voor een verblijfsvergunning regulier is afgewezen. U moet Nederland binnen 28 dagen verlaten.",
  ],
  [
    "health",
    "Vitaliteit || Jullie hebben je alle zes het afgelopen jaar vaker dan drie keer ziek gemeld. Daarom nodig ik jullie uit voor een frequent-verzuimgesprek.",
  ],
  [
    "health",
    "To all staff shielding || You are receiving this because you told us you are immunocompromised.",
  ],
  [
    "union",
    "Picket rota || Hi comrades, here is Wednesday's picket rota. Solidarity, your branch secretary.",
  ],
  [
    "health",
    "Bijeenkomst vrijdag || Beste (oud-)collega's,\n\nVrijdag 6 juni zien we elkaar weer op de bijeenkomst voor collega's met PTSS. Neem gerust je partner mee.\n\nTot dan, Ineke",
  ],
  [
    "health",
    "Kamp || Hoi ouders, de paklijst voor het zomerkamp voor kinderen met diabetes staat op de site. Vergeet de insulinepomp niet!",
  ],
  [
    "health",
    "Stand van zaken || Jullie zijn allemaal uitgenodigd bij de bedrijfsarts omdat jullie meer dan zes weken verzuimen.",
  ],
  [
    "health",
    "Groepsles || Dag dames, de groepsles bekkenbodem voor vrouwen na de bevalling begint om 19.00 uur.",
  ],
  [
    "health",
    "Nazorg || Wij hoorden dat u onlangs uw kindje hebt verloren. Op zondag is er een troostviering voor ouders.",
  ],
  [
    "health",
    "Stoma-inloop || De inloopochtend voor stomadragers is voortaan op de eerste maandag van de maand.",
  ],
  ["health", "Support || Thank you for registering for the bereavement café. We meet above the library."],
  [
    "health",
    "Your referral || Your GP has referred you to our memory clinic. Please bring someone who knows you well.",
  ],
  [
    "health",
    "Uitslag bevolkingsonderzoek || Uit het bevolkingsonderzoek darmkanker blijkt dat bij u bloed in de ontlasting is gevonden. U wordt verwezen naar het ziekenhuis.",
  ],
  [
    "rejection",
    "Sollicitatie groenmedewerker || Beste sollicitant,\n\nDank voor je reactie. We hebben je brief en cv gelezen. We nodigen je helaas niet uit voor een gesprek, omdat andere kandidaten meer ervaring hebben.",
  ],
  [
    "rejection",
    "Uitkomst procedure || Je bent tweede geworden. Dat betekent dat we de baan aan iemand anders aanbieden.",
  ],
  [
    "rejection",
    "Aanvraag bijdrage || Wij kunnen uw aanvraag voor een bijdrage uit het sportfonds niet toekennen omdat het budget op is.",
  ],
  [
    "rejection",
    "School place || We regret to tell you that your child has not been allocated a place at St Mary's.",
  ],
  [
    "rejection",
    "Call for proposals || Unfortunately your proposal was not among those selected for funding.",
  ],
  [
    "dismissal",
    "Gevolgen reorganisatie || Uw functie komt niet terug in de nieuwe structuur. Wij gaan met u op zoek naar ander werk.",
  ],
  [
    "dismissal",
    "Ontslagbrief || Geachte heer, mevrouw, hierbij zeggen wij uw arbeidsovereenkomst op met inachtneming van de opzegtermijn.",
  ],
  ["dismissal", "Flexpool || Jongens, slecht nieuws: jullie contracten worden na de zomer niet verlengd."],
  [
    "debt",
    "Cursus Rondkomen || Leuk dat je meedoet met de cursus Uit de schulden! We beginnen maandag met je inkomsten en uitgaven op een rij.",
  ],
  [
    "debt",
    "Bewindvoering || Uw bewindvoerder is met verlof. Neem voor leefgeld contact op met haar vervanger.",
  ],
  [
    "debt",
    "Deurwaarder || Omdat u niet hebt betaald, hebben wij uw dossier overgedragen aan de deurwaarder.",
  ],
  ["debt", "Rent || Notice of intention to seek possession: you owe us 1,900 pounds in rent."],
  [
    "benefits",
    "Kerstpakketten || Voor onze klanten van de kledingbank ligt er vanaf maandag een kerstpakket klaar. Kom je het ophalen?",
  ],
  [
    "benefits",
    "Zoekperiode || U hebt zich gemeld voor een bijstandsuitkering. De komende vier weken moet u zelf werk zoeken.",
  ],
  ["benefits", "Terugvordering || U heeft te veel uitkering ontvangen. U moet 320 euro terugbetalen."],
  [
    "benefits",
    "Hardship grant || Your household has been awarded a hardship grant because you receive free school meals.",
  ],
  [
    "youth-care",
    "Kerst || Beste pleegouders, ook dit jaar is er een sinterklaasviering voor alle pleegkinderen.",
  ],
  [
    "youth-care",
    "Jeugdwet || Voor uw zoon Daan hebben wij een indicatie voor jeugdhulp met verblijf afgegeven.",
  ],
  [
    "youth-care",
    "Supervised contact || Your contact session with your children at the family centre is cancelled this week.",
  ],
  [
    "domestic-violence",
    "Intake || U bent door Veilig Thuis bij ons aangemeld na het incident met uw man. Wij bellen u anoniem.",
  ],
  [
    "domestic-violence",
    "Verwerkingsgroep || Lieve meiden, onze verwerkingsgroep voor vrouwen die seksueel misbruikt zijn start op 1 oktober.",
  ],
  [
    "crime",
    "Herstelbemiddeling || De jongen die bij u heeft ingebroken, wil graag zijn excuses aanbieden. Wilt u als slachtoffer in gesprek?",
  ],
  ["crime", "Afspraak reclassering || Je moet je dinsdag melden bij de reclassering voor het adviesgesprek."],
  [
    "crime",
    "Restorative circle || Dear victims and families, the restorative meeting with the offender is on the 9th.",
  ],
  [
    "religion",
    "Koorrepetitie || Beste parochianen, in de vastentijd is er elke vrijdag kruisweg. Wie leest er voor?",
  ],
  ["religion", "Eid || Dear brothers and sisters, Eid prayers will be at 8am in the mosque car park."],
  [
    "union",
    "Contributieverhoging || Als lid van FNV Bouwen & Wonen betaal je vanaf januari 18 euro per maand.",
  ],
  ["union", "Vakbondscafé || Beste vakbondsmensen, dinsdag vakbondscafé over de staking bij Tata."],
  [
    "politics",
    "Congres || Beste leden van de Partij voor de Dieren, het congres is op 14 juni in Den Bosch.",
  ],
  [
    "sexuality",
    "Netwerk || Voor wie het nog niet wist: de borrel van ons lhbtiq+-netwerk is vrijdag. Tot dan, lieve mensen!",
  ],
  [
    "origin",
    "Examen || Je bent geslaagd voor je inburgeringsexamen! Vrijdag is de ceremonie in het stadhuis.",
  ],
  ["origin", "Moedertaal || Beste Syrische ouders, zaterdag is er Arabische les voor jullie kinderen."],
]

/** The same words in the mail of those who do the work, or said to everybody. */
const WORK: readonly string[] = [
  // A condition that is put as a question, and a question about others.
  "Griepprik || Heb je diabetes, dan mag je kiezen waar je gaat.",
  "Loket || Bent u mantelzorger, bel dan gerust met de balie.",
  "Campagne || Ken je iemand die thuis wordt mishandeld? De folders liggen in de hal.",
  "Campaign || Know someone who is being abused at home? The leaflets are in the hall.",
  // "Voor" begins a sentence, not a heading.
  "Taakstelling || Voor maart moeten we 41 statushouders huisvesten.",
  "Huisvesting || Voor juni zoeken we nog kamers waar vluchtelingen kunnen wonen.",

  "Training suïcidepreventie || Beste collega's, op 4 juni is de training suïcidepreventie voor medewerkers van het KCC. Je kunt je aanmelden via het leerportaal.",
  "Agressietraining || Je bent aangemeld voor de training omgaan met agressie en huiselijk geweld. Neem je legitimatie mee.",
  "Nieuwsbrief sociaal domein || In dit nummer: de nieuwe aanpak van schulden, een interview met een ervaringsdeskundige over verslaving, en de agenda. U ontvangt deze nieuwsbrief omdat u zich hebt aangemeld. Afmelden kan onderaan.",
  "Week tegen Kindermishandeling || Van 16 tot 22 november is het de Week tegen Kindermishandeling. Doe mee met een van de activiteiten!",
  "Persbericht || Gemeente Voorbeeld verruimt bijzondere bijstand. Inwoners met een laag inkomen kunnen vanaf 1 juli vaker een beroep doen op bijzondere bijstand.",
  "Verslag teamoverleg || 1. Opening. 2. Uitkeringen: de achterstand is weggewerkt. 3. Rondvraag.",
  "Welkom Sanne || Vandaag is Sanne de Boer begonnen bij team Schuldhulpverlening. Loop even langs om kennis te maken!",
  "Vacature || Wij zoeken een jeugdbeschermer voor 32 uur. Ken je iemand? Stuur deze vacature door.",
  "Symposium || U bent van harte uitgenodigd voor het symposium Jeugdhulp in beweging op 12 juni.",
  "Webinar PTSS || Je bent ingeschreven voor het webinar over PTSS bij hulpverleners. De link volgt.",
  "Verzuimbeleid || Vanaf 1 januari geldt een nieuw verzuimprotocol. Ben je ziek, dan meld je je voor 9 uur bij je leidinggevende.",
  "Aanvullende verzekering || Als medewerker krijg je korting op je zorgverzekering. Bekijk de vergoedingen voor fysiotherapie en psycholoog.",
  "Griepprik || Op 20 oktober kun je op kantoor je griepprik halen. Meld je aan via het formulier.",
  "Contract || Uw contract met Leger des Heils over de maatschappelijke opvang loopt af op 31 december.",
  "Afspraak || Kunnen we volgende week afspreken over de samenwerking met de Voedselbank? Wij brengen graag de taart mee.",
  "Collecte KWF || Wil jij collecteren voor KWF Kankerbestrijding? We zoeken nog vrijwilligers in jouw wijk.",
  "Koffie || Ik ben echt verslaafd aan die nieuwe koffie, jullie ook?",
  "Resultaten || The depressing results of last quarter are in the deck. Let me know your thoughts.",
  "Book club || This month we read a novel set in the Great Depression. You are all welcome.",
  "Bureaucracy || Your memo calls it the cancer of bureaucracy; nicely put.",
  "Rapport || Het rapport over statushouders en werk is klaar. Jullie krijgen het morgen in de mail.",
  "Raad || Beste raadsleden, hierbij ontvangt u de stukken over de Participatiewet voor de commissie van dinsdag.",
  "Werkgroep inclusie || Beste werkgroepleden, we bespreken woensdag hoe we lhbti-vriendelijker kunnen worden.",
  "Regenboog || Op 11 oktober is het Coming-Outdag. De regenboogvlag wappert bij alle locaties. Kom je ook naar de borrel?",
  "Ramadan || Tijdens de ramadan houden we rekening met collega's die vasten. Plan geen lunchvergaderingen.",
  "Kerst || Wij wensen u fijne kerstdagen en een gelukkig nieuwjaar!",
  "Stemmen || Op 15 maart zijn er verkiezingen. Je stempas krijg je thuis.",
  "CAO || De vakbonden en de VNG hebben een onderhandelingsresultaat. Je krijgt er in mei meer salaris door.",
  "Ondernemingsraad || Beste collega's, de OR heeft advies uitgebracht over de reorganisatie. Er vallen geen gedwongen ontslagen.",
  "Reorganisatie || Het college heeft besloten tot een reorganisatie van de dienst. In september volgt meer informatie.",
  "Proeftijd || Hoi Mark, kun jij in het model-arbeidscontract de proeftijd aanpassen naar een maand?",
  "Factuur || Uw factuur 20341 is nog niet betaald. Wij sturen u een tweede herinnering.",
  "Betaling || Hierbij bevestigen wij uw betalingsregeling met leverancier Bouwbedrijf. Het inkooporder nummer is 445.",
  "Bewonersavond || Beste buurtbewoners, u bent welkom op de informatieavond over de opvang van asielzoekers in onze gemeente.",
  "Opvang || In het Dorpshuis komen 40 vluchtelingen uit Oekraïne. Wilt u helpen? Meld u aan als vrijwilliger.",
  "Nationaliteit || Vul op het formulier uw naam, geboortedatum en nationaliteit in.",
  "Paspoort || Voor de reis hebben we van iedereen een kopie van de verblijfspagina van het paspoort nodig.",
  "Schoolnieuws || Beste ouders, woensdag komt de schoolarts. De GGD geeft een avond over ADHD en slaap voor alle ouders.",
  "Luizen || Beste ouders, in groep 4 zijn hoofdluizen gevonden. Wilt u uw kind controleren?",
  "Studiedag || Op de studiedag over autisme in de klas is er geen les. De kinderen zijn vrij.",
  "Keukentafel || Beste consulenten, de Wmo-indicaties moeten voor vrijdag in het systeem staan.",
  "Casuistiek || Wie heeft er ervaring met cliënten met een verslaving en schulden? Ik zoek een sparringpartner.",
  "Meldcode || Elke medewerker moet de Meldcode huiselijk geweld en kindermishandeling kennen. Doe de e-learning voor 1 mei.",
  "Ketenpartners || Beste ketenpartners, de bijeenkomst van het Zorg- en Veiligheidshuis is verplaatst. We bespreken detentie en re-integratie.",
  "Reclassering || Hallo Els, de contactpersoon bij de reclassering is veranderd. Je kunt nu bellen met Joost.",
  "Wandeltocht || Loop mee met de Samenloop voor Hoop en steun de strijd tegen kanker.",
  "Rijbewijs || Je rijbewijs verloopt binnenkort. Vraag op tijd een nieuw aan.",
  "Offerte || Helaas is uw offerte niet gekozen. De opdracht is gegund aan een andere aanbieder.",
  "Parkeren || Uw aanvraag voor een parkeervergunning is ontvangen en wordt in behandeling genomen.",
  "Planning || Je bent maandag ingeroosterd op de locatie Vrouwenopvang. De sleutel ligt bij de portier.",
  "Boekentip || Wie kent een goed boek over rouw? Ik lees nu iets over de dood van Socrates.",
  "Sport || Beste leden, het seizoen begint weer. De contributie wordt in september geïncasseerd.",
  "Bestuur || Beste leden van het bestuur, hierbij de agenda. Punt 3: samenwerking met de moskee aan de Dorpsstraat.",
  "Sprint review || The eviction of stale cache entries now works; your cache will not be starved.",
  "Memory || If a child process is killed by the OOM killer, please report it. Your job was aborted.",
  "Ticket || Your ticket about the orphaned records was rejected because the log was missing.",
  "Union station || Your train departs from Union Station at nine.",
  "Insurance || Your benefits enrollment opens Monday. Choose between the medical and dental plans.",
  "Diversity training || All staff must complete the module on sexual harassment and domestic violence awareness by May.",
  "Job ad || We are hiring a probation officer. Please share with your network.",
  "Press || Minister visits refugee centre. Journalists can register with the press office.",
  "Research || You are invited to review our paper on depression among students.",
  "Blood drive || You can donate blood at the office on Tuesday.",
  "Mental health week || It is Mental Health Awareness Week. Join us for yoga and cake in the lobby.",
  "Charity run || You are invited to join our charity run for the homeless shelter.",
  "Legal update || The Supreme Court has decided a case on asylum law. Your summary is attached.",
  "Plan B || Your plan was killed in committee, sorry.",
  "Energy || Power trading desk: your position was closed out after the counterparty default.",
  "Resignation || Karin heeft ontslag genomen en gaat bij een andere gemeente werken. We nemen vrijdag afscheid met taart.",
  "Weer || Er trekt een diepe depressie over Nederland; u kunt beter thuiswerken.",
  "Dank || Jullie zijn de ziel van dit project, ik ben er ziek van dat het stopt.",
  "Systeem || De koppeling met Suite4Jeugdzorg ligt eruit; jullie kunnen morgen weer inloggen.",
  "Protocol || Indien een leerling wordt geschorst, informeert de school de leerplichtambtenaar.",
  "Handhaving || Wie pakt de controle van het huisverbod-formulier op? Het sjabloon is verouderd.",
  "Jaarplanning || Hoi team, hierbij de planning voor de schuldhulpverlening 2026. Graag reactie voor vrijdag.",
  "Agenda MT || Beste collega's, op de agenda: 1. verzuimcijfers 2. stand van zaken Wmo-aanbesteding 3. wvttk.",
  "Casusoverleg || Beste allen, het casusoverleg Veilig Thuis van dinsdag begint een half uur later.",
  "Opleiding || Je hebt je ingeschreven voor de opleiding tot schuldhulpverlener. De eerste lesdag is 4 september.",
  "Congres jeugdzorg || U staat op de deelnemerslijst van het congres Jeugdzorg 2030. Uw badge ligt klaar bij de ingang.",
  "Nieuwe collega || Per 1 mei komt Farida ons versterken als gezinsvoogd. Welkom Farida!",
  "Afscheid || Onze collega Henk gaat met pensioen na 40 jaar reclassering. Borrel om 16 uur.",
  "Offerte || Geachte heer, in antwoord op uw offerteaanvraag voor rolstoelen ontvangt u hierbij onze prijzen.",
  "Wachtdienst || Wie kan mijn dienst op de afdeling psychiatrie van zaterdag overnemen? Ik ruil graag met jullie.",
  "Reanimatie || Je AED-cursus is verlopen. Schrijf je in voor de herhaling.",
  "Ziek || Marieke is ziek vandaag, haar afspraken zijn verzet.",
  "Gezondheidscheck || Als medewerker kun je gratis meedoen aan de gezondheidscheck. Je bloeddruk en cholesterol worden gemeten.",
  "Stoptober || Wil je stoppen met roken? In oktober doen we met z'n allen mee. Meld je aan bij Tim.",
  "Verzuimtraining leidinggevenden || U bent ingeschreven voor de training Het verzuimgesprek. De locatie is het stadhuis.",
  "OR-nieuws || De OR heeft ingestemd met het vitaliteitsbeleid en vragen gesteld over werkdruk en burn-outklachten.",
  "Bibliotheek || Uw gereserveerde boek ‘Leven met dementie’ ligt klaar bij de balie.",
  "Recensie || Ik las je stuk over de toeslagenaffaire in de krant, heel goed geschreven!",
  "Raadsvragen || Beste griffie, hierbij de antwoorden op de vragen van D66 over de opvang van statushouders.",
  "Communicatie || Kun je de tekst over bijzondere bijstand op de website aanpassen? De bedragen kloppen niet meer.",
  "Formulieren || Het aanvraagformulier voor de bijstandsuitkering is vernieuwd. Gebruik vanaf nu versie 3.",
  "Test || In acceptatie krijg ik een foutmelding als ik een uitkering wil beëindigen. Kun jij kijken?",
  "Vergaderruimte || De kamer van Halt is bezet, jullie kunnen in de grote zaal.",
  "Rondleiding || U bent aangemeld voor de rondleiding door de voormalige gevangenis. Verzamelen bij de poort.",
  "Kerkconcert || Beste koorleden, het concert is in de Sint-Janskerk. Wij verwachten u om 19 uur in het zwart.",
  "Trouwen || Jullie zijn uitgenodigd voor onze bruiloft! De plechtigheid is in de kerk van Ootmarsum.",
  "Begrafenis || De uitvaart van onze oud-collega is vrijdag in de parochiekerk. Wie rijdt er mee?",
  "Moskee-overleg || Beste Ahmed, bedankt voor de ontvangst in de moskee. We sturen je het verslag.",
  "Verkiezingen OR || Stem voor 3 juni op je kandidaat voor de ondernemingsraad. De FNV heeft ook een lijst ingediend.",
  "Stembureau || U bent ingedeeld bij stembureau 14 voor de gemeenteraadsverkiezingen. Neem uw identiteitsbewijs mee.",
  "Debat || Kom naar het lijsttrekkersdebat met VVD, D66 en GroenLinks in de raadzaal. Toegang gratis.",
  "Pride borrel || Iedereen is welkom op de borrel voor Pride Month, of je nu hetero bent of niet!",
  "Genderneutraal || Vanaf nu schrijven we 'Beste inwoner' in plaats van 'Geachte heer/mevrouw'. Dat is genderneutraal.",
  "Incasso || Uw abonnement is verlengd. Het bedrag wordt in termijnen van uw rekening afgeschreven.",
  "Aanmaning leverancier || Wij hebben factuur 88 nog niet ontvangen. Kunt u een kopie sturen? Anders krijgen wij een aanmaning.",
  "Deurwaarder gezocht || Voor het project zoeken we een deurwaarder die wil meedenken over sociaal incasseren.",
  "Ledenwerving || Beste leden van de tennisvereniging, wij zoeken een penningmeester. Je krijgt korting op je contributie.",
  "Voetbal || Je bent helaas niet geselecteerd voor zaterdag, de trainer stelt een andere keeper op. Volgende week weer!",
  "Quiz || Helaas, je bent niet de winnaar geworden van onze pubquiz.",
  "Bezwaar || Kun jij de beslissing op bezwaar in zaak 2026-114 nakijken voor ik hem verstuur?",
  "Aanbesteding || Wij hebben uw inschrijving beoordeeld. De opdracht is voorlopig gegund aan een andere inschrijver.",
  "Declaratie || Uw declaratie is afgewezen, want het bonnetje is onleesbaar.",
  "Inloggen || Uw account is geblokkeerd na drie mislukte pogingen. Vraag een nieuw wachtwoord aan.",
  "Vluchten || Uw vlucht KL1234 is geannuleerd. U kunt kosteloos omboeken.",
  "Taalcursus || Beste collega's, op maandag start de cursus Engels voor medewerkers. Je kunt je nog aanmelden.",
  "Internationale avond || Neem een gerecht mee uit je eigen cultuur! We eten samen in de aula.",
  "Oekraïne || De gemeente vangt 200 Oekraïense vluchtelingen op in het voormalige kantoor. Lees meer op onze website.",
  "AVG || Bijzondere persoonsgegevens zoals gezondheid, ras, geloof en vakbondslidmaatschap mag je niet zomaar mailen.",
  "Privacytraining || In de e-learning leer je wat je doet als je per ongeluk een lijst van bijstandsgerechtigden naar iedereen mailt.",
  "Voorlichting || De politie geeft op school voorlichting over sexting en loverboys. Ouders zijn welkom.",
  "Buurtpreventie || Beste buren, er is deze week twee keer ingebroken in onze straat. Doe uw ramen goed dicht.",
  "Project update || Team, the domestic violence shelter renovation is on schedule; your invoices are approved.",
  "Case law || Attached please find the ruling in the asylum case we discussed. Let me know if you need anything else.",
  "Offsite || The mental health panel was great. Thanks for organising, you rock!",
  "Benefits || Your 401k and dental benefits summary is ready. Call HR with questions.",
  "Roadmap || We rejected two proposals and accepted yours. You will get the budget in May.",
  "Killer app || I'm addicted to your new dashboard, it's insane how fast it is.",
  "Candidate debrief || Can you send your feedback on the candidate from yesterday? We may reject him for the senior role.",
  "Recruiting || We have decided not to proceed with the agency. Your contact there is Sam.",
  "Sermon || The CEO's Monday sermon was a bit much, don't you think?",
  "Church rental || Your booking of the church hall for the yoga class is confirmed.",
  "Union contract || Legal sent the draft collective agreement with the trade union; your comments by Friday please.",
  "Immigration desk || The new visa software is live; you can now see the residence permit module.",
  "Depressed prices || You asked about depressed gas prices; see the attached chart.",
  "Terminated deals || The following contracts have been terminated and your books should reflect it.",
  "Foster || Meeting with Foster + Partners moved to 3pm, your dial-in is unchanged.",
  "Dinner || Are you gay on Friday? I mean free. Autocorrect, sorry!",
  "Jaarcijfers || Hierbij de jaarcijfers bijstand. In totaal ontvingen 1.204 huishoudens een uitkering; dat is minder dan vorig jaar.",
  "Bijeenkomst professionals || Beste jeugdprofessionals, u bent welkom op de regionale bijeenkomst over de hervormingsagenda jeugd.",
  "Uitnodiging netwerk || Graag nodigen wij u uit voor het netwerkontbijt armoede en schulden, voor organisaties in de wijk.",
  "Wijkkrant || In de wijkkrant staat een stukje over het inloopspreekuur mantelzorg. Willen jullie dat nog nalezen?",
  "Vrijwilligers gezocht || Wil jij maatje worden van een statushouder? Kom naar de informatieavond voor vrijwilligers op 3 mei.",
  "Bloemetje || Zullen we iets sturen naar Petra? Iedereen legt 5 euro in, dan regel ik het.",
  "Kinderfeestje || Noah is jarig! Jullie zijn uitgenodigd in de speelhal. Laat even weten of je kind een allergie heeft.",
  "Dieetwensen || Voor de lunch: laat weten of je vegetarisch eet of een allergie hebt.",
  "BHV || Je bent BHV'er op vrijdag. De ontruimingsoefening is om 10 uur.",
  "Ontruiming || Donderdag is er een ontruimingsoefening in het stadhuis. Neem de trap.",
  "Beveiliging || De stagiair van de reclassering komt maandag. Graag een pas klaarleggen.",
  "Inspectie || De inspectie komt langs op de afdeling gehandicaptenzorg, zorg dat jullie dossiers op orde zijn.",
  "Planning spreekuur || De bedrijfsarts heeft vanaf juni op woensdag spreekuur in kamer 2.12.",
  "Richtlijn || De nieuwe richtlijn dementie is gepubliceerd. Jullie vinden hem op het intranet.",
  "Intervisie || Beste jeugdhulpverleners, de intervisie van donderdag gaat niet door.",
  "Toegang || Je hebt nu toegang tot de map Pleegzorg op SharePoint.",
  "Vraag || Heb jij nog het telefoonnummer van de schuldhulpmaatjes? Ik wil ze uitnodigen voor de markt.",
  "Huurverhoging || Uw huur stijgt per 1 juli met 4 procent. U hoeft niets te doen.",
  "Betaling lidmaatschap || De contributie van de hockeyclub wordt eind september geïncasseerd. Bent u het niet eens, mail de penningmeester.",
  "Reünie || Beste oud-leerlingen van het Christelijk Lyceum, de reünie is op 12 oktober. Jullie komen toch ook?",
  "Schoolreis || Beste ouders, de klas gaat naar het Anne Frank Huis. Geef uw kind een lunchpakket mee.",
  "Open dag || Welkom op de open dag van de islamitische basisschool! U kunt ook een kijkje nemen in de gebedsruimte.",
  "Kerstmarkt || De diaconie verzorgt de glühwein op de kerstmarkt. Wie van het team helpt mee met opbouwen?",
  "Zorgverlof || Wist je dat je recht hebt op kortdurend zorgverlof als je moeder ziek is? Lees meer op intranet.",
  "Diversiteit || Volg de workshop inclusief werven. Je leert hoe je mensen met een arbeidsbeperking aantrekt.",
  "Privacy || Let op: zet nooit de ziekmelding van een collega in je agenda.",
  "Vacature || Ben jij de nieuwe teamleider Wmo? Solliciteer voor 1 mei.",
  "Stage || We hebben een stagiaire voor de afdeling kinderbescherming. Haar naam is Iris en ze studeert in Leiden.",
  "Compliment || Jullie hebben de crisis in de daklozenopvang geweldig opgelost. Dank namens de directie.",
  "Inspraak || U hebt een zienswijze ingediend over de komst van het asielzoekerscentrum. De raad behandelt deze op 8 mei.",
  "Vergunning || Uw aanvraag voor een evenementenvergunning voor de iftar op het plein is in behandeling.",
  "Begroting kerk || Beste penningmeesters, de subsidie voor monumentale kerken is overgemaakt. U ontvangt een specificatie.",
  "Stakeholder meeting || You are invited to the stakeholder meeting on the new addiction clinic planning permit.",
  "Vendor || Your company was not shortlisted for the tender; the award notice is attached.",
  "Fire drill || Your team is scheduled for fire drill at 2. Do not use the elevators.",
  "Pharma || Our Phase III oncology trial enrolled 400 patients. Your shares have vested.",
  "Gym || Your membership renewal at the gym failed because your card expired.",
  "Volunteer || Thanks for volunteering at the food bank with the team on Saturday! Photos are on the intranet.",
  "Prison visit || You are booked on the prison museum tour. Parking is limited.",
  "Benefit gala || You and a guest are invited to the benefit gala for children with leukemia.",
  "Refugee week || It's Refugee Week! Watch the film with us in the canteen.",
  "Rumour || Did you see the article on the union vote at the warehouse? Wild.",
  "Crash || The process was terminated because you were out of memory.",
  "Legal hold || You have been identified as a custodian in the matter of Smith v. Acme. Do not delete emails about the redundancy process.",
  "Teamdag || Hoi allemaal, op 12 juni is onze teamdag. We gaan met het hele wijkteam kanoën. Zwemdiploma verplicht!",
  "Aansluiten || Kun jij maandag aansluiten bij het overleg met de GGZ over beschermd wonen?",
  "Terugbellen || Mevrouw belde over haar parkeervergunning. Bel je haar terug?",
  "Nieuw dossier || Er staat een nieuw dossier schuldhulp in jouw werkvoorraad. Pak je het op?",
  "Werkvoorraad || Jullie hebben nog 14 aanvragen bijzondere bijstand openstaan. Lukt dat voor vrijdag?",
  "Instructie balie || Klanten met een vraag over kwijtschelding verwijs je naar loket 4.",
  "Inwerken || Je loopt maandag mee met een consulent inkomen. Zo zie je hoe een bijstandsaanvraag gaat.",
  "Handboek || In het handboek staat hoe u omgaat met een ziekmelding. Leest u hoofdstuk 3.",
  "Informatieavond ouders || De GGD en het jongerenwerk organiseren een ouderavond over drugs en alcohol. U bent welkom!",
  "Collega || Onze collega Ria is bevallen van een zoon! Er ligt een kaart bij de receptie die je kunt tekenen.",
  "Project || Jullie zijn gevraagd voor de klankbordgroep mantelzorgbeleid. De eerste sessie is 3 juni.",
  "Symposium rouw || Je ticket voor het symposium Rouw op het werk vind je in de bijlage.",
  "Adviesraad || Beste leden van de adviesraad sociaal domein, bijgaand de stukken over armoede en jeugdhulp.",
  "Cliëntenraad || Beste leden van de cliëntenraad, de vergadering van dinsdag is in kamer 4.",
  "Subsidie verleend || Wij hebben besloten uw stichting een subsidie te verlenen voor activiteiten voor mantelzorgers.",
  "Samenwerking || Dank voor het fijne gesprek over de taallessen voor statushouders. We sturen u een voorstel.",
  "Sponsorloop || De kinderen lopen vrijdag voor het Ronald McDonald Huis. Sponsort u ook een kind?",
  "Medicijnkast || De BHV-koffer en de medicijnkast zijn aangevuld.",
  "Roken || Het rookhok verdwijnt per 1 januari. Vragen? Mail facilitair.",
  "Loopbaan || Wil je eens praten over je loopbaan? Onze coach heeft nog plekken vrij.",
  "Ergocoach || De ergocoach komt langs om je bureau in te stellen, zo voorkom je rsi.",
  "Pensioen || Je gaat over drie jaar met pensioen. Kom naar de bijeenkomst over pensioen.",
  "Functiehuis || De functies in ons functiehuis worden opnieuw beschreven. Voor jou verandert er niets.",
  "Inhuur || Het contract van de inhuurkracht wordt niet verlengd. Kun jij het account afsluiten?",
  "Vertrek || Na zeven jaar ga ik een nieuwe uitdaging aan. Mijn laatste werkdag is 30 april.",
  "Selectiecommissie || Beste commissieleden, in de bijlage de brieven van zes kandidaten. Wie nodigen we uit?",
  "Kandidaat || De kandidaat heeft zich teruggetrokken. De gesprekken van morgen gaan niet door.",
  "Bestelling || De door u bestelde rolstoel is niet leverbaar; u ontvangt uw geld terug.",
  "Openstaand || Er staat nog een bedrag open van 45 euro voor de overblijf. Wilt u dit overmaken?",
  "Bibliotheekboete || U bent te laat met uw boeken. De boete is 2 euro.",
  "Ouderbijdrage || Beste ouders, de vrijwillige ouderbijdrage is dit jaar 60 euro per kind.",
  "Wijkagent || Ik ben de nieuwe wijkagent en stel me graag aan u voor. Kom langs op het spreekuur.",
  "Camera || De politie zoekt getuigen van de aanrijding in de Dorpsstraat. Heeft u iets gezien?",
  "Kamervragen || Kamervragen over kindermishandeling: kun jij voor 12 uur input leveren?",
  "Kerk te koop || De kerk in onze straat wordt verbouwd tot appartementen. U kunt bezwaar maken tot 1 juni.",
  "Carnaval || Alaaf! Kom je ook verkleed naar kantoor?",
  "Allerheiligen || Op 1 november is de begraafplaats extra lang open.",
  "Kamerdebat || Morgen debatteert de Kamer over asiel; wij volgen het live. Haak je aan?",
  "Taaltip || Schrijf 'mensen met een migratieachtergrond' en niet 'allochtonen'. Zie de schrijfwijzer.",
  "Wereldkeuken || Donderdag kookt Fatma Turks voor ons. Geef je op!",
  "Product launch || Our new hearing aid app is live, check your dashboard.",
  "Hackathon || You are invited to our hackathon on AI for cancer detection.",
  "Parental leave policy || HR updated the parental leave policy. You can find the FAQ on the intranet.",
  "Interview schedule || You are interviewing the candidates on Tuesday. Rejections go out on Friday.",
  "Vendor risk || Your vendor filed for chapter 11. Treasury wants your exposure.",
  "Street closed || Due to the strike your bus may be delayed.",
  "Dear members || Dear members of the finance committee, the bad debt provision is on page 3.",
  "School newsletter || Dear parents, our new school nurse can help with head lice and asthma inhalers. Unsubscribe below.",
  "Court booking || You have court 3 on Monday at 7. Bring your racket.",
]

for (const [category, mail] of LISTS) {
  test(`a list of people (${category}): ${mail}`, () => {
    const { sensitivity, categories } = read(mail)
    assert.equal(sensitivity, "certain")
    assert.ok(categories.includes(category), categories.join(" "))
  })
}

for (const mail of WORK)
  test(`work, or news: ${mail}`, () => assert.notEqual(read(mail).sensitivity, "certain"))

function read(mail: string): SensitivityFact {
  const [subject = "", newText = ""] = mail.split(" || ")
  return observeSensitivity({ subject, newText, eventTitle: "" })
}
