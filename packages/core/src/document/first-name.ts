/**
 * First names that are common in the Netherlands, of all its people, so that a bare list of names is known from a bare list of
 * products or places.
 *
 * Deliberately left out: names that are ordinary words at the beginning of a product or a place (Roos, Bos, Lux, Paris).
 * It need not be whole: a few in a column are enough (./person-column.ts).
 */
export const FIRST_NAMES: ReadonlySet<string> = new Set(
  (
    "aad aaltje aart abdel abdul abdullah achmed adam adriaan ahmed aisha alan albert alberto alex alexander ali " +
    "alice alicia aliya amal amber amina amira amy ana andre andrea andreas andrew angela angelique anita anja anke " +
    "anna anne anneke annelien annelies annemarie annemieke annet annette annie anouar anouk ans anthony anton " +
    "antonio arend arie arjan arjen arno arnold ashraf asma astrid aylin ayoub ayse aysel babette barbara bart bas " +
    "bastiaan bea beata ben benjamin bernard bert beth bianca bilal bjorn bob boris bouchaib bouchra bram brenda " +
    "brian britt bruno burak can carel carla carlo carlos carmen carol carolien carolijn caroline catharina cees " +
    "chantal charlotte cheryl chris christa christel christiaan christian christina christine claudia coen colin " +
    "connie cor corine cornelia cornelis corrie cynthia daan daniel danielle danny david dean debbie deborah deniz " +
    "dennis derek diana diane dick diederik dieuwertje dirk djamila dominique donald donna dorien dorota driss " +
    "duncan dylan ebru eddy edith edward eefje elif elisabeth elise elizabeth ella ellen elly els elsa emel emily " +
    "emine emma emre eric erica erik erna ernst esmee esra esther eva evelien evelyn evi ewa fabian farid farida " +
    "fatih fatima fatma fatoumata feike femke fenna ferdinand ferry fieke fien finn fiona fleur floor floris folkert " +
    "fouad frank frans fred frederik frits froukje gabriel geert geertje geke geoffrey george gerard gerben gerda " +
    "gerrie gerrit gert gijs gillian gina giovanni gonda grace graham greet greta grietje guido guus gwen habiba " +
    "hakan halima hamid hamza hanan hanna hannah hanneke hannie hans harm harmen harold harrie harriet harry hasan " +
    "hassan hatice heidi heleen helen helena hendrik hendrika henk hennie henri henriette henry herman hester hetty " +
    "hicham hidde hilda hilde hugo huseyin hussein ibrahim ikram ilse imane ineke inez ingeborg ingmar ingrid irene " +
    "iris irma isa isabel isabella ismail ivan ivo jaap jacco jack jacob jacqueline jakob jamal james jamila jan " +
    "jana jane janine janna janneke jannes jannie jaouad jasmijn jason jasper jayden jean jeanette jelle jennifer " +
    "jenny jeroen jesse jessica jet jim jip joan joanna joanne job joep johan johanna johannes john johnny joke " +
    "jolanda jolien jonas jonathan joop joost jordy jorien joris jorn jorrit jos jose josef joseph josephine joshua " +
    "joyce juan judith jules julia julian julie jurgen jurre kaan karel karen karim karima karin karina karolina " +
    "kasper katarzyna kate kathleen katja kees keith kelly kemal kenneth kevin khadija khalid kim klaas klara klaus " +
    "koen koos krystyna krzysztof kubra kyra laila lars latifa laura lena leo leon leonie levi lex lia liam lianne " +
    "lidewij lieke lies liesbeth liesje lilian linda lisa lisanne lizzy loes lotje lotte loubna louis louise luc " +
    "luca lucas lucia lucy luuk lydia lynn maaike maarten maartje machteld magda malcolm malek malgorzata malika " +
    "manon marc marcel marco margaret margot margreet maria mariam marianne marie marieke mariem marije marijke " +
    "marijn marina mario marion marit marja marjan marjolein marjolijn mark marleen marlies marloes marta martha " +
    "martijn martin martine mary maryam mathijs matthew matthijs maud maureen maurice maurits max mees mehmet " +
    "melanie melek melissa merel merijn mert meryem mia michael michel michelle michiel mick mieke mihai mike mila " +
    "milan milou mina mireille miriam mirjam mo mohamed mohammad mohammed monica monika monique mounia mounir murat " +
    "mustafa nabil nadia nadine naima najat nancy naomi natalie natasja nathalie neil nelleke nelly nico nicola " +
    "nicolaas nicole niek niels nienke nigel nils nina noa noah noor noortje nora nour noureddine nynke olaf olga " +
    "olivia olivier omar onno oscar osman otto ouassim ozlem pascal patricia patrick paul paula pauline pawel peggy " +
    "peter petra philip philippa piet pieter pim piotr priscilla quinten rabia rachel rachid rafael ralph ramon " +
    "ramona raoul rashid raymond rebecca redouan regina reinier remco renate rene renee rens rianne riccardo richard " +
    "rick riet rik rinske rinus rita rob robbert robert robin rodney roel roelof roger roland romy ron ronald roos " +
    "rosa rosalie rosemary ruben rudolf ruth ruud ryan saar sabine sabrina said saida salma sam samantha samir " +
    "samira samuel sandra sanna sanne sara sarah saskia sebastiaan selma sem semra serge sergio serkan sevda sharon " +
    "sheila shirley siem sietse sietske silvia simon simone sjaak sjoerd sjors sofia sofie sonja sophia sophie " +
    "soraya soufiane stan stef stefan stefanie stella stephan stephanie sterre steven stuart sue sultan susan " +
    "suzanne sven sybren sylvia tamara tanja tara tarik tariq tess teun thea theo theodora thera thijs thom thomas " +
    "tijn tim timo tineke tinus titia tjeerd tjerk tjitske tobias tom tomasz tonnie toon tracy trevor trijntje " +
    "tristan truus tugba tugce twan tygo ubbo umut ursula usha valerie vanessa vera veronica victor vincent vivian " +
    "volkan wafa walter wanda wendy wessel wiebe wietse wietske wil wilco wilhelmina willem willemien willemijn " +
    "william wilma wim wouter xander yara yasin yasmin yasmina yassin yassine yilmaz ylva youssef yuri yusuf yvette " +
    "yvonne zahra zara zeynep zineb zoe"
  ).split(" "),
)
