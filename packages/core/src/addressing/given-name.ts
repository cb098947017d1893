/**
 * Given names, and which of them are the same person's: Bert is Albert, Robert or Hubertus.
 *
 * Why this module exists: people are greeted by another name than stands in their address. A pair that is missing stops a mail
 * that is right; one too many lets a wrong greeting pass, which is what happens without this module anyway.
 *
 * Deliberately left out: spelling (./person-name.ts), and any claim to be complete: a name that is not here may be one.
 */

/** Each line one family: names that may be one person's. Folded as `foldName` does. A name may be in several. */
const FAMILIES = `
aafje eva eefje aaf
aart arnold arend arnoud arnout aarnoud nout arno
abraham bram abram braham abe
ad adriaan adrianus arie ari ado aad adri adrie adrian janus arjan arjen arian adriano
adriana adrie ad jana jans ada adri adriane sjaan janny arja ariane adrienne
agatha aagje agaath agathe
agnes agneta nes agnita agnieszka inez ines
albert bert al albertus bertus appie ab albrecht berend abel elbert
alberta berta bertha betje albertine
aleida aleid alie ali aly adelheid heidi alida lida ada adelaide aleyda leida
alex alexander xander sander lex sacha sasha sandro aleksander alexandre alejandro iskander alec
alexandra sandra alex sacha sasha xandra aleksandra alexa lexi
alfons fons alphons fonny alphonse
alfred fred alf alfie freddy al
alice alie lies lysanne alicia alisa alison ali
amanda mandy
anastasia stacy nastja
andre andreas andries dries andy andrew drew andrzej anders
andrea dea andree
angela angelique angie angelina engel lina
anna anne an annie anneke anke anka annet annette anouk anja ans ann hanna hannah antje annick ania anya anita annemiek annelies annemarie annika ansje ankie nanny nancy nina anouschka hanneke ine
annemarie annemarijke annemiek annemieke rie marie anne anna miek mieke annamaria ria riet marijke ans
annelies annelise liesje lies lise anne anna anneliese liselotte annelie
anthony antonius anton toon ton teun tonnie tonny tony antoon antoine toine theunis teunis tiny antonie antonio twan teus
antonia tonny tonnie toos toni antje antoinette ton net netty teuntje tonia tiny tona
apollonia lonneke ploni lonny
arthur art artur
augustinus guus gust stijn augustus august augustijn tinus gus austin
barbara bar babs barbera bab barbie varvara
bartholomeus bart bartel meeuwis mees bartholomew barth barthold bartolomeo
beatrijs beatrix bea trix trixie beatrice
benjamin ben benny bennie benno jamin benji
bernard ben bernhard bernardus bern barend berend bernd nard nardus bernie bennie
bernadette detta bernie detje
bernardina dina ina berna berdien dini
bonifatius boni bonne faas
boudewijn bou baldwin boud bodo
carla karla carlijn carlien charlotte carolien carla
carolina carolien caroline carlijn karolien lien lina line carla caro carrie carol carolyn karolina
catharina cathy toos trijn trijntje tina ina katja kaatje karin karina karen kaat kaatje cato catrien catherine katharina katrien katrijn ka riny rina tineke tiny toke cathrien catelijne katelijne kitty kate katy katie kathleen kathy kathryn katherine kate cathrine cateline caitlin nienke nynke toosje truus catrinus trien trineke rien carine katinka to
cecilia cecile cilia celia silke ciel sil cees sjaan cissy
charles carel karel carl karl sjarel charlie chuck carlos chas charly
charlotte lotte lot lotje sjarlot charlie carlotta lottie
christiaan chris christian kris christianus krijn chrisje kristiaan
christina chris christien kristin christine stien tina stine christel kristel kirsten krista christa chrissie stiny kristina kristine chrisje christianne tineke ineke tine
christoffel chris stoffel christopher christophe kristof toffer kit kristoffer topher
clara claar claartje klara claire klaartje clare
claudia claudine
clemens clement clem mens klemens
conrad koen koenraad coen coenraad koert kurt konrad rad
constant stan constantijn tijn constantin costa stijn
constance constantia stans connie stance conny
cornelia cor corrie corry cornelie nel nelleke nelly neeltje nellie cora corine corinne corien cornelie lia kee keetje keesje nele carlien lieke connie conny corina
cornelis cor kees cees nelis neel cornelius corneel kris knelis crelis cornel case ces
cyril cyriel ciel
daniel daan dan danny daniel dani niels
daniela daniella danielle dani daan daantje ella
david dave davy dav davey daaf daud
debora debbie deborah deb debby
denise nies denijs dennis
dennis denis dionysius nijs denijs dion
derek dirk diederik dick dik theodoric rik dirck diderik dietrich theo durk didi
dina dien dientje dini diny gerardina bernardina diena berendina
dominicus dominiek dominic domien menno nico dom
dorothea dora thea door doortje dorien dorothy doris dory dorine dorothee teja doreen dot dolly
eduard ed eddy edward ted eduardus edwin ned teddy edo eddie ward edje edouard eduardo
edmund ed eddy edmond mon
edwin ed eddy eddie
eleonora noor nora noortje eleanor leonoor ellen lenore elly eleonoor nelly lora norah
elisabeth els lies liesbeth elisabet betty elly elsje lisette liesje lisa elise bets betsy beth liz lizzy lizzie eliza lisbeth elske elske bep beppie bea ilse isabel lijsbeth ella elli lysbeth elizabeth elselien else elsa liza betje lieselotte lize libby bettie liesel beppy liset elspeth lis elsbeth babette lisanne
emanuel manuel manus emmanuel manny immanuel manu
emilia emmy emma emily emilie milly mila mies emiel amelie em
engelbert bert engel engelbertus bertus
erik eric erick rik erich frederik hendrik
ernst ernest ernestus erno nest ernie
erwin irwin
esther hester ester hettie hetty es essie
eugene eugenius geen gene eugeen
eva eef eefje eveline eve evelien evelyn evi yvette evy eefke aafke evelijn line hava
evert everhard evert eef everard ewald eevert
felix lix fe
ferdinand fer ferry nand dinand ferdi fernando ferdy nando
florentina flora floor floortje florence florien fleur florentien
floris florens floor florentius floribert florian flor
frans franciscus frank francis franck cis francois fransje sus franz sjef frenk francisco ciscus paco
francisca fransje francien cisca sis frances francine fran francis frans sisca ciska cis francoise franciska
frederik frits fred freddy rik erik fedde freek frederic frederick ferry fritz frerik fredrik rick
frederika riek rieke rika fredie freddie fieke frederique freda frida frieda rikie
gabriel gabe gaby gabi
gabriella gaby gabrielle gabi ella gabriele
geert gerard gerrit gert gerhard gerhardus gerardus ger gerd gerry geertruidus sjraar gerardo geraard gerben gerlof gerke jerry garrit gait gradus graard gerrie
geertruida truus truida geertje trudy gertrude geertrui gerda trui geesje ger trude truusje truike geer gertruud tru trudi geert gee
georg george joris sjors jurgen jorgen juri georges jurriaan joeri jordi jorge yuri goran gijs sjorsje
gerarda gerda gerrie gera gerdien gerry gerardina dina ger gerdina sjaan gerritje gerharda
gijsbert gijs gijsbertus bert bertus ghijs gisbert
gilbert gil bert
gillis giel gilles gil
godfried frits god govert goof godfridus fried govaert
gregorius gregor greg gregory goris joris grigori
gustaaf guus gust staf gustav gustave gus
harm herman hermanus hermen manus harmen hermann herm harry ermanno man
hans johannes johan hannes jan
harold harry hal harald haro arold
harriet hetty henriette harriette hattie
hector
hein hendrik heinrich heino henry
helena heleen leen leentje helen helene lena ellen elena helga ileen elly hella lenie elaine leni aleen leny
hendrik henk henri rik hein henry hendrikus drikus driek hendricus harry heino enrico henricus heintje henkie rico ricus drik enrique hans harrie hennie henny erik henning hank
hendrika riek rika hendrikje hennie henny henriette rieky drika ria rikie rie hendrina ina henrietta jet jetje jetty hen henke riet diny drieka heintje ineke rinie
herbert bert herb herbie heribert harry
hubert huub bert hubertus bertus huib hugo bart huibert hub hugh hubrecht huig
hugo huug hugh huig hubertus hugues
ignatius ignace naas inigo ignaas
inge ingeborg ingrid inga
irene ireen rena reina irena eirene
isaac isaak izaak ies zak sjaak ike ishak izak
isabella isabel bella isa ella isabelle bel belle izabella ysabel
ivo yvo ives yves
ivan iwan vanja jan johan
jacob jaap jacobus koos co jack jakob jim jim james sjaak jacco kobus jacques jap jaco koosje jake jakobus ko jeppe cobus jacko cor jacopo jacky jochem joab sjakie yaqub iago diego
jacoba coba jacqueline cootje jacomina ko coby toos koosje jacobien jaapje jacquelien co jacobine cobie koba
jacomina mina mien miny jacoba
james jim jimmy jamie jem jay jimmie
jan johan johannes hans han jean john jon johnny hannes jo ivan juan giovanni yannick jannes jantje jann evan sean ian jack joannes jens jannick joao johnnie sjon yan janek jaan jonny jone jehan jovan johann giel sjang sjeng hanno joop
janna janneke jannie jantje johanna janny jana jannetje jans jane jannigje jansje jannet janet janine janna jeanne jeannette jeanette
jasper jesper caspar kasper casper gaspard jaspar kaspar
jeremias jeremy jerry jeremiah remy miah
jeroen jeroom roen
jessica jess jessie jes
joachim jochem jochen jochum jo achim kim joaquin
johanna jo joke hanna annie janny janneke hanneke hannie jannie jopie anneke joanna jeanne johanneke joan han hans jojo jenny jannetje ans joanne jane jeanet joos janna janna joyce jopie hannah janske joopje jeannette jetty jean janne jannigje jos
jolanda jo yolanda iolanda jolande yolande joly
jonathan jon jonas john nathan jonne joni jona johnny natan
jordan jordy daan jort
jozef josef jos joseph jef jo sjef joep joop joost jozeph giuseppe jose joe youssef yusuf joey zeph jozephus josephus sef yousef pepe
josefina josephine fien jose josefien jos jozefien jo josie fientje finny josepha fina phine
joris joren
joshua jos josh josua
joost justus jodocus joos just jost
judith jut judy juut
julia juul juliette jule juultje juliana giulia julie liana julienne juliet yulia jula jill jules
julius juul jules julian julio giulio juliaan
justin justinus juus just
karel carolus
klaas nicolaas claas nico klaus nicolai niek nick nicolaus claes klaasje claus nikolaas col nicky nicholas nic niki colin nikola kolja nils niels nicola nicolas
klazina klaasje sina ina klazien clasina clazina claasje sien klaske
koert kurt
lambert bert lammert lambertus bertus lam lamb
laura lau laurie lara lora laurien laurine loor
laurens lau laurentius rens lars laurent lourens lawrence larry laurenz lorenz lorenzo louw laus
laurentia rensje laura lau
leendert leo leonard leonardus len lennard leen lennart nard lenny leonardo leonhard lennie leander
leo leon leonard leopold pol leonidas leonard leonhard
leonie leona leonora leontien leontine lea
levi levie
liam willem william
lidewij lide lydia liduina lida lia ludwina lidwina
louis lodewijk lou ludwig lowie lewis luis ludovicus lodewicus luigi wiek loek luc lewie luuk
louise loes wies lou louisa loesje lowiese luise wiesje louisje luisa loeki
lucas luuk luc luke luca lucie luka lukas loek luk
lucia lucie luus lucy luce lucilla lucienne luzia lucille
magdalena magda lena leen madelief madeleine lenie leentje madelon maddie magdalene maddy malena lenneke mada
marcel marcellus marcello cel marc mars
marcella marcelle cella cel marcelien
marcus mark marc marco markus marko
margaretha greet greetje griet margriet greta grietje marga margreet magreet marg margot gre gretha margo margaret maggie meg peggy madge rita margarita marguerite margareta merel gretel gretchen margje marry marge molly margit marjorie maartje gerrie marita marijke daisy megan mags gretta
maria marie ria riet mia mieke marijke marja marike miet miep mies marieke rie mary marian marjan marianne mari marita maaike mariska marja marjo mariette marietje mimi maryam miriam maud mirjam mie maja mariam marij rietje mariek maryse mitsy moniek mariken ans riek maia maya marya marika masha marja mariella riekje mien myriam miek mieps meryem meriem ida marijn
mariana marianne marjan marian janne marjanne marianna jan rianne janneke marieanne rian
marijn marinus rinus marien marin rien marino marijnus
marina rina ina marijne marinka rini
marjolein marjolijn lein jolein marjo marjoleine jolijn marjon
marloes loes marlous marlies marleen lous
marleen marlene leen marlene marlies marilene lene
martha mart marte marthe maartje
maarten martin martinus mart tinus marten martijn rinus tijn martien marthijn morten martino merten tiny
martina tina tine maartje martine martien ina tini martje
matthijs mathijs thijs matthias mathias matthieu ties matt mats thies mattheus matthew theus mathieu tijs matteo matt mattijs mathias teeuwis teeuw matty sjeu
maurits mau maurice maus moritz mauritius morris ries mo
max maximiliaan maxim maxime maximilian maximus
melanie mel melany
melchior mel melle melchert
michael michiel giel mike mick michel miguel mikael maik misha mickey michal machiel chiel giel michele micha mickel miel mikhail mik
michaela michelle chelle michele michaela mies micha
monica monique moniek mo mon monika mony nica
mohammed mohamed muhammad mo moh muhammed mehmet mohammad mohamad simo moha mahomet
mustafa mustapha mus moes moussa mus
natalia nathalie talia nat natasja natasha natascha natalie tasja
nathan nathanael nat nate nathaniel
nicole nicolien nicky niek nicolet nicolette nico colette nikki nienke nicoline coline nicola
norbert bert nor norbertus
olivier ol olivia oliver olly ollie livia oliverius
oscar oskar os
otto odo ot
paschalis pascal
patricia pat patty trish tricia patrice
patrick pat paddy patrik patricius rik ricky padraig
paul paulus pol pablo pavel paolo pauwel pouwel poul
paula pauline paulien paulina lien pau paulette polly
peter piet pieter petrus pete pierre pim piotr pedro per peer pjotr pier pietje peet pit petros pietro pie petar
petra petronella pietje nel nelleke petronel pieternel peet pleun ella nelly piet pieta petri pietronella pieternella nell
philip filip flip phil philippus filippus flippie philippe felipe
philomena mien mena filomena fien
quirinus krijn quirijn rien rinus quin quint
rachel rachelle rach ra chella
raimond ray raymond ramon raymondus mon
rebecca becky becca rebekka beck
regina gina regine rien ina rein reggie
reinhard rein reinier reindert reinder reynold ray reinoud
reinier rein reinhard reindert rainer reinold renier reinout regnerus
renata renate rena renee natasja
rene renatus reinier
richard rick rich ricky dick richie riccardo rikkert ritchie rico rik riek ries ricardo
robert rob robbert robin bert bob robby bobby robertus rupert robbie roberto bertus robrecht bobbie roberta robertje
roderick rod rick roderik rik
roeland roland roel rolandus rolly orlando rolando
roelof roel rudolf rolf roelf ruud roelofje loof
roger rutger rogier rudger rotger roderik
rosa roos roosje rosalie rose rosemarie rosita rosanne rosie rozemarijn roza rozalia rosalind rozanne
rudolf rudi ruud rudy rolf roelof dolf rudie rodolphe ruddy rolph ruudje
ruth rut ruthie
salomon sal salo solomon suleyman sam
samantha sam sammy mantha
samuel sam sammy samuel sem sammie sami
sara saar saartje sarah sally sarina sarai sadie
sebastiaan bas sebastian bast seb sebastien bastiaan bastian bastien basten
servaas vaas faas servatius vas
severinus rinus severijn sev
sjoerd siegfried siurd sieuwerd sigurd
sijbrand siebrand sybrand sieb siebe sijbren brand
simon siem siemen symen sijmen simeon moni siemon sim siebe piem
simone simonne siem mone
sofie sophie sophia sofia fie fieke fien sofi fietje zofia
stefan stephan steven stef stefanus stephen steve stephanus stephane esteban stevie fanus steef
stefanie stephanie steffie stef fanny fannie steph steffi
susanna suus susan suzan suzanne sanne susanne sue susie suzy zus susie suze sjoukje zanna sanneke santje shoshana sanna
sylvester vester silvester syl sil
sylvia silvia syl silvie sylvie sil silvy
theodoor theo ted teddy dorus door theodorus theodore teun fjodor dory the thed
theodora dora thea door doortje dorien teddy thedora theadora
theresa trees thea theresia therese treesje tracy terry tessa resi tess teresa treza terri resie
thomas tom tommy thom tomas maas toms tommaso tomasz tomek
timothy tim timmy timo timotheus tymon timon timothee
tobias toby bias tobi
ursula ursel urs ulla
valentijn tijn val valentine valentin valentinus
vera veer veerle veertje
veronica vroon vera vero ronnie nica veronique ronny roni
victor vic vik viktor vick vittorio
victoria vicky vic toria vickie viktoria tori
vincent vin vince vincentius cent vinnie vic cens sens vinny
vivian viviane vivienne viv
walter wout wouter walt wolter wally woltherus walther woutje
wendelina wendela wendy lina wendel wen
werner wernher
wessel werner wes
wesley wes
wilhelmina willemijn mina willy wilma mien helma minnie mien mientje wil wimke willemien helmi wilhelmien wies willemina miny mineke helmina mina willeke wilmie guilhermina mini minke willie elma mijntje helmie willa
willem wim wil bill william willy willie wimpie guillaume wilhelm helmut will billy guillermo wilhelmus willempje liam wiliam wills wilmer helmus pim wilbert wilfried wiel guglielmo willibrord jelle
wilbert bert wil willibrordus wilbertus wiebe gilbert brord
yvonne von ivonne ivon
zacharias zach zachary sach zack
abdullah abdul abdel abdoel abdellah abdallah
abdelkader kader abdel abdelkarim karim abdelhamid hamid abdelaziz aziz abdelhak hak abderrahim rahim abderrahman rahman abdelilah ilah
ahmed ahmet achmed ahmad hamed amed med
ali aly alireza
fatima fatma fatiha fati fatimah fatimazahra fatoumata zahra
hassan hasan hussein hossein hosein huseyin hussain houssain hussin
ibrahim brahim abraham ebrahim ibo
ismail smail ismael ismael
khadija hatice khadisha chadia khadidja dija
mehmet memo mohammed memet
omar omer umar
osman ousmane uthman
rashid rachid rasheed rasid
said said sait saeed
yasemin yasmin yasmina jasmijn jasmine jasmin yasmine jas
zeynep zainab zaynab zeinab zineb
aisha ayse aicha aicha aysha aycha
benedictus ben bent benedict benoit dik
bertram bert
egbert bert egbertus ebbe
norman norm
ronald ron ronny ronnie reinold
donald don donny donnie
gerald ger jerry gerry
gregory greg
jeffrey jeff geoff geoffrey jef
kenneth ken kenny
kimberly kim kimberley kimmy
leslie les lesley
lindsay lindsey lin linds
matthew matt
nigel nige
pamela pam pammy
philippa pip pippa
russell russ rusty
stuart stu stewart
terence terry terrence
vernon vern
zachary zak
cynthia cindy cyn
dorothy dottie dot
gwendolyn gwen wendy
jennifer jen jenny jenn jennie
joseph joey jody
lawrence larry laurie
louella lou
melissa mel missy lissa
nancy ann nan
sharon shari
sheila sheilagh
sherri sherry cheryl sheryl
theodore ned
tiffany tiff
valerie val valery
virginia ginny gina ginger
wilfred fred wilf wilfried fried
winifred win winnie freda
bartjan bart
klaasjan klaas
jandirk jan dirk
`

/** Given names that are nobody's short form. */
const OTHERS =
  "bruno jerome aaron adam adnan agnieszka ahmet aidan aiden akin alan alain albin alda alessandro alina alwin amber amina amir amira amy anouar anton " +
  "anwar ariel arne arnaud asha ashley asli astrid auke aya ayoub ayman aylin azra babette baran barry bashir bea berat berber berkan berna " +
  "beyza bianca bilal bjorn bo boris boukje bouke brad brenda brent brian brigitte britt bruce burak burcu camiel camilla can cansu carmen " +
  "carola cas cem cemal chantal cheyenne chloe cihan cindy claudia craig dagmar dalila damian darius darren dean deniz desiree dewi diana dide " +
  "dieuwertje diego dilara dilek donna doug douglas douwe driss duncan dunja dylan ebru eelco eelke ekrem eline elif elly elvira emine emma emre enes " +
  "engin enzo ercan erdal erhan erica erika erkan erna esra evren ezgi fadoua faisal farid farida fatih fenna ferhat feyza fiona frouke funda " +
  "furkan gavin gea georgina geralt gina giovanni glenn gloria gokhan grace graham greg guido gulay gulsen guy gwen hakan hakim halil halima hamza " +
  "hanan hanane harun heather hedwig heike heiko helga henriette hicham hilal hilda hilde hind hiske holly houda hoda ian ibtissam ida ikram ilham ilias " +
  "ilona iman imane ingmar inge ingrid irem iris irma isa ismet ivar ivonne iwona jacintha jade jamal jamila jana jane jannes jari " +
  "jasmijn jason jay jelle jelmer jens jeremy jesse jet jill jim jip jitske joan jocelyn jodie joel johnny jolien jolijn joris jorrit jorien " +
  "judith jurre jurrien justin kadir kai karima karin keith kelly kemal kerem kerim kevin khalid kiki kim kirsten koray kyra kyle laila lale lamia " +
  "latifa layla leila lejla leonie leroy leticia liane lieke lieve lilian lily lina linda linde lino linus lionel lisa loubna louna lois lynn " +
  "madelon mahmoud malik malika manon marcia margo maria mariam marielle mariska marit marlou maryse maud maureen max mayke mees mehdi melike melvin menno " +
  "meral merel mert merve meryem mia mick mieke mika milan milou minke mirella mirte mirthe mitchell mo mounir mourad mouna murat myra myrthe nabil nadia " +
  "nadine nadir naima najat najib naomi nasser nawal nazan nazli neil nermin nesrin nienke niels nihal nina nisa noah noel noor nora noud nouri nuray " +
  "nurcan oguz olaf olga onno onur orhan owen ozan ozge ozlem paola pascale peggy penny perry petronella pien pleun priscilla puck quinten quincy rabia " +
  "rafael ralph ralf rania ranja raoul rashida recep reina remco remko rens resul ria rianne rick rida riley rina rita robin rodney roel romy rosa roxanne " +
  "roy ruben ruud ryan sabah sabine sabrina safae saida salih salim salima salma salwa sam samir samira sanae sander sandy sanne saskia scott sean " +
  "seda sedat selim selin selma sema semra serap serdar sergej serkan sevda sevgi shane shannon sharda sharon shaun shirley siham sibel sietske " +
  "simo sinan siska sjaak sjoerd sjors sjoukje soner songul sonja sophie soraya stacey stan steffen sterre stijn sue suleyman sultan suzan svetlana " +
  "sven sybren sytske tamar tamara tanja tarik tariq teun thea thijmen thijs tirza tjeerd tobias todd tolga tom tracy travis tugba tycho umit " +
  "umut ufuk uwe vanessa vasco veerle vera viktor vivian volkan wael wanda warner wendy wieke wietske wiebe willeke wilma wouter xavier yara yasin yassin " +
  "yassine yavuz yigit yildiz younes youri yusra yvette yvo zahra zakaria zehra zoe zoran zsofia zuhal rajesh priya anil sunil sanjay ravi " +
  "kumar wei ming li jing mei yan hiroshi yuki kenji nguyen linh minh anh kwame kofi ama abena chidi ngozi dmitri sergei igor oleg oksana " +
  "irina ludmila tatjana katarzyna malgorzata pawel krzysztof marek zbigniew jolanta grzegorz bogdan mihai ioana elena dragan milica jelena goran zlatan carlos " +
  "maria luis jesus pilar rocio giulia francesca chiara paolo marco lorenzo jurgen gunter ulrich ulrike silke heinz dieter uwe rolf wolfgang pierre jean " +
  "luc sophie celine sylvain thierry laurent francois mark peter gary kevin brian derek trevor colin clive nigel tracey karen julie lorraine hazel joyce doris " +
  "vince jeffrey sherri kenneth rosalie greg rebecca joannie liz sally louise cindy richard steven rick jeff kay ken rosie tammie vicki stan janet " +
  "beth mike lou kirk brad dorie rod rex rosalee tori wade wanda wes"

const families: ReadonlyMap<string, readonly number[]> = index()

function index(): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>()
  for (const [family, line] of FAMILIES.trim().split("\n").entries()) {
    for (const name of line.split(" ")) {
      const known = found.get(name)
      if (known === undefined) found.set(name, [family])
      else if (known.at(-1) !== family) known.push(family)
    }
  }
  for (const name of OTHERS.split(" ")) if (!found.has(name)) found.set(name, [])
  return found
}

/** Whether this is a given name for sure. Folded. */
export function isGivenName(name: string): boolean {
  return families.has(name)
}

/** Whether two given names may be one person's. Folded. */
export function areNicknames(one: string, other: string): boolean {
  const others = families.get(other)
  return others !== undefined && (families.get(one)?.some((family) => others.includes(family)) ?? false)
}
