/**
 * First names that are common in the Netherlands, of all its people, so that a bare list of names is known from a bare list of
 * products or places.
 *
 * Deliberately left out: names that are ordinary words at the beginning of a product or a place (Roos, Bos, Lux, Paris).
 * It need not be whole: a few in a column are enough (./person-column.ts).
 */
export const FIRST_NAMES: ReadonlySet<string> = new Set(
  (
    "aad aart abdel abdullah abdul achmed adam adriaan ahmed aisha albert alberto alexander alex ali alice alicia amber amina " +
    "amira amy ana andre andrea andreas andrew angela angelique anita anja anna anne annelies annemarie annemieke annet annette " +
    "annie anouk anthony anton antonio arend arie arjan arjen arno arnold astrid ayse aylin aysel babette bart bas bastiaan bea " +
    "beata ben benjamin bernard bert bianca bilal bjorn bob bouchra boris bram brenda brian britt bruno burak can carel carla " +
    "carlo carlos carmen carolien caroline catharina cees chantal charlotte chris christa christel christian christiaan " +
    "christina christine claudia coen colin connie cor corine cornelia cornelis cynthia daan daniel danielle danny david dean " +
    "debbie deniz dennis diana dick diederik dirk djamila dominique donald dorien dorota dylan eddy eefje elif elisabeth elise " +
    "elizabeth ella ellen elly els elsa emel emily emine emma emre eric erica erik erna ernst esmee esra esther eva evelien " +
    "evelyn ewa fabian farid farida fatih fatima fatma fatoumata feike femke ferdinand ferry fleur floor floris folkert frank " +
    "frans fred frederik frits gabriel geert gerard gerda gerrit gert gerben gijs gina giovanni gonda grace greet greta guido " +
    "guus gwen habiba hakan hamid hamza hanna hannah hannie hans harm harmen harold harrie harry hasan hassan hatice heidi " +
    "heleen helen helena hendrik hendrika henk hennie henri henry herman hester hicham hilda hilde hugo huseyin hussein ibrahim " +
    "ilse imane ineke inez ingeborg ingrid ingmar irene iris irma isa isabel isabella ismail ivan ivo jaap jacco jack jacob " +
    "jacqueline jakob jamal james jamila jan jana jane janine janneke jannie jannes jason jasmijn jasper jayden jean jeanette " +
    "jelle jennifer jenny jeroen jesse jessica jet jim jip joan joanna job joep johan johanna johannes john johnny jolanda " +
    "jolanda joke jonas jonathan joop joost jordy joris jos jose josef joseph josephine joshua joyce juan jules julia julian " +
    "julie jurgen jurre kaan karel karen karim karin karina karolina kasper katarzyna kate katja kees kelly kemal kenneth kevin " +
    "khadija khalid kim klaas klaus koen koos krystyna krzysztof kubra kyra lars latifa laura lena leo leon leonie levi lex lia " +
    "lianne lies liesbeth lieke lilian linda lisa lisanne lizzy loes lotte louis louise luc lucas lucia lucy luuk lydia " +
    "maaike maarten magda malika malgorzata manon marc marcel marco margaret margot margreet maria marianne marie marieke mariam " +
    "marije marijke marina mario marion marit marja marjan marjolein mark marleen marlies marloes marta martha martijn martin " +
    "martine mary maryam mathijs matthew matthijs maud maureen maurice maurits max mehmet melanie melissa merel mert meryem mia " +
    "michael michel michelle michiel mick mieke mihai mike milan milou mina mireille miriam mirjam mo mohamed mohammad mohammed " +
    "monica monika monique mounir murat mustafa nadia nadine naima najat nancy naomi natalie natasja nathalie nico nicolaas " +
    "nicole niels niek nienke nils nina noa noah noor nora noortje nour olaf olga olivia omar onno oscar osman otto pascal " +
    "patricia patrick paul paula pauline pawel peggy peter petra philip piet pieter pim piotr priscilla quinten rachid rachel " +
    "rafael ralph ramon ramona raoul rashid raymond rebecca regina reinier remco rene renate renee rens rianne riccardo richard " +
    "rick rik rinus rita rob robbert robert robin rodney roel roelof roger roland romy ron ronald roos rosa ruben rudolf ruth " +
    "ruud ryan saar sabine sabrina said saida salma sam samantha samir samira samuel sandra sanne sara sarah saskia sebastiaan " +
    "selma sem semra serge sergio sevda sharon sheila shirley siem sietske silvia simon simone sjaak sjoerd sofia sofie sonja " +
    "sophia sophie soraya stan stef stefan stefanie stella stephan stephanie steven sue sultan susan suzanne sven sylvia tamara " +
    "tanja tara tarik teun theo theodora thea thera thijs thom thomas tijn tim timo tineke tinus titia tjeerd tobias tom tomasz " +
    "tonnie toon tristan truus tugba twan tygo umut ursula usha valerie vanessa vera veronica victor vincent vivian volkan " +
    "walter wanda wendy wessel wiebe wil wilco willem wilhelmina willemijn wilma wim wouter xander yara yasin yasmin yasmina " +
    "yassin yassine ylva youssef yusuf yvette yvonne zara zeynep zineb zoe"
  ).split(" "),
)
