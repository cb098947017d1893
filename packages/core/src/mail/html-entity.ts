/**
 * Character references of HTML: `&amp;`, `&eacute`, `&#64;`, `&#x40;`.
 *
 * Why this module exists: an address written as `jan&#64;example.nl` or `jan&commat;example&period;nl` is an ordinary
 * address to whoever reads the mail, so the guard has to read it too.
 * Rules: WHATWG HTML §13.2.5.72 to §13.2.5.80.
 *
 * Deliberately left out: the some 1,700 names of mathematics and scripts that no mail program writes; they stay as they
 * stand.
 */

/** The names of U+00A0 to U+00FF in order: the ones that HTML also accepts without a semicolon. */
const LATIN1 = `
  nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2
  sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc
  Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve
  Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute
  acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde
  ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
`

/** Name and code point (hexadecimal), which need their semicolon. */
const OTHERS = `
  Tab 9 NewLine a excl 21 num 23 dollar 24 percnt 25 apos 27 lpar 28 rpar 29 ast 2a plus 2b comma 2c
  period 2e sol 2f colon 3a semi 3b equals 3d quest 3f commat 40 lbrack 5b lsqb 5b bsol 5c rbrack 5d
  rsqb 5d Hat 5e lowbar 5f grave 60 lbrace 7b lcub 7b verbar 7c vert 7c rbrace 7d rcub 7d
  NonBreakingSpace a0 Amacr 100 amacr 101 Abreve 102 abreve 103 Aogon 104 aogon 105 Cacute 106 cacute
  107 Ccirc 108 ccirc 109 Cdot 10a cdot 10b Ccaron 10c ccaron 10d Dcaron 10e dcaron 10f Dstrok 110
  dstrok 111 Emacr 112 emacr 113 Edot 116 edot 117 Eogon 118 eogon 119 Ecaron 11a ecaron 11b Gcirc 11c
  gcirc 11d Gbreve 11e gbreve 11f Gdot 120 gdot 121 Gcedil 122 Hcirc 124 hcirc 125 Hstrok 126 hstrok
  127 Itilde 128 itilde 129 Imacr 12a imacr 12b Iogon 12e iogon 12f Idot 130 imath 131 inodot 131
  IJlig 132 ijlig 133 Jcirc 134 jcirc 135 Kcedil 136 kcedil 137 kgreen 138 Lacute 139 lacute 13a
  Lcedil 13b lcedil 13c Lcaron 13d lcaron 13e Lmidot 13f lmidot 140 Lstrok 141 lstrok 142 Nacute 143
  nacute 144 Ncedil 145 ncedil 146 Ncaron 147 ncaron 148 napos 149 ENG 14a eng 14b Omacr 14c omacr 14d
  Odblac 150 odblac 151 OElig 152 oelig 153 Racute 154 racute 155 Rcedil 156 rcedil 157 Rcaron 158
  rcaron 159 Sacute 15a sacute 15b Scirc 15c scirc 15d Scedil 15e scedil 15f Scaron 160 scaron 161
  Tcedil 162 tcedil 163 Tcaron 164 tcaron 165 Tstrok 166 tstrok 167 Utilde 168 utilde 169 Umacr 16a
  umacr 16b Ubreve 16c ubreve 16d Uring 16e uring 16f Udblac 170 udblac 171 Uogon 172 uogon 173 Wcirc
  174 wcirc 175 Ycirc 176 ycirc 177 Yuml 178 Zacute 179 zacute 17a Zdot 17b zdot 17c Zcaron 17d zcaron
  17e fnof 192 circ 2c6 tilde 2dc Alpha 391 Beta 392 Gamma 393 Delta 394 Epsilon 395 Zeta 396 Eta 397
  Theta 398 Iota 399 Kappa 39a Lambda 39b Mu 39c Nu 39d Xi 39e Omicron 39f Pi 3a0 Rho 3a1 Sigma 3a3
  Tau 3a4 Upsilon 3a5 Phi 3a6 Chi 3a7 Psi 3a8 Omega 3a9 alpha 3b1 beta 3b2 gamma 3b3 delta 3b4 epsilon
  3b5 zeta 3b6 eta 3b7 theta 3b8 iota 3b9 kappa 3ba lambda 3bb mu 3bc nu 3bd xi 3be omicron 3bf pi 3c0
  rho 3c1 sigmaf 3c2 sigma 3c3 tau 3c4 upsilon 3c5 phi 3c6 chi 3c7 psi 3c8 omega 3c9 thetasym 3d1
  upsih 3d2 piv 3d6 ensp 2002 emsp 2003 thinsp 2009 ZeroWidthSpace 200b zwnj 200c zwj 200d lrm 200e
  rlm 200f dash 2010 hyphen 2010 ndash 2013 mdash 2014 horbar 2015 lsquo 2018 rsquo 2019 sbquo 201a
  ldquo 201c rdquo 201d bdquo 201e dagger 2020 Dagger 2021 bull 2022 hellip 2026 permil 2030 prime
  2032 Prime 2033 lsaquo 2039 rsaquo 203a oline 203e frasl 2044 NoBreak 2060 euro 20ac image 2111
  weierp 2118 real 211c trade 2122 alefsym 2135 larr 2190 uarr 2191 rarr 2192 darr 2193 harr 2194
  crarr 21b5 lArr 21d0 uArr 21d1 rArr 21d2 dArr 21d3 hArr 21d4 forall 2200 part 2202 exist 2203 empty
  2205 nabla 2207 isin 2208 notin 2209 ni 220b prod 220f sum 2211 minus 2212 lowast 2217 radic 221a
  prop 221d infin 221e ang 2220 and 2227 or 2228 cap 2229 cup 222a int 222b there4 2234 sim 223c cong
  2245 asymp 2248 ne 2260 equiv 2261 le 2264 ge 2265 sub 2282 sup 2283 nsub 2284 sube 2286 supe 2287
  oplus 2295 otimes 2297 perp 22a5 sdot 22c5 lceil 2308 rceil 2309 lfloor 230a rfloor 230b loz 25ca
  spades 2660 clubs 2663 hearts 2665 diams 2666 lang 27e8 rang 27e9
`

/** HTML accepts these without a semicolon too. */
const MARKUP = "quot 22 QUOT 22 amp 26 AMP 26 lt 3c LT 3c gt 3e GT 3e COPY a9 REG ae"

/** What 0x80 to 0x9F mean, WHATWG HTML §13.2.5.80; 0 where the code point stands for itself. */
const WINDOWS_1252 = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
  0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
  0x0153, 0, 0x017e, 0x0178,
]

const words = (table: string): readonly string[] => table.trim().split(/\s+/)
const pairs = (table: string): readonly (readonly [string, string])[] => {
  const list = words(table)
  return list.flatMap((name, at) =>
    at % 2 === 0 ? [[name, String.fromCharCode(Number.parseInt(list[at + 1] ?? "", 16))] as const] : [],
  )
}

const WITHOUT_SEMICOLON: ReadonlyMap<string, string> = new Map([
  ...words(LATIN1).map((name, at) => [name, String.fromCharCode(0xa0 + at)] as const),
  ...pairs(MARKUP),
])
const NAMED: ReadonlyMap<string, string> = new Map([...WITHOUT_SEMICOLON, ...pairs(OTHERS)])

const LONGEST_WITHOUT_SEMICOLON = Math.max(...[...WITHOUT_SEMICOLON.keys()].map((name) => name.length))
const LONGEST = Math.max(...[...NAMED.keys()].map((name) => name.length))

/**
 * The text with its character references decoded. In an attribute value a name without a semicolon counts only where no
 * letter, digit or `=` follows, so that `?a=1&copy=2` stays a query (WHATWG HTML §13.2.5.73).
 */
export function decodeEntities(text: string, where: "text" | "attribute" = "text"): string {
  let ampersand = text.indexOf("&")
  if (ampersand < 0) return text
  let decoded = ""
  let done = 0
  while (ampersand >= 0) {
    const reference =
      text.charCodeAt(ampersand + 1) === 0x23
        ? numeric(text, ampersand + 2)
        : named(text, ampersand + 1, where)
    if (reference !== undefined) {
      decoded += text.slice(done, ampersand) + reference.character
      done = reference.end
    }
    ampersand = text.indexOf("&", reference?.end ?? ampersand + 1)
  }
  return decoded + text.slice(done)
}

type Reference = { readonly character: string; readonly end: number }

/** What follows `&#`. */
function numeric(text: string, start: number): Reference | undefined {
  const hexadecimal = (text.charCodeAt(start) | 0x20) === 0x78
  const base = hexadecimal ? 16 : 10
  const first = hexadecimal ? start + 1 : start
  let value = 0
  let at = first
  for (let digit = digitOf(text.charCodeAt(at)); digit < base; digit = digitOf(text.charCodeAt(at))) {
    value = Math.min(value * base + digit, 0x110000) // stays in range however many digits follow
    at += 1
  }
  if (at === first) return undefined
  return { character: characterOf(value), end: text.charCodeAt(at) === 0x3b ? at + 1 : at }
}

function digitOf(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30
  const lower = unit | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : 99
}

/** WHATWG HTML §13.2.5.80. */
function characterOf(value: number): string {
  if (value === 0 || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) return "\uFFFD"
  if (value >= 0x80 && value <= 0x9f) return String.fromCharCode(WINDOWS_1252[value - 0x80] || value)
  return String.fromCodePoint(value)
}

/** What follows `&`: the whole name with its semicolon, else the longest beginning that needs none. */
function named(text: string, start: number, where: "text" | "attribute"): Reference | undefined {
  let end = start
  while (end - start <= LONGEST && isAlphanumeric(text.charCodeAt(end))) end += 1
  if (text.charCodeAt(end) === 0x3b) {
    const character = NAMED.get(text.slice(start, end))
    if (character !== undefined) return { character, end: end + 1 }
  }
  for (let stop = Math.min(end, start + LONGEST_WITHOUT_SEMICOLON); stop > start + 1; stop -= 1) {
    const character = WITHOUT_SEMICOLON.get(text.slice(start, stop))
    if (character === undefined) continue
    const next = text.charCodeAt(stop)
    return where === "attribute" && (next === 0x3d || isAlphanumeric(next))
      ? undefined
      : { character, end: stop }
  }
  return undefined
}

function isAlphanumeric(unit: number): boolean {
  const lower = unit | 0x20
  return (unit >= 0x30 && unit <= 0x39) || (lower >= 0x61 && lower <= 0x7a)
}
