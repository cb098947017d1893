import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { MAX_ZONE_UNITS } from "./read-zone.ts"
import { MAX_SIGHTINGS, mayBeSensitive, observeSensitivity, type SensitivityInput } from "./sensitivity.ts"
import { growsAtMost } from "../../../../tools/growth.ts"

/** "subject || text" and what is expected of it: the sensitivity, then the categories that membership reveals. */
type Row = readonly [mail: string, expected: string]

const CERTAIN_NL: readonly Row[] = [
  ["Contactdag PTSS || U bent uitgenodigd voor de contactdag PTSS op 3 juni.", "certain health"],
  ["Contactdag || Beste oud-collega's met PTSS, graag tot ziens in de kantine.", "certain health"],
  ["Programma || Beste lotgenoten, hierbij het programma van zaterdag.", "certain health"],
  ["Uw afspraak || Uw behandeling op de polikliniek psychiatrie begint om 9 uur.", "certain health"],
  ["Uitslag || Bij u is diabetes vastgesteld.", "certain health"],
  ["Verzuim || Je bent ziek gemeld per 12 maart.", "certain health"],
  ["Traject || Wegens uw burn-out hebben wij een afspraak bij de bedrijfsarts gemaakt.", "certain health"],
  ["Groep donderdag || U neemt deel aan de praatgroep depressie.", "certain health"],
  [
    "Groep donderdag || Beste deelnemers, de rouw- en verslavingsgroep begint een uur later.",
    "certain health",
  ],
  ["Brief || U lijdt aan een posttraumatische stressstoornis.", "certain health"],
  [
    "Vervolg || De wachtlijst van de GGZ is korter geworden en u krijgt in mei uw intake voor de eetstoornis.",
    "certain health",
  ],
  ["Bloedonderzoek || Uw hiv-test is positief.", "certain health"],
  ["Uw sollicitatie || Helaas moeten wij u meedelen dat u niet bent geselecteerd.", "certain rejection"],
  [
    "Uw sollicitatie || Hartelijk dank voor uw belangstelling. Helaas gaan wij met een andere kandidaat verder.",
    "certain rejection",
  ],
  [
    "Vacature beleidsmedewerker || Tot onze spijt moeten wij je afwijzen voor deze functie.",
    "certain rejection",
  ],
  ["Reactie || Je bent het helaas niet geworden.", "certain rejection"],
  ["Reactie || Beste sollicitant, wij nodigen je niet uit voor een gesprek.", "certain rejection"],
  ["Reactie || Uw sollicitatie is afgewezen.", "certain rejection"],
  ["Stand van zaken || De keuze is niet op u gevallen.", "certain rejection"],
  ["Subsidie || Uw aanvraag is afgewezen omdat u niet aan de voorwaarden voldoet.", "certain rejection"],
  ["Schuldhulp || Uw aanvraag schuldhulpverlening is in behandeling.", "certain debt"],
  ["Herinnering || U hebt een betalingsachterstand van drie maanden huur.", "certain debt"],
  ["Uw traject || Het minnelijk traject voor uw schulden begint in mei.", "certain debt"],
  ["Intake schuldhulpverleningstraject || U bent uitgenodigd op het stadskantoor.", "certain debt"],
  ["Brief || Uw schuldsanering loopt af op 1 mei.", "certain debt"],
  ["Budgetcursus || Beste cliënten van de schuldhulp, de cursus gaat door.", "certain debt"],
  ["Wijziging || Uw bijstandsuitkering verandert per 1 januari.", "certain benefits"],
  ["Wijziging || U ontvangt een uitkering op grond van de Participatiewet.", "certain benefits"],
  ["Toeslag || Je bent gedupeerde van de toeslagenaffaire.", "certain benefits"],
  ["Voedselbank || U komt in aanmerking voor de voedselbank.", "certain benefits"],
  ["Bijzondere bijstand || Wij hebben uw aanvraag ontvangen.", "certain benefits"],
  ["Zaak || U bent verdachte in een strafzaak.", "certain crime"],
  ["Zaak || Uw strafblad is opgevraagd.", "certain crime"],
  ["Taakstraf || U bent veroordeeld tot een taakstraf van 40 uur.", "certain crime"],
  ["Nazorg || Beste ex-gedetineerden, de nazorgbijeenkomst is verplaatst.", "certain crime"],
  [
    "Aangifte || Als slachtoffer van huiselijk geweld kunt u terecht bij ons spreekuur.",
    "assumed domestic-violence",
  ],
  ["Gebedsgroep || Beste broeders en zusters, de gebedsgroep komt bij elkaar.", "certain religion"],
  ["Ramadan || Jullie geloof verdient ruimte, beste moslimcollega's.", "certain religion"],
  ["Parochie || U bent ingeschreven als lid van de parochie.", "certain religion"],
  ["Acties || Beste FNV-leden, morgen staken wij vanaf zes uur.", "certain union"],
  ["Contributie || Uw vakbondscontributie wordt in mei geïncasseerd.", "certain union"],
  ["Lidmaatschap || U bent lid van de vakbond en ontvangt stakingsgeld.", "certain union"],
  ["Ledenvergadering || Beste partijgenoten, de kandidatenlijst ligt klaar.", "certain politics"],
  ["Contributie || Uw partijlidmaatschap is verlengd.", "certain politics"],
  ["Roze netwerk || Beste lhbti-collega's, vrijdag borrelen wij.", "certain sexuality"],
  ["Transitie || Uw intake bij de genderkliniek is op dinsdag.", "certain sexuality"],
]

const BENIGN_NL: readonly Row[] = [
  ["Zorgverzekeraar || Onze nieuwe zorgverzekeraar biedt korting aan alle medewerkers.", "assumed health"],
  ["Griepprik || De griepprik is er voor alle medewerkers.", "assumed health"],
  ["Afgelast || De vergadering gaat niet door wegens ziekte.", "none"],
  ["Overleg || Hierbij de notulen van het overleg schuldhulpverlening.", "assumed debt"],
  ["Artikel || In de krant stond een column over PTSS bij veteranen.", "assumed health"],
  ["Congres || U bent uitgenodigd voor het congres over PTSS in de zorg.", "assumed health"],
  ["Verzuimbeleid || Als je ziek bent, meld je dat voor negen uur bij je leidinggevende.", "none"],
  ["Planning || Zorg dat je op tijd bent, dan zorg ik voor koffie.", "none"],
  ["Sprint 14 || In het scherm Uw bijstandsuitkering werkt de knop Opslaan nog niet.", "assumed benefits"],
  ["Project || Je hebt gelijk: het bijstandssysteem gaat pas in juni live.", "assumed benefits"],
  ["Factuur 2041 || Uw factuur is nog niet betaald. U ontvangt hierbij een herinnering.", "none"],
  ["Declaratie || Je declaratie is afgewezen omdat de bon ontbreekt.", "assumed rejection"],
  ["Voorstel || Het college heeft het voorstel afgewezen.", "assumed rejection"],
  [
    "Vacature || Wij zoeken een collega voor schuldhulpverlening. Ken jij een goede kandidaat?",
    "assumed debt",
  ],
  ["Gesprekken || Morgen komen twee kandidaten op gesprek, sluit je aan?", "none"],
  ["Brieven || In de standaardbrief staat: uw sollicitatie is afgewezen.", "assumed rejection"],
  ["Lunch || Helaas kan ik niet bij de lunch zijn.", "none"],
  [
    "Nieuwsbrief || Lees in deze nieuwsbrief over onze aanpak van depressie onder jongeren.",
    "assumed health",
  ],
  ["Onderzoek || Het onderzoek naar burn-out is klaar, je vindt het rapport op de schijf.", "assumed health"],
  ["Beleid || Het beleid voor bijzondere bijstand wordt in de raad besproken.", "assumed benefits"],
  ["Raad || De VVD en de PvdA hebben vragen gesteld over het parkeren.", "assumed politics"],
  ["Cao || De vakbonden en de werkgevers hebben een akkoord over de cao.", "assumed union"],
  ["Locatie || Wij zien elkaar in het café tegenover de kerk.", "none"],
  ["Vertrouwen || Ik geloof dat jullie dit kunnen.", "none"],
  ["Feest || Vrijdag is er een feest, jullie zijn allemaal welkom.", "none"],
  [
    "Training || Jullie zijn aangemeld voor de training omgaan met verslaving bij cliënten.",
    "assumed health",
  ],
  ["Team || Je bent ingepland bij het team schuldhulpverlening.", "assumed debt"],
  ["Politie || De politie heeft de aangifte van de gestolen fietsen opgenomen.", "none"],
  ["Dossier || De strafzaak tegen de aannemer dient in mei.", "assumed crime"],
  ["Cijfers || De criminaliteitscijfers van het tweede kwartaal staan klaar.", "none"],
  ["Regenboog || De regenboogvlag hangt op 11 oktober bij alle locaties.", "none"],
  [
    "Diversiteit || Het diversiteitsbeleid noemt ook homoseksuele en transgender medewerkers.",
    "assumed sexuality",
  ],
  ["Suikerfeest || Op het Suikerfeest is het kantoor gewoon open.", "none"],
  ["Systeem || De koppeling met het uitkeringssysteem is ziek, zei de beheerder.", "assumed benefits"],
  ["Rooster || Wie kan de dienst van vrijdag overnemen?", "none"],
  ["Begroting || De schulden van de gemeente nemen af.", "none"],
  ["Jaarrekening || De langlopende schulden staan op pagina 4 van uw jaarrekening.", "none"],
  ["Uitval || Er is geen sprake van een burn-out bij de medewerker.", "assumed health"],
  ["Test || De test was positief, we kunnen live.", "none"],
  ["Beterschap || De cursus is uitgesteld, de docent heeft griep.", "none"],
  ["Partij || Deze partij schroeven is afgekeurd.", "none"],
  ["Verkiezingen || De stembureaus zijn open van half acht tot negen.", "none"],
  ["Subsidieregels || Een aanvraag wordt afgewezen als het budget op is.", "assumed rejection"],
  ["Presentatie || Kun je de presentatie over schuldsanering nog nalopen?", "assumed debt"],
  ["Webinar || U bent aangemeld voor het webinar over de Participatiewet.", "assumed benefits"],
]

const CERTAIN_EN: readonly Row[] = [
  ["Results || You have been diagnosed with type 2 diabetes.", "certain health"],
  ["Support group || Dear fellow survivors, our PTSD support group meets on Monday.", "certain health"],
  ["Appointment || Your chemotherapy appointment is on 4 May.", "certain health"],
  ["Leave || Your sick leave has been registered.", "certain health"],
  [
    "Your application || We regret to inform you that your application was unsuccessful.",
    "certain rejection",
  ],
  [
    "Thank you for applying || After careful consideration we will not be moving forward with your application.",
    "certain rejection",
  ],
  ["Position of analyst || Unfortunately you have not been selected for an interview.", "certain rejection"],
  ["Your candidacy || We have decided to pursue other candidates.", "certain rejection"],
  ["Debt advice || You are enrolled in the debt management plan.", "certain debt"],
  ["Reminder || Your rent arrears must be paid by Friday.", "certain debt"],
  ["Change || Your unemployment benefit ends in June.", "certain benefits"],
  ["Food bank || You are eligible for the food bank.", "certain benefits"],
  [
    "Probation || Your probation officer expects you on Tuesday. You were convicted of theft.",
    "certain crime",
  ],
  ["Bible study || Dear brothers and sisters in Christ, we meet on Sunday.", "certain religion"],
  ["Strike || Dear union members, the picket line starts at six.", "certain union"],
  [
    "Branch meeting || As a party member of Labour you are invited to the branch meeting.",
    "certain politics",
  ],
  ["Pride network || Dear LGBT colleagues, our drinks are on Friday.", "certain sexuality"],
]

const BENIGN_EN: readonly Row[] = [
  ["Open enrollment || Your health insurance options for next year are on the intranet.", "assumed health"],
  ["Flu shots || Flu shots are available to all employees.", "assumed health"],
  ["News || An article about PTSD among veterans was in the paper.", "assumed health"],
  ["Conference || You are invited to the conference on depression at work.", "assumed health"],
  ["Policy || If you have been diagnosed with a chronic illness, talk to HR.", "assumed health"],
  ["Meeting || The meeting is cancelled, John is ill.", "none"],
  ["Budget || Your proposal was rejected by the committee.", "assumed rejection"],
  ["Launch || After careful consideration we decided to postpone the launch.", "none"],
  ["Deploy || Unfortunately your application crashed again.", "none"],
  ["Interviews || Please send me your notes on the candidates.", "none"],
  ["Restructuring || You have the debt restructuring deck for the subsidiary.", "none"],
  ["Filing || The bankruptcy filing of our customer is attached for your review.", "assumed debt"],
  ["Invoice || Your invoice is overdue.", "none"],
  ["Benefits || Here are the benefits of the new design.", "none"],
  ["Screens || The welfare benefits system project needs your sign-off.", "assumed benefits"],
  ["Railroad || Union Pacific has confirmed your shipment.", "none"],
  ["Brussels || The European Union published the directive you asked for.", "none"],
  ["Party || You are invited to my birthday party.", "none"],
  ["Office || The new office is opposite the church.", "none"],
  ["Faith || I have faith in you.", "none"],
  ["Training || You have been enrolled in the sexual harassment training.", "none"],
  ["Risk || The report on political risk is on your desk.", "none"],
  ["Execution || Convicted of nothing, the firm settled; see the article.", "assumed crime"],
  [
    "Template || Our template says: we regret to inform you that your application was unsuccessful.",
    "assumed rejection",
  ],
]

const CERTAIN_FURTHER: readonly Row[] = [
  ["Aangifte || U krijgt deze mail omdat u slachtoffer bent van bedreiging.", "certain crime"],
  [
    "Informatieavond || Graag nodigen wij u uit voor de informatieavond voor mensen met MS en hun naasten.",
    "certain health",
  ],
  [
    "Zelfhulp || Hoi allemaal, de AA-groep komt dinsdag bijeen. Je bent van harte welkom met je drankprobleem.",
    "certain health",
  ],
  ["Uw recept || Uw medicijnen voor uw schildklier liggen klaar bij de apotheek.", "certain health"],
  ["Vervolgafspraak || Op 4 mei verwachten wij u op de afdeling oncologie.", "certain health"],
  [
    "Re-integratie || U bent sinds 1 maart arbeidsongeschikt. Daarom nodigen wij u uit voor een gesprek.",
    "certain health",
  ],
  ["Terugkomdag || Beste ouders van een kind met autisme,", "certain health"],
  ["WGA || Uw WGA-beoordeling: u bent volledig arbeidsongeschikt verklaard.", "certain health"],
  ["Zwanger || Gefeliciteerd met je zwangerschap! Je verlof gaat in op 1 juni.", "certain health"],
  [
    "Sollicitatie || Bedankt voor je sollicitatie. We hebben besloten om niet met je verder te gaan.",
    "certain rejection",
  ],
  [
    "Sollicitatie || Wij hebben uw brief met belangstelling gelezen. Helaas voldoet u niet aan de eisen en nodigen we u niet uit.",
    "certain rejection",
  ],
  [
    "Vacature || Wij hebben gekozen voor kandidaten die beter bij het profiel passen. Wij wensen u succes met uw verdere loopbaan.",
    "certain rejection",
  ],
  ["Selectie || Je staat op de reservelijst en bent niet toegelaten tot de opleiding.", "certain rejection"],
  ["Plaatsing || Helaas is uw kind uitgeloot voor de school van uw keuze.", "certain rejection"],
  ["Reorganisatie || Je functie vervalt en je bent boventallig verklaard.", "certain dismissal"],
  ["Traject || U bent toegelaten tot de Wsnp.", "certain debt"],
  ["Aanmaning || Uw huurachterstand bedraagt drie maanden. Wij dreigen met ontruiming.", "certain debt"],
  [
    "Budgetbeheer || Uw leefgeld wordt voortaan op vrijdag overgemaakt door uw bewindvoerder.",
    "certain debt",
  ],
  ["Kennismaking || Als uw schuldhulpverlener nodig ik u uit voor een gesprek.", "certain debt"],
  ["Bijstand || U krijgt vanaf mei geen bijstand meer.", "certain benefits"],
  ["WW || Uw WW-uitkering stopt op 1 juli.", "certain benefits"],
  [
    "Kerstpakket || Beste klanten van de voedselbank, vrijdag ligt er een extra pakket klaar.",
    "certain benefits",
  ],
  ["Energietoeslag || Als minima ontvangt u dit jaar een energietoeslag.", "certain benefits"],
  ["Inburgering || Beste statushouders, de les begint om tien uur.", "certain origin"],
  ["Oproep || U wordt als verdachte gehoord op het politiebureau.", "certain crime"],
  ["Zitting || De rechtbank behandelt uw strafzaak op 9 juni.", "certain crime"],
  ["Slachtofferhulp || U hebt aangifte gedaan van verkrachting. Wij bieden u hulp.", "certain crime"],
  ["Werkstraf || Uw werkstraf begint maandag om acht uur.", "certain crime"],
  ["Kerkbalans || Beste gemeenteleden, ook dit jaar vragen wij uw bijdrage.", "certain religion"],
  ["Moskee || Beste bezoekers van onze moskee, het gebed begint om 13 uur.", "certain religion"],
  ["Staking || Beste stakers, verzamelen om acht uur bij de poort.", "certain union"],
  ["Kaderdag || Je bent als kaderlid van FNV uitgenodigd voor de kaderdag.", "certain union"],
  ["ALV || Beste leden van GroenLinks, de ALV is op 3 juni.", "certain politics"],
  [
    "Coming-outgroep || Je bent aangemeld voor de praatgroep voor homo's die nog in de kast zitten.",
    "certain sexuality",
  ],
  ["Clinic || Your appointment at the oncology department is confirmed.", "certain health"],
  [
    "Accommodation || Your request for accommodation due to your bipolar disorder was approved.",
    "certain health",
  ],
  [
    "Application update || Thank you for your interest. Unfortunately, we have decided not to move forward with your candidacy.",
    "certain rejection",
  ],
  [
    "Application status || We received many strong applications and are unable to offer you a place.",
    "certain rejection",
  ],
  ["Redundancy || Your position has been made redundant.", "certain dismissal"],
  [
    "Payment plan || You have fallen behind on your mortgage and your debts were passed to a collection agency.",
    "certain debt",
  ],
  [
    "Hearing || You are a victim of domestic violence and may bring a supporter.",
    "certain domestic-violence crime",
  ],
  ["Parish council || Dear parishioners, the bake sale is on Sunday.", "certain religion"],
  ["AA || Dear members of the alcoholics support group, we moved to room 4.", "certain health"],
  [
    "Nazorg || Fijn dat u meedoet aan de nazorgbijeenkomst voor mensen die borstkanker hebben gehad.",
    "certain health",
  ],
  ["Dagbehandeling || Vanaf maandag start uw dagbehandeling bij de psychiater.", "certain health"],
  ["Slaaponderzoek || Uw slaapapneu: u wordt woensdag verwacht in het ziekenhuis.", "certain health"],
  [
    "Cursus || Beste deelnemers aan de cursus Leven met diabetes, neem uw glucosemeter mee.",
    "certain health",
  ],
  ["Verlof || Je zwangerschapsverlof is goedgekeurd.", "certain health"],
  [
    "WIA || U bent twee jaar ziek en komt mogelijk in aanmerking voor een WIA-uitkering.",
    "certain health benefits",
  ],
  ["Uitslag selectie || Wij hebben een keuze gemaakt en jij bent het niet geworden.", "certain rejection"],
  ["Open sollicitatie || Op dit moment hebben wij geen passende functie voor u.", "certain rejection"],
  ["Stage || Helaas kunnen we je geen stageplek aanbieden.", "certain rejection"],
  ["Bezwaar || Uw bezwaar is ongegrond verklaard.", "certain rejection"],
  ["Urgentie || Uw aanvraag voor een urgentieverklaring hebben wij afgewezen.", "certain rejection"],
  [
    "Regeling || U hebt nog een openstaande schuld van 400 euro. Wij bieden u een betalingsregeling.",
    "certain debt",
  ],
  ["Afspraak || Neem voor de intake schuldhulp al uw aanmaningen mee.", "certain debt"],
  ["Budgetbeheerder || Uw budgetbeheer stopt.", "certain debt"],
  ["Huisbezoek || Wij controleren of u recht hebt op uw bijstandsuitkering.", "certain benefits"],
  ["Wmo || Uw pgb voor huishoudelijke hulp is verlengd.", "certain benefits"],
  ["Reclassering || Uw toezichthouder van de reclassering belt u morgen.", "certain crime"],
  ["Vonnis || U bent door de politierechter veroordeeld.", "certain crime"],
  ["Getuige || Beste slachtoffers van de aanslag, de zitting is openbaar.", "certain crime"],
  ["Koor || Beste parochianen, het koor repeteert op woensdag.", "certain religion"],
  ["Iftar || Beste moslims van onze wijk, welkom bij de iftar.", "certain religion"],
  ["Bond || Beste kaderleden, dinsdag bespreken we de staking.", "certain union"],
  ["Campagne || Beste leden van de PvdA, zaterdag flyeren we.", "certain politics"],
  ["Netwerk || Beste transgender collega's, het netwerk komt bijeen.", "certain sexuality"],
  ["Treatment || Your treatment at the rehab clinic starts Monday.", "certain health"],
  ["Group || Welcome to the bereavement and depression support group.", "certain health"],
  ["Outcome || We will not be taking your application further.", "certain rejection"],
  ["Outcome || On this occasion you have not been successful.", "certain rejection"],
  ["Rent || You are two months behind and face eviction.", "certain debt"],
  ["Benefit || Your claim for universal credit was approved.", "certain benefits"],
]

const CERTAIN_REPORTED: readonly Row[] = [
  [
    "Uw sollicitatie || Helaas moeten wij u mededelen dat wij u niet uitnodigen voor een gesprek.",
    "certain rejection",
  ],
  ["Bericht || Wij moeten u mededelen dat wij u niet uitnodigen voor een gesprek.", "certain rejection"],
  ["Bericht || Onze keuze is op een andere kandidaat gevallen.", "certain rejection"],
  ["Bericht || Helaas bent u niet door de briefselectie gekomen.", "certain rejection"],
  ["Bericht || Helaas hebben wij een ander gekozen.", "certain rejection"],
  ["Loting || Uw kind is dit jaar niet ingeloot.", "certain rejection"],
  ["Uw sollicitatie || Beste heer, mevrouw,\n\nHelaas. Wij wensen u succes.", "certain rejection"],
  ["Your application || Dear all,\n\nUnfortunately we chose somebody else.", "certain rejection"],
  ["Onderzoek GGD || U bent positief getest op tuberculose.", "certain health"],
  ["Bijeenkomst || U bent uitgenodigd met andere nabestaanden van zelfdoding.", "certain health"],
  ["School || Uw kind krijgt dyslexiebegeleiding vanaf maandag.", "certain health"],
  ["Dag || Beste (oud-)collega's met een beroepsziekte, tot vrijdag.", "certain health"],
  ["Dag || Graag zien wij jullie als collega's met P.T.S.S. op de bijeenkomst.", "certain health"],
  ["Inloop || Beste mensen met astma, u bent uitgenodigd.", "certain health"],
  ["Controle || Wegens uw hartaandoening wordt u verwacht.", "certain health"],
  ["Controle || U hebt gehoorverlies.", "certain health"],
  ["Bewind || U bent onder bewind gesteld.", "certain debt"],
  ["Betalen || Wegens uw wanbetaling volgt een gesprek.", "certain debt"],
  ["Keuring || Uw WIA begint in mei.", "certain benefits"],
  [
    "Training || U bent aangemeld voor de training huiselijk geweld voor plegers.",
    "certain domestic-violence",
  ],
  ["Zitting || Uw kind is onder toezicht gesteld.", "certain youth-care"],
  ["Straf || U bent aangehouden wegens winkeldiefstal.", "certain crime"],
]

/** Not to be held, whatever they are thought to mention. */
const HARMLESS: readonly string[] = [
  "Nieuws || Beste collega's, ik ben zwanger, jullie zijn uitgenodigd voor taart!",
  "Nieuws || Mijn zwangerschapsverlof begint in mei, jullie zijn uitgenodigd voor taart.",
  "Nieuws || Ik heb een burn-out gehad en jullie zijn uitgenodigd voor mijn afscheid.",
  "Werkwijze || Beste klantmanagers, jullie bijstandsgerechtigden krijgen in mei een brief.",
  "Sollicitatie || Helaas kan ik niet bij de gesprekken zijn.",
  "Uw bestelling || Helaas is het boek niet op voorraad.",
  "Verzuim || De verzuimcijfers van april zijn bekend, je vindt ze in het dashboard.",
  "Gezondheid || Doe mee met de gezonde week: elke dag fruit voor alle collega's.",
  "Rouw || Met verdriet melden wij dat onze collega is overleden aan kanker.",
  "Overleg GGZ || Jullie zijn uitgenodigd voor het ketenoverleg GGZ en gemeente.",
  "Casus || Kun jij de casus van de cliënt met schizofrenie in het MDO inbrengen?",
  "Instructie || Je hebt toegang gekregen tot het dossier schuldhulpverlening van het team.",
  "Roosters || Je bent ingeroosterd op de afdeling oncologie.",
  "Inkoop || Uw offerte voor de verslavingszorg hebben wij ontvangen.",
  "Werkinstructie || U kunt uw klant wijzen op bijzondere bijstand.",
  "Subsidie || Uw subsidieaanvraag is ontvangen, u krijgt binnen acht weken bericht.",
  "Verlof || Je verlofaanvraag is afgewezen vanwege de drukte.",
  "PR || Je pull request is afgewezen door de reviewer.",
  "Gesprek || Helaas kan de kandidaat van morgen niet komen, we plannen een nieuwe datum.",
  "Rechtbank || De rechtbank heeft de zitting verplaatst, kun je de zaal afzeggen?",
  "Taakstraffen || Op dinsdag werken er mensen met een taakstraf in het plantsoen.",
  "Kerk || De kerk aan de markt wordt gerestaureerd; de steigers staan er tot mei.",
  "OR || Beste collega's, de ondernemingsraad en de vakbonden spreken morgen over het sociaal plan.",
  "Raadsvergadering || De fractie van de PvdA dient een motie in.",
  "Pride || Jullie zijn welkom op de boot van de gemeente bij de Pride.",
  "Uitnodiging || U bent uitgenodigd voor de opening van de nieuwe GGZ-kliniek.",
  "Stand-up || Ik ben ziek vandaag, Karin neemt over.",
  "Migratie || De tabel uitkeringen is omgezet, jullie hebben weer toegang.",
  "Personeelsfeest || Je bent uitgeloot voor de fiets, volgend jaar beter!",
  "Deurwaarder || De deurwaarder komt langs om zijn werk toe te lichten aan de stagiairs.",
  "Opdracht || Uw opdracht betreft de werving van ervaringsdeskundigen depressie.",
  "Verzekering || Uw zorgverzekering wordt via ons collectief voordeliger.",
  "EHBO || Heb je een EHBO-diploma? Je hebt recht op een dag verlof.",
  "Vergoeding || Je thuiswerkvergoeding en je reiskosten worden uitgekeerd.",
  "Kanker || Loop mee met de Roparun tegen kanker! Je bent van harte uitgenodigd.",
  "Spreekuur || Vanaf mei heeft de bedrijfsarts spreekuur op locatie.",
  "Deadline || You have been assigned the chapter on unemployment benefits.",
  "Lunch talk || You are welcome at the lunch talk about autism.",
  "Access || Your request was rejected by the firewall.",
  "Contract || Your counterproposal was unsuccessful and the tender went to another bidder.",
  "Litigation || You have the deposition of the convicted trader in your folder.",
  "Debt desk || Your debt trades settled yesterday; creditors have confirmed.",
  "Charity || You are invited to run for cancer research with us.",
  "Union || You have a call with Credit Union at noon.",
  "Election || Your vote for the board of the sports club counts.",
  "Welfare || Your employees' welfare matters.",
  "Candidates || Here are the candidates. Unfortunately two of them withdrew their application.",
  "Schedule || You are scheduled to cover the cancer ward and the psychiatric clinic.",
  "Foreclosure || You have the foreclosure model for the Texas plant.",
  "Legal || You are copied on the indictment of the former treasurer.",
  "Jubileum || Je bent 25 jaar in dienst, hartelijk gefeliciteerd!",
  "Cao || U ontvangt in mei de eenmalige uitkering volgens de cao.",
  "Pensioen || Uw pensioenuitkering kunt u zelf berekenen op de website.",
  "Dividend || U ontvangt de uitkering van het dividend in juni.",
  "Bijstand || Met juridische bijstand van ons kantoor bent u verzekerd van goed advies.",
  "Migratie || U krijgt bijstand van onze helpdesk bij de overgang.",
  "Klacht || Uw klacht over de parkeerplaats is in behandeling.",
  "Behandeling || De behandeling van uw bezwaar tegen de vergunning duurt zes weken.",
  "Vergunning || Uw aanvraag voor een kapvergunning is ontvangen.",
  "Kliniek || De kliniek levert morgen de monitoren die u bestelde.",
  "Ontslag || Ik neem ontslag per 1 juni, bedankt voor de mooie tijd!",
  "Aangifte || Uw belastingaangifte moet voor 1 mei binnen zijn.",
  "Incasso || Uw automatische incasso is ingesteld.",
  "Depressie || Het weer: een depressie trekt over, u kunt beter thuiswerken.",
  "Kerk || Jullie zijn uitgenodigd voor de kerstborrel in de Grote Kerk.",
  "Partij || Je bent uitgenodigd voor ons tuinfeest, een echte partij!",
  "Verslaafd || Je bent vast verslaafd aan onze nieuwe koffie.",
  "Bezoek || Jullie bezoeken morgen de moskee voor de opendag.",
  "Inhuur || Je hebt morgen een gesprek met een kandidaat voor de functie van psychiater.",
  "Deurwaarder || Kun je uw brief aan de deurwaarder nog laten nakijken?",
  "ICT || Je account is tijdelijk geblokkeerd vanwege verdachte activiteit.",
  "Phishing || Heb je een verdachte mail ontvangen? Meld het.",
  "Sensor || Your system is in critical condition after the update.",
  "Therapy || Retail therapy: your discount code is inside.",
  "Great depression || You are reading our weekly history mail on the Great Depression.",
  "Benefits || Your benefits package includes a car and a phone.",
  "Members || Dear members, the tennis court is closed.",
  "Code || Your merge request was declined by the bot.",
  "Contest || Your photo was not selected by the jury.",
  "Hospital || Your delivery to the hospital arrived.",
  "Gay || Your hotel is on Gay Street next to the station.",
]

for (const [name, rows] of [
  ["addressed as one of them, in Dutch", CERTAIN_NL],
  ["tempting but harmless, in Dutch", BENIGN_NL],
  ["addressed as one of them, in English", CERTAIN_EN],
  ["tempting but harmless, in English", BENIGN_EN],
  ["addressed as one of them, in other words", CERTAIN_FURTHER],
  ["addressed as one of them, as reported", CERTAIN_REPORTED],
] as const) {
  for (const [mail, expected] of rows) test(`${name}: ${mail}`, () => assert.equal(said(mail), expected))
}

for (const mail of HARMLESS)
  test(`not certain: ${mail}`, () => assert.notEqual(said(mail).split(" ")[0], "certain"))

function said(mail: string): string {
  const [subject = "", newText = ""] = mail.split(" || ")
  const fact = observeSensitivity({ subject, newText, eventTitle: "" })
  return [fact.sensitivity, ...fact.categories].join(" ")
}

test("the title of an appointment counts as the subject does", () => {
  const event = (eventTitle: string): string =>
    observeSensitivity({ subject: "", newText: "", eventTitle }).sensitivity
  assert.equal(event("Praatgroep depressie"), "certain")
  assert.equal(event("Intake schuldhulpverlening"), "certain")
  assert.equal(event("Overleg schuldhulpverlening"), "assumed")
  assert.equal(event("Kwartaalplanning"), "none")
})

test("what an appointment is called is said of those whom it invites, unless it is work or has an agenda below it", () => {
  const invited = (eventTitle: string, newText: string): string =>
    observeSensitivity({ subject: "Even bijpraten", newText, eventTitle }).sensitivity
  assert.equal(invited("Aanzeggesprekken boventalligen", "Kamer 1.12, koffie staat klaar."), "certain")
  assert.equal(invited("Afvallers functie planner bellen", "Zorg dat je van de vloer af kan."), "certain")
  assert.equal(invited("Redundancy consultation meetings", "Room 4, next to HR."), "certain")
  assert.equal(invited("Werkgroep boventalligen", "Kamer 1.12, koffie staat klaar."), "assumed")
  assert.equal(invited("Training boventalligen begeleiden", "Kamer 1.12."), "assumed")
  assert.equal(invited("Boventalligen", "x".repeat(500)), "certain")
  assert.equal(invited("Boventalligen", "x".repeat(501)), "assumed")
})

test("what is only mentioned is told apart from what only hints", () => {
  const { mentioned, hinted } = observeSensitivity({
    subject: "Planning",
    newText: "De bijstand staat dinsdag op de lijst. De zuster is er om 9 uur.",
    eventTitle: "",
  })
  assert.deepEqual([mentioned, hinted], [["benefits"], ["health"]])
  const denied = observeSensitivity({
    subject: "",
    newText: "Geen bijstand, maar wel koffie.",
    eventTitle: "",
  })
  assert.deepEqual(denied.mentioned, [])
})

const elsewhere: readonly [why: string, input: Partial<SensitivityInput>, expected: string][] = [
  ["a last remark below the closing", { signature: "Jan\nU hebt een betalingsachterstand." }, "certain debt"],
  ["a department below the closing", { signature: "Jan de Wit\nAfdeling schuldhulpverlening\nGGZ" }, "none"],
  ["a department and a button", { signature: "Maak uw afspraak online\nGGZ Voorbeeld" }, "none"],
  ["a group with a telling name", { groupNames: "PTSS-lotgenoten" }, "certain health"],
  ["a group with the name of a team", { groupNames: "Team schuldhulp" }, "assumed debt"],
  ["the names of people and where they work", { names: "Jan (GGZ)\n\nPiet (GGZ)" }, "assumed health"],
  ["a sender who is the support group", { names: "PTSS lotgenotengroep" }, "certain health"],
]
for (const [why, input, expected] of elsewhere) {
  test(`beside the text: ${why}`, () => {
    const fact = observeSensitivity({ subject: "", newText: "Tot vrijdag.", eventTitle: "", ...input })
    assert.equal([fact.sensitivity, ...fact.categories].join(" "), expected)
  })
}

/** Told together when and where to come, or spoken of together; and what looks like it in the mail of those who work there. */
const TOGETHER: readonly (readonly [mail: string, isCertain: boolean])[] = [
  ["PTSS-dag 14 mei || Hoi allemaal, de bus vertrekt om 9.00 uur. Neem zelf een lunch mee.", true],
  ["Migrainegroep || Hoi allemaal, morgen om 15.00 uur in kamer 2.04. Ik zet koffie.", true],
  ["Roze borrel voor lhbti-collega's || Hoi allemaal, vrijdag om vijf uur in café De Brug.", true],
  ["Iftar voor moslimcollega's || Lieve collega's, donderdag om 19.30 uur in de kantine. Tot dan!", true],
  ["ADHD-netwerk || Dag allemaal, onze volgende bijeenkomst is op 3 juni in kamer 1.14.", true],
  ["Kaderleden FNV || Dag allemaal, de bus naar de actie vertrekt om 7 uur.", true],
  ["Bipolar peer network || Hi all, we meet on Monday at 4 pm in room 12.", true],
  ["Long covid group || Hi all, our meeting on Tuesday is moved to room 4.12. See you there.", true],
  ["PTSD peer contact day || Hello everyone, lunch will be at noon, the bus leaves at four.", true],
  ["Verlenging || Hallo allemaal, van jullie zes verloopt de verblijfsvergunning dit jaar.", true],
  ["Sleutel || Beste allemaal, jullie gebruiken de gebedsruimte dagelijks. De sleutel ligt klaar.", true],
  ["Salaris || Beste collega's, op jullie salaris ligt loonbeslag.", true],
  ["Incident || Jullie hebben je allemaal ziek gemeld na het incident.", true],
  ["Reactie || Kom langs als je wilt horen waarom jij het niet bent geworden.", true],
  ["Verhuizing GGZ-locatie || Hoi allen, de verhuiswagen komt om 8 uur. Zaal 3 is dan dicht.", false],
  ["Nieuwe app voor diabetes || Hi all, demo of the app on Monday at 2 pm in room 7.", false],
  ["Daklozenopvang rooster || Hoi allemaal, wie kan zaterdag om 22 uur?", false],
  ["Werkplan statushouders || Beste collega's, wij bespreken het maandag om 13 uur in zaal B.", false],
  ["Jeugdzorg inspectie || Hoi allemaal, de inspectie komt om 9 uur. Jullie kamers graag opruimen.", false],
  ["Prison visit by the board || Dear all, we meet at the gate at 10 am. Bring your passport.", false],
  ["Debt collection team outing || Hi all, bus leaves at 9 am. Bring your boots.", false],
  ["EHBO-herhaling || Beste BHV'ers, jullie oefenen met een epileptische aanval en een brandwond.", false],
  [
    "Vertrouwenspersoon || Je kunt bij mij terecht als het gaat om je huidskleur, je religie of je handicap.",
    false,
  ],
  ["Omgangsvormen || Word je gepest om je afkomst, je geloof of je geaardheid? Kom langs.", false],
  [
    "Code of conduct || No one is treated differently for your race, your religion or your disability.",
    false,
  ],
  ["Lunch || Wie eet er mee?\n\nBen jij slachtoffer van huiselijk geweld? Bel Veilig Thuis.", false],
  ["Winkelstraat || Mensen met dementie wonen thuis en komen bij u in de winkel.", false],
  ["Cursus || Jullie leren in zaal 2 hoe je schulden bij inwoners herkent.", false],
  // Whoever learns to handle it doesn't have it.
  ["Meldcode || Lieve collega's, donderdag leggen we uit hoe je huiselijk geweld herkent.", false],
  ["Meldcode || Leer hoe je partnergeweld bij een collega bespreekt en waar je het meldt.", false],
  ["Donderdag || Wij laten jullie zien hoe je een burn-out voorkomt.", false],
  ["Training || You will hear how to recognise domestic violence in your patients.", false],
  ["Avond || Beste pleegouders, tips om een pleegkind te begeleiden volgen.", true],
  ["Donderdag || Beste mantelzorgers, we praten over hoe je voor jezelf zorgt.", true],
  ["Kalender || Op 6 maart is er een gezamenlijke iftar in de burgerzaal, iedereen is welkom.", false],
  ["Oproep || Voor ons onderzoek naar hulp na partnergeweld zoeken wij vrouwen die willen meedoen.", false],
  ["Testen || Bij de intake van testpersoon Piet Proef worden de schuldeisers niet opgeslagen.", false],
  ["Printer || Collega's, dat ding is ziek. Hij is depressief, hij heeft een burn-out.", false],
]
for (const [mail, isCertain] of TOGETHER) {
  test(`${isCertain ? "they have it" : "nobody has it"}: ${mail}`, () => {
    const [subject = "", newText = ""] = mail.split("||").map((part) => part.trim())
    const fact = observeSensitivity({ subject, newText, eventTitle: "" })
    assert.equal(fact.sensitivity === "certain", isCertain)
    if (!isCertain) assert.deepEqual(fact.personal, [])
  })
}

test("what is only mentioned beside something that is addressed is content, not membership", () => {
  const { categories, contentCategories } = observeSensitivity({
    subject: "",
    newText: "Uw bijstandsuitkering is toegekend. In de krant stond een artikel over de vakbonden.",
    eventTitle: "",
  })
  assert.deepEqual(categories, ["benefits"])
  assert.deepEqual(contentCategories, ["benefits", "union"])
})

test("a sighting says where the words stand", () => {
  const newText = "Welkom.\n\nU bent uitgenodigd voor de PTSS-contactdag."
  const { sightings } = observeSensitivity({ subject: "", newText, eventTitle: "" })
  const [first] = sightings
  assert.ok(first)
  assert.equal(newText.slice(first.start, first.end), "PTSS")
  assert.deepEqual([first.words, first.zone, first.addressed], ["PTSS", "text", true])
})

test("spelling doesn't hide a term: case, diacritics, decomposed letters, soft hyphens, zero-width characters", () => {
  for (const term of ["PTSS", "ptss", "pt\u00ADss", "p\u200Bt\u200Dss", "pt\u0301ss"]) {
    assert.equal(said(`Dag || U bent uitgenodigd voor de contactdag ${term}.`), "certain health", term)
  }
  assert.equal(said("Brief || U hebt een zelfmoordpoging of suïcidepoging overleefd."), "certain health")
  assert.equal(
    said("Brief || U hebt een zelfmoordpoging of suïcidepoging overleefd.".normalize("NFD")),
    "certain health",
  )
})

test("what lies behind the limit is not read, and that is said", () => {
  const at = (units: number): string => "x ".repeat(units / 2) + "PTSS"
  const read = (newText: string): readonly [boolean, string] => {
    const fact = observeSensitivity({ subject: "", newText, eventTitle: "" })
    return [fact.truncated, fact.sensitivity]
  }
  assert.deepEqual(read(at(MAX_ZONE_UNITS - 4)), [false, "assumed"])
  assert.deepEqual(read(at(MAX_ZONE_UNITS)), [true, "none"])
})

test("a word list is read to a limit, and that is said", () => {
  const read = (words: number): boolean =>
    observeSensitivity({ subject: "", newText: "kanker ".repeat(words), eventTitle: "" }).truncated
  assert.equal(read(64), false)
  assert.equal(read(65), true)
})

test("sightings are bounded, and the addressed ones come first", () => {
  const { sightings } = observeSensitivity({
    subject: "",
    newText: "Een artikel over PTSS. ".repeat(MAX_SIGHTINGS) + "U hebt kanker.",
    eventTitle: "",
  })
  assert.equal(sightings.length, MAX_SIGHTINGS)
  assert.equal(sightings[0]?.words, "kanker")
})

test("no text makes it throw, and every sighting lies within its zone", () => {
  const word = fc.constantFrom(
    ..."u bent je uw niet helaas PTSS kanker bijstand . \n\n - @ :// ' \u00AD \uD800".split(" "),
  )
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(word, { maxLength: 200 }).map((words) => words.join(" ")),
  )
  fc.assert(
    fc.property(text, text, text, text, (subject, newText, eventTitle, carried) => {
      const unused = { signature: "", names: "", groupNames: "" }
      const zones = { subject, text: newText, event: eventTitle, carried, ...unused }
      const fact = observeSensitivity({ subject, newText, eventTitle, carried })
      for (const { zone, start, end, words } of fact.sightings) {
        assert.ok(0 <= start && start < end && end <= zones[zone].length)
        assert.ok(zones[zone].slice(start, end).startsWith(words))
      }
      assert.equal(fact.sensitivity === "none", fact.categories.length === 0)
      assert.equal(
        fact.sensitivity === "certain",
        fact.sightings.some((sighting) => sighting.addressed),
      )
    }),
  )
})

test("where the quick look finds nothing, no lines of the text say anything", () => {
  const word = fc.constantFrom(
    ..."u bent je uw niet helaas gediagnosticeerd p t s s ptss coming out other candidates we regret sollicitatie . , -".split(
      " ",
    ),
    "\n",
    "\n\n",
    "x ".repeat(70),
  )
  const words = fc.array(word, { maxLength: 20 }).map((list) => list.join(" "))
  fc.assert(
    fc.property(words, fc.nat(8), fc.nat(8), (text, from, to) => {
      const lines = text.split("\n").slice(from, from + to)
      const said = { subject: "Uw sollicitatie", newText: lines.join("\n"), eventTitle: "" }
      const isSilent = !mayBeSensitive(said.subject) && !mayBeSensitive(text)
      if (isSilent) assert.equal(observeSensitivity(said).sensitivity, "none")
    }),
    { numRuns: 2_000 },
  )
})

test("ten times the text takes no hundred times the work: words that could reach each other everywhere", () => {
  const unit =
    "beste u bent uw wie over de voor van als omdat u wordt PTSS medewerkers die mevrouw heeft kanker "
  const reading = (repeats: number) => {
    const newText = unit.repeat(repeats)
    return () => observeSensitivity({ subject: "", newText, eventTitle: "" })
  }
  assert.ok(growsAtMost(30, reading(4_000), reading(40_000)))
})

/** Politics, unions, crime, violence at home and youth care, as those who write avoid the textbook word. */
const AVOIDED: readonly Row[] = [
  ["Zaterdag || Lieve canvassers, verzamelen om 10 uur bij het buurthuis.", "certain politics"],
  ["Dank || Dank voor uw gift aan de partij. Samen maken wij van maart een feest.", "certain politics"],
  ["Welcome || Welcome to the Labour Party! We meet every second Tuesday.", "certain politics"],
  ["Dinsdag || De bond staat je bij in het gesprek met je leidinggevende.", "certain union"],
  ["Thursday || You are on picket duty from six, wear something warm.", "certain union"],
  ["Daarna || Over twee weken komt u vrij. Er is een slaapplek geregeld.", "certain crime"],
  ["Woensdag || De man die bij jullie heeft ingebroken is gepakt.", "certain crime"],
  ["Room 2 || Miss the group and it counts as a breach of your order.", "certain crime"],
  ["Aanmelding || Veilig Thuis heeft u bij ons aangemeld, ik bel u anoniem.", "certain domestic-violence"],
  ["Friday || Your room at the refuge is ready, the key is with Denise.", "certain domestic-violence"],
  ["Zaterdag || Lieve steunouders, wij gaan met alle kinderen naar zee.", "certain youth-care"],
  ["Thursday || Your contact session with your children is at four.", "certain youth-care"],
]
const NOT_AVOIDED: readonly string[] = [
  "OR || Jullie zijn uitgenodigd om te stemmen voor de OR; elke kandidaat stelt zich voor.",
  "Uitje || Ben jij ook van de partij bij het bedrijfsuitje?",
  "Card || Thanks to everyone who signed a card for Anne.",
  "Wedding || Celebrate our union with us: you are invited.",
  "Schooltuin || Je bent lid van het actiecomité voor de schooltuin.",
  "Licence || Your trial ends in three days, upgrade now.",
  "Excel || Je krijgt een foutmelding in de cel waar het totaal staat.",
  "Review || Your probation period ends on 1 May; your manager plans a review.",
  "Wedstrijd || Jullie waren getuige van een prachtige wedstrijd!",
  "Dossier || Collega's, het parket vraagt om jullie proces-verbaal van de overval.",
  "Fire drill || Your escape plan is on the wall; the panic button is tested on Monday.",
  "Taxi || Kom veilig thuis! Jullie krijgen een taxi.",
  "School || Beste ouders, u kunt bij zorgen over uw kind terecht bij de intern begeleider.",
  "Campus || Your placement at the school starts on Monday.",
]
for (const [mail, expected] of AVOIDED)
  test(`without the textbook word: ${mail}`, () => assert.equal(said(mail), expected))
for (const mail of NOT_AVOIDED)
  test(`words of a situation in another one: ${mail}`, () =>
    assert.notEqual(said(mail).split(" ")[0], "certain"))

const CARE_LOVE_LAND_AND_BELIEF: readonly Row[] = [
  ["Dinsdag || Beste cliënten, uw depotinjectie wordt voortaan op dinsdag gegeven.", "certain health"],
  ["Avond || Beste wensouders, de draagmoederavond begint om acht uur.", "certain health"],
  [
    "Bus || Beste ouders, het leerlingenvervoer naar de mytylschool haalt uw kind eerder op.",
    "certain health",
  ],
  ["Tuesday || Hi all, proud of your recovery: ninety days sober.", "certain health"],
  ["Monday || Dear student, your exam accommodations have been entered.", "certain health"],
  ["Afspraak || Beste allen, jullie PrEP-controle is verplaatst.", "certain sexuality"],
  ["Notary || As a same-sex couple you need a donor agreement.", "certain sexuality"],
  ["Balie || Neem uw v-nummer en uw verblijfspas mee naar de balie.", "certain origin"],
  ["Class || Dear parents, your children can join the newcomers group.", "certain origin"],
  ["Lab || Because of your Iranian nationality we need an exemption.", "certain origin"],
  ["Zondag || Fijn dat jullie je kindje laten dopen.", "certain religion"],
  [
    "Rooster || Jullie hebben bij je leidinggevende aangegeven dat je meedoet aan de ramadan.",
    "certain religion",
  ],
  [
    "Agenda || You indicated in the form that you keep the holidays as a Jewish employee.",
    "certain religion",
  ],
  ["Rooster || Jullie hebben laten weten dat jullie een burn-out hebben.", "certain health"],
  ["Loon || Jullie hebben naast het loon ook een aanvulling vanuit de Wajong.", "certain benefits"],
  ["Loon || Jullie hebben het boek over de Wajong.", "assumed benefits"],
  ["Code || Your leave on account of domestic violence has a code of its own.", "certain domestic-violence"],
  ["Code || You can ask for leave because of domestic violence.", "assumed domestic-violence"],
  ["Boek || Jullie hebben aangegeven dat je iets over de ramadan wilt lezen.", "assumed religion"],
  ["Rooster || De directie heeft aangegeven dat de ramadan dit jaar in maart valt.", "assumed religion"],
  ["Seats || Dear members, your High Holy Day seats are ready.", "certain religion"],
]
const WORDS_OF_THEM_AT_WORK: readonly string[] = [
  "Adoptie || Beste key-users, jullie adoptie van Teams loopt voorspoedig.",
  "Perron || Beste reizigers, uw trein vertrekt van spoor 2.",
  "Kast || Jullie mappen staan in de kast, en voor het jubileum halen we alles uit de kast.",
  "SoA || Graag jullie regels voor de SoA van de ISO-audit.",
  "Codes || Your recovery codes are in the vault, your scan results are attached.",
  "Golf || Beste leden, uw handicap wordt na de ronde bijgewerkt.",
  "Uitslag || Jullie hebben nipt gewonnen!",
  "Zaal || De zaal heeft een ringleiding en is rolstoeltoegankelijk, u reserveert vooraf.",
  "Verlof || Beste medewerkers, uw zwangerschapsverlof vraagt u aan via het portaal.",
  "Dashboard || Dear BI team, your dashboard needs some prep.",
  "Induction || Dear students, your orientation week on gender studies starts Monday.",
  "Offerte || Geachte heer Koster, uw offerte voor de zondagse openstelling is binnen.",
  "Opvang || Beste ouders, de opvanglocatie van uw bso verhuist.",
  "Plant || Your contractors need a work permit for hot work on the platform.",
  "Visit || Please bring your passport; your nationality is needed for the visitor list.",
  "Thuis || Your home office equipment arrives on Friday.",
]
for (const [mail, expected] of CARE_LOVE_LAND_AND_BELIEF)
  test(`care, love, land and belief: ${mail}`, () => assert.equal(said(mail), expected))
for (const mail of WORDS_OF_THEM_AT_WORK)
  test(`the same words at work: ${mail}`, () => assert.notEqual(said(mail).split(" ")[0], "certain"))

/** Being turned down, losing work, owing money and living on support, as those who write say it to people's faces. */
const SAID_TO_THEM: readonly Row[] = [
  ["Kamer || Lief dat jullie kwamen kijken. De kamer gaat naar iemand anders.", "certain rejection"],
  ["Uitslag || Het is geen van jullie geworden; de commissie zoekt verder.", "certain rejection"],
  ["Auditions || You didn't make the shortlist this time.", "certain rejection"],
  ["Seminar || Your abstract was not selected for the conference.", "certain rejection"],
  ["Rooster || Vanaf oktober heb ik geen diensten meer voor jullie.", "certain dismissal"],
  ["Proeftijd || Het klikt niet, dus in de proeftijd nemen we afscheid.", "certain dismissal"],
  ["Personeel || U bent per direct vrijgesteld van werkzaamheden.", "certain dismissal"],
  ["July || We have decided not to renew your contracts after July.", "certain dismissal"],
  ["Review || Your capability hearing is on Thursday at ten.", "certain dismissal"],
  ["Post || Neem jullie ongeopende post mee, dan maken we samen stapels.", "certain debt"],
  ["Huur || De huur van mei is nog niet binnen.", "certain debt"],
  ["Rent || Your rent is late again and we may start eviction proceedings.", "certain debt"],
  ["Werk || Beste WW'ers, de koffie staat klaar in de bieb.", "certain benefits"],
  ["Formulier || Uw inkomstenformulier over maart ontbreekt.", "certain benefits"],
  ["Card || Your EBT card will be reloaded on the 5th.", "certain benefits"],
]
const SAID_OF_OTHER_THINGS: readonly string[] = [
  "Verhuizing || De functie verhuist naar een ander team.",
  "Keuze || De keuze is gevallen op een andere leverancier.",
  "Lunch || Geen van jullie heeft zich aangemeld voor de lunch.",
  "Afvallen || Zo val je af: je valt af van minder suiker.",
  "Features || A few features did not make the cut for this release.",
  "Round || Let me know whether you can make it to the next meeting.",
  "Abonnement || Dit abonnement kunnen jullie niet verlengen na 1 mei.",
  "Afscheid || Vrijdag is Karins laatste werkdag, kom je ook taart eten?",
  "Laptop || Op je laatste werkdag lever je je laptop in.",
  "Christmas || We are letting you go home early on the 24th.",
  "Deadline || The deadline will not be extended, Friday is the last day to register.",
  "Straat || Dinsdag wordt uw water afgesloten wegens werkzaamheden.",
  "Wachtwoord || Je ww verloopt over drie dagen.",
  "Loods || De verhuurder verhoogt de huur van de loods.",
  "Audit || The ISO recertification audit is planned for May.",
]
for (const [mail, expected] of SAID_TO_THEM)
  test(`to their faces: ${mail}`, () => assert.equal(said(mail), expected))
for (const mail of SAID_OF_OTHER_THINGS)
  test(`the same words of other things: ${mail}`, () => assert.equal(said(mail), "none"))

/** Things handed out, rooms changed, thanks given: who writes them names what the readers are only in passing. */
const IN_PASSING: readonly Row[] = [
  ["Ruilen || Uw reservezakjes en huidplaten liggen klaar bij de balie.", "certain health"],
  ["Brief || Jij zit er deze keer helaas niet bij, en dat spijt ons.", "certain rejection"],
  ["Casting || We have gone with somebody else for both parts.", "certain rejection"],
  ["Meeting || Your individual consultation meeting is on Monday at two.", "certain dismissal"],
  ["Loon || Je loonvoorschot gaat er in mei in twee keren af.", "certain debt"],
  ["Good news || Your debt relief order starts today.", "certain debt"],
  ["Zaak || Op 3 mei hoort de rechter u als getuige.", "certain crime"],
  ["Saturday || Thanks for canvassing in the rain, hot soup at ours.", "certain politics"],
]
const IN_PASSING_AT_WORK: readonly string[] = [
  "Alarm || Beste collega's, donderdag is er een ontruiming. Neem jullie jas mee.",
  "Wijzigingen || Van jullie wijzigingen zijn er vier afgewezen, dien ze opnieuw in.",
  "Travel || The advance you received for the conference must be settled by Friday.",
  "Timesheets || You are behind with your timesheets.",
  "Contract || Uw energiecontract loopt af op 1 mei.",
  "Poort || Beste leidinggevenden, jullie training over poortwachter is woensdag.",
  "Naam || Beste mevrouw Parkinson, uw afspraak staat.",
  "Name || Dear Gay, thank you for your report.",
]
for (const [mail, expected] of IN_PASSING)
  test(`in passing: ${mail}`, () => assert.equal(said(mail), expected))
for (const mail of IN_PASSING_AT_WORK)
  test(`in passing at work: ${mail}`, () => assert.notEqual(said(mail).split(" ")[0], "certain"))

/** Invitations by a third, places and bookings, beginnings, thanks, orders, answers to what one asked for. */
const CALLED_IN_OTHER_WAYS: readonly string[] = [
  "Uitnodiging || De leerplichtambtenaar nodigt u uit voor een gesprek over het schoolverzuim.",
  "Uitnodiging || De reclassering nodigt u uit voor een gesprek op maandag.",
  "Course || Your place on the Tuesday evening CBT for insomnia and depression group is confirmed.",
  "Course || You're booked on the anger management domestic abuse programme from 4 May.",
  "Indeling || Je bent ingedeeld bij de nieuwe groep van maandagmiddag voor autisme.",
  "Wachtlijst || U staat nog op de wachtlijst voor de schuldhulpverlening.",
  "Refuge || There is a room at the refuge for you from Friday.",
  "Refuge || A bed at the women's refuge has been set aside for you.",
  "Aangifte || De aangifte van huiselijk geweld tegen uw ex is ontvangen.",
  "Zitting || You will give evidence at the domestic violence trial on Monday.",
  "Start || U begint volgende week met de chemotherapie.",
  "Start || U gaat woensdag naar de verslavingskliniek.",
  "Dank || Fijn dat je lid bent geworden van de FNV.",
  "Dank || Leuk dat jullie meedoen met de lotgenotengroep, de campagne loopt door.",
  "Thanks || Thanks for your gift to the Labour Party campaign.",
  "Thanks || Thank you for joining the Unite branch.",
  "Morgen || Stakers melden zich om 6.00 uur bij de poort.",
  "Zondag || Haai allen, zondag om 14 uur dialyse in zaal 3.",
  "Stukken || Neem uw overeenkomst van de reclassering mee.",
  "Pizza || Pizza night for trans students on Friday at 7.",
  "Bericht || Ik schrijf omdat een van jullie zes zwanger is; bij één van jullie is tuberculose vastgesteld.",
  "Bericht || Sommigen van u hebben nog een lopende schuldregeling.",
  "Update || Some of you are in debt counselling.",
  "Uw aanvraag || Tot onze spijt kunnen wij uw voorstel niet honoreren.",
  "Uw reactie op onze oproep || Helaas bent u niet geselecteerd voor het panel.",
  "Your proposal || Unfortunately it was not selected for funding.",
  "Recht || U kunt als slachtoffer van geweld een slachtofferverklaring indienen.",
  "Meeting || You are invited to the child protection conference on Monday.",
  "Functie || Als je wilt horen waarom jij het niet bent geworden, bel mij.",
  "Plan || We bespreken de schuldregeling met u.",
  "Plan || Als u vragen heeft: wij gaan uw contract niet verlengen.",
  "Hoi || Hoi meiden, zondag om 14 uur dialyse in zaal 3.",
  "Rector || Dank voor jullie sollicitatie. Wij hebben lang beraadslaagd. Helaas moeten wij jullie teleurstellen.",
]
/** Places, surnames, conditions, those who do the work, and refusals of other things. */
const NOT_CALLED: readonly string[] = [
  "Klacht || Er is bij u in de winkel een verdachte aangehouden.",
  "Coming out || Als een leerling bij jou uit de kast komt, luister dan.",
  "Griepprik || Bent u 60 of heeft u diabetes? Dan kunt u een prik halen.",
  "Vrijwilligers || Beste vrijwilligers van de vrouwenopvang, jullie zijn uitgenodigd voor de borrel.",
  "Afspraak || U bent uitgenodigd bij mevrouw Koster en dhr. Gay.",
  "Afspraak || You are invited to meet Mr Parkinson at 3.",
  "Gelijk || Iedereen is welkom, ongeacht je afkomst of uw schulden.",
  "Equal || We welcome you regardless of your HIV status.",
  "Parkeren || Jullie kunnen parkeren bij de moskee.",
  "Route || U bent verwacht in het gebouw naast de kerk.",
  "Uitje || You are invited to the wildlife refuge on Sunday.",
  "Vrijdag || I am letting you go home early on Friday.",
  "Belasting || U hebt aangifte gedaan van uw inkomen.",
  "Parking || Your electronic tag for the car park is ready.",
  "Sprint || Beste SP-leden van de sprint, de demo is om 3 uur.",
  "Lunch || Bedankt dat jullie hebben meegedacht over het beleid rond schulden.",
  "Uw aanvraag || Helaas duurt de levering van de stoelen langer.",
  "Your proposal || Unfortunately the meeting room is taken, can we meet at 4?",
  "Team || Jullie krijgen het nieuwe boek voor de inburgeraars.",
  "Voorbeeld || Als mantelzorger kunt u een parkeerkaart aanvragen.",
  "Beleid || Wij bespreken met u het beleid rond de bijstand.",
  "Rooster || Het rooster voor de dienst op de afdeling psychiatrie staat klaar.",
  "Lunch || Jullie sollicitatie als kok voor een dag is binnen. Helaas is de oven stuk.",
  "Crates || Case files of people on probation go in the locked cages.",
]
for (const mail of CALLED_IN_OTHER_WAYS)
  test(`called in another way: ${mail}`, () => assert.equal(said(mail).split(" ")[0], "certain"))
for (const mail of NOT_CALLED)
  test(`not called: ${mail}`, () => assert.notEqual(said(mail).split(" ")[0], "certain"))

/** Care, protection, violence and love in the mail of those who work on it, sell to it, write about it, or only mean something else. */
const OF_THOSE_WHO_WORK_ON_IT: readonly string[] = [
  "Scanner || De scan van het netwerk is klaar, jullie krijgen morgen de lijst.",
  "Kleding || De bezwaartermijn loopt af, neem je jas mee.",
  "Levering || Uw dosering van de verfpomp is ingesteld, zie de bijlage.",
  "Inkoop || Uw offerte voor incontinentiemateriaal hebben wij ontvangen.",
  "Nieuws || Beste collega's, het inloophuis krijgt een nieuwe gevel. De aannemer begint maandag.",
  "Rooster || Wie kan de nachtdienst op de dagbehandeling oncologie overnemen?",
  "Training || Jullie zijn aangemeld voor de training over agressie aan de balie.",
  "Melding || Jullie melding over de lift is doorgezet naar de monteur.",
  "Wegen || De politie komt langs over de inbraak bij de buren.",
  "Veiligheid || Het veiligheidsplan voor de Sinterklaasintocht staat op de schijf.",
  "Overleg || Jullie zijn uitgenodigd voor het ketenoverleg over dadergroepen.",
  "Pleegzorg || In de begroting staat meer geld voor pleegzorg en gezinshuizen.",
  "Voor de boekenkast || Voor de plank met romans over pleegkinderen en adoptie zoek ik nog drie titels die niemand hier kent.",
  "Functie || Wij zoeken een gezinsvoogd voor het team in Assen.",
  "Koppeling || De koppeling met het systeem van de jeugdbescherming werkt weer.",
  "Vlag || De regenboogvlag hangt vrijdag uit, jullie zijn welkom bij het hijsen.",
  "Formulier || In het scherm kan nu ook een geslacht worden leeggelaten.",
  "Voornaam || Kloppen jullie voornamen op de naambordjes?",
  "Supplies || Your quotation for continence pads has arrived.",
  "Ward || Your shift on the dialysis ward has been swapped with Tom.",
  "Recovery || Your recovery plan for the mail server is due on Friday.",
  "Refuge || The council approved the budget for the new refuge.",
  "Adoption || The adoption of the new time sheets is going well in your team.",
  "Fostering || Your team is great at fostering new ideas.",
  "Placement || Your advert has a better placement from Monday.",
  "Pronouns || You can now show your pronouns in the staff directory.",
  "Alarm || Your panic button at the front desk was tested this morning.",
]
for (const mail of OF_THOSE_WHO_WORK_ON_IT)
  test(`of those who work on it: ${mail}`, () => assert.notEqual(said(mail).split(" ")[0], "certain"))

/** What readers have in common if they are strangers to each other. */
const AMONG_STRANGERS: readonly (readonly [
  what: string,
  mail: Omit<SensitivityInput, "eventTitle">,
  leaning: readonly string[],
])[] = [
  [
    "its subject, though no sentence says it of them",
    { subject: "Barbecue van de dialyse", newText: "Wij zien u graag om 5 uur." },
    ["health"],
  ],
  [
    "who sends it",
    {
      subject: "Barbecue",
      newText: "Wij zien u graag om 5 uur.",
      names: "FACT-team Oost\n\nEls Kok\n\nJan Vos",
    },
    ["health"],
  ],
  [
    "what is said and who sends it, together",
    {
      subject: "Barbecue van de dialyse",
      newText: "Wij zien u graag om 5 uur.",
      signature: "Stichting schuldhulp Oost",
    },
    ["health", "debt"],
  ],
  [
    "not the department of one whom it goes to",
    { subject: "Barbecue", newText: "Wij zien u graag om 5 uur.", names: "Els Kok\n\nJan Vos (GGZ)" },
    [],
  ],
  [
    "what stands below it",
    { subject: "Barbecue", newText: "Wij zien u graag om 5 uur.", signature: "Poli reumatologie" },
    ["health"],
  ],
  [
    "not where it speaks to nobody",
    { subject: "Barbecue", newText: "De kolen zijn op.", signature: "Poli reumatologie" },
    [],
  ],
  [
    "not where it is about work",
    { subject: "Offerte", newText: "Wij ontvangen graag uw offerte.", signature: "Poli reumatologie" },
    [],
  ],
  [
    "two hints far apart",
    { subject: "Woensdag", newText: "Uw kuur begint om 9 uur. Koffie is er. Meld u bij de zuster." },
    ["health"],
  ],
  ["not one", { subject: "Woensdag", newText: "Meld u bij de zuster." }, []],
  [
    "not one that is said twice",
    { subject: "Woensdag", newText: "Meld u bij de zuster. De zuster is er om 9 uur." },
    [],
  ],
]
for (const [what, mail, leaning] of AMONG_STRANGERS)
  test(`among strangers: ${what}`, () =>
    assert.deepEqual(observeSensitivity({ ...mail, eventTitle: "" }).leaning, leaning))

test("carried along: what is said of a person is content, and says nothing of the readers", () => {
  const said = "Mevrouw Jansen heeft PTSS. U bent uitgenodigd voor de contactdag."
  const { sensitivity, contentCategories, personal, leaning, sightings } = observeSensitivity({
    subject: "Graag reactie",
    newText: "Willen jullie hiernaar kijken?",
    eventTitle: "",
    carried: said,
  })
  assert.deepEqual([sensitivity, contentCategories, personal, leaning], ["none", ["health"], ["health"], []])
  assert.deepEqual(
    sightings.map(({ zone, words }) => [zone, words]),
    [["carried", "PTSS"]],
  )
})

test("carried along: a subject that nobody is said to have is no content", () => {
  const carried = "Lezing over PTSS in de bibliotheek."
  const { contentCategories } = observeSensitivity({ subject: "", newText: "", eventTitle: "", carried })
  assert.deepEqual(contentCategories, [])
})

test("below the closing: what is said of a person is content, and a department is not", () => {
  const read = (signature: string): readonly string[] =>
    observeSensitivity({ subject: "", newText: "", eventTitle: "", signature }).contentCategories
  assert.deepEqual(read("Sheila\n\nMevrouw Tapper heeft multiple sclerose."), ["health"])
  assert.deepEqual(read("Sheila\nPoli multiple sclerose"), [])
})
