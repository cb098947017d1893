import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { htmlText } from "./html-text.ts"

const seen: readonly (readonly [name: string, html: string, text: string])[] = [
  ["words without markup", "jan en piet", "jan en piet"],
  ["paragraphs and blocks stand on lines of their own", "<p>een</p><div>twee</div>drie", "een\ntwee\ndrie"],
  [
    "nested blocks make one line end, not more",
    "<div><div><p>een</p></div></div><div>twee</div>",
    "een\ntwee",
  ],
  ["every <br> makes a line end", "een<br>twee<br/><BR >drie", "een\ntwee\n\ndrie"],
  ["an empty line of an editor", "<div>een</div><div><br></div><div>twee</div>", "een\n\ntwee"],
  [
    "a tab between table cells, a line per row",
    "<table><tr><td>Aan:</td>\r\n <td>jan</td></tr><tr><th>Cc:<th>piet</table>",
    "Aan:\tjan\nCc:\tpiet",
  ],
  ["white space collapses, line ends too", "een\r\n  twee \n<b> drie</b>", "een twee drie"],
  ["white space around blocks is nothing", "<p> een </p>\r\n<p> twee </p>", "een\ntwee"],
  ["a no-break space stays", "een&nbsp;&nbsp;twee", "een\u00A0\u00A0twee"],
  ["preformatted text keeps its lines", "<pre>een\r\n  twee\ndrie</pre>vier", "een\n  twee\ndrie\nvier"],
  [
    "markup inside a word does not break it",
    "j<b>a</b>n@exam<wbr>ple<!-- x -->.<span>nl</span>",
    "jan@example.nl",
  ],
  ["references", "jan&#64;example&period;nl &lt;b&gt; caf&eacute", "jan@example.nl <b> café"],
  ["a style sheet is not seen", "<style>p { color: red }</style>een", "een"],
  ["a script that holds a tag is not seen", "<script>if (a<b) '</b>'</script>een", "een"],
  ["an end tag of a script in capitals", "<script>x</SCRIPT >een", "een"],
  ["something that only begins like the end tag", "<style></styles></style>een", "een"],
  ["a style sheet that never ends", "een<style>twee", "een"],
  ["the title is not seen", "<head><title>Brief</title></head><body>een</body>", "een"],
  ["a text area is seen as written", "<textarea><b>een</b></textarea>", "<b>een</b>"],
  ["a comment is not seen", "een<!-- twee -->drie", "eendrie"],
  ["a comment with a tag end in it", "een<!-- a > b -- c -->twee", "eentwee"],
  ["the shortest comments", "een<!-->twee<!--->drie", "eentweedrie"],
  ["a comment that ends with --!>", "een<!-- x --!>twee", "eentwee"],
  ["a comment that never ends", "een<!-- twee", "een"],
  ["a conditional comment is a comment", "een<!--[if mso]><p>twee</p><![endif]-->drie", "eendrie"],
  [
    "what a revealed conditional comment encloses is seen",
    "een<![if !mso]>twee<![endif]>drie",
    "eentweedrie",
  ],
  ["a document type and a processing instruction", '<!DOCTYPE html><?xml version="1.0"?>een', "een"],
  ["a lone < is a word", "3 < 4 <5 << 6", "3 < 4 <5 << 6"],
  ["a > in a quoted attribute does not end the tag", '<a title="a > b">een</a>', "een"],
  ["an attribute without quotes, and one without a value", "<a href=x.example/a/ disabled>een</a>", "een"],
  ["a tag that never ends", "een<a href='x", "een"],
  ["an end tag that is none", "een</ p>twee</>drie", "eentweedrie"],
  ["what display:none hides", 'een<span style="font-size:1px; Display : None">twee</span>drie', "eendrie"],
  ["what visibility:hidden hides", 'een<div style="visibility:hidden">twee</div>drie', "een\ndrie"],
  ["what the attribute hidden hides", "een<p hidden>twee</p>drie", "een\ndrie"],
  [
    "nested elements of the same name inside a hidden one",
    "<div hidden><div>een</div>twee</div>drie",
    "drie",
  ],
  ["a hidden paragraph ends where a block begins", "<p hidden>een<p>twee", "twee"],
  ["a hidden cell ends where the next begins", "<table><tr><td hidden>een<td>twee</table>", "twee"],
  ["a hidden element ends with the one around it", "<div><span hidden>een</div>twee", "twee"],
  ["a stray end tag of bold type does not end a hidden element", "<div hidden>een</b>twee</div>drie", "drie"],
  ["an empty element has nothing to hide", "<br hidden><img hidden>een", "\neen"],
]
for (const [name, html, text] of seen)
  test(`seen: ${name}`, () => assert.equal(htmlText(html).text.trimEnd(), text))

const unseen: readonly (readonly [name: string, html: string, text: string])[] = [
  ["a hidden element", "een<span hidden>jan@<b>example.nl</b></span>twee", "jan@example.nl"],
  ["lines inside a hidden element", "<div hidden>een<br>twee</div>", "een\ntwee"],
  ["hidden elements do not run together", "<i hidden>een</i><i hidden>twee</i>", "een\ntwee"],
  ["a comment", "<!-- jan@example.nl -->", "jan@example.nl"],
  [
    "a conditional comment",
    "<!--[if mso]>jan&#64;example.nl<![endif]-->",
    "[if mso]>jan@example.nl<![endif]",
  ],
  ["the title", "<title>Aan jan@example.nl</title>", "Aan jan@example.nl"],
  ["a text area in a hidden element", "<div hidden><textarea>een</textarea></div>", "een"],
  ["an address that was left unescaped", "Jan <jan@example.nl>", "jan@example.nl"],
  ["a name and an address that were left unescaped", "<Jan jan@example.nl>", "Jan jan@example.nl"],
  ["a tag that never ends", "<a href='mailto:jan@example.nl", "a href='mailto:jan@example.nl"],
  ["an end tag that is none", "</ jan@example.nl>", "jan@example.nl"],
  ["nothing, where everything is seen", "<p>een</p>", ""],
]
for (const [name, html, text] of unseen)
  test(`unseen: ${name}`, () => assert.equal(htmlText(html).hiddenText.trim(), text))

const attributes: readonly (readonly [name: string, html: string, text: string])[] = [
  ["a link, decoded", '<a href="mailto:jan&#64;example.nl?a=1&amp;b=2">', "mailto:jan@example.nl?a=1&b=2\n"],
  ["each on a line of its own", "<a href=a.example title='b'>", "a.example\nb\n"],
  [
    "alternatives, values, contents and data",
    "<img alt=a><input value=b><meta content=c><p data-x=d>",
    "a\nb\nc\nd\n",
  ],
  ["inside a hidden element", "<div hidden><a href=a.example></a></div>", "a.example\n"],
  ["not of other attributes, not of end tags", "<p class=a style=b></p title=c>", ""],
]
for (const [name, html, text] of attributes)
  test(`attributes: ${name}`, () => assert.equal(htmlText(html).attributeText, text))

const quotes: readonly (readonly [name: string, html: string, quoted: string | undefined])[] = [
  ["nothing", "<p>een</p>", undefined],
  ["a blockquote", "<p>een</p><blockquote>twee</blockquote>", "twee"],
  [
    "Gmail's introduction and quote",
    'een<div class="gmail_quote"><div class="gmail_attr">Jan:</div><blockquote>twee</blockquote></div>',
    "Jan:\ntwee",
  ],
  ["Gmail's forward", 'een<div class="gmail_quote">---- Van: Jan<br>twee</div>', "---- Van: Jan\ntwee"],
  [
    "Gmail's marks after a round through Outlook",
    '<div>een</div><div class="x_gmail_quote">twee</div>',
    "twee",
  ],
  [
    "Outlook on the web",
    'een<div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>Van:</b> Jan</div><div>twee</div>',
    "Van: Jan\ntwee",
  ],
  [
    "Outlook for Windows",
    "een<div style='border:none;border-top:solid #E1E1E1 1.0pt'>Van: Jan</div><p>twee</p>",
    "Van: Jan\ntwee",
  ],
  ["Outlook for Mac", 'een<span id="OLK_SRC_BODY_SECTION">twee</span>', "twee"],
  [
    "Thunderbird",
    'een<div class="moz-cite-prefix">Jan schreef:</div><blockquote type="cite">twee</blockquote>',
    "Jan schreef:\ntwee",
  ],
  ["Yahoo", 'een<div id="ydp1yahoo_quoted_2" class="yahoo_quoted">twee</div>', "twee"],
  [
    "Proton",
    'een<div class="protonmail_quote">Op 3 mei schreef Jan:<blockquote>twee</blockquote></div>',
    "Op 3 mei schreef Jan:\ntwee",
  ],
  [
    "a quote in a quote",
    "een<blockquote>twee<blockquote>drie</blockquote>vier</blockquote> ",
    "twee\ndrie\nvier",
  ],
  ["a blockquote that never ends", "een<blockquote>twee", "twee"],
  [
    "no quote: an indented paragraph",
    'een<blockquote style="margin:0 0 0 40px;border:none;padding:0px">twee</blockquote>',
    undefined,
  ],
  ["no quote: a mark with nothing behind it", 'een<div id="appendonsend"></div>', undefined],
  ["no quote at the end: an answer below", "<blockquote>een</blockquote><p>twee</p>", undefined],
]
for (const [name, html, quoted] of quotes) {
  test(`quoted at the end: ${name}`, () => {
    const { text, quotedFrom } = htmlText(html)
    assert.equal(quotedFrom < 0 ? undefined : text.slice(quotedFrom).trim(), quoted)
  })
}

test("answers between quotes leave the quotes as ranges, and the last quote as the zone at the end", () => {
  const html =
    "<blockquote>a</blockquote>b<blockquote>c</blockquote><blockquote>d</blockquote>e<blockquote>f</blockquote>"
  const { text, quotedFrom, quotedRanges } = htmlText(html)
  assert.deepEqual(
    quotedRanges.map(([start, end]) => text.slice(start, end).trim()),
    ["a", "c", "d"],
  )
  assert.equal(text.slice(quotedFrom).trim(), "f")
})

test("reading stops at the limit and says so", () => {
  assert.deepEqual([htmlText("abcd", 4).text, htmlText("abcd", 4).truncated], ["abcd", false])
  assert.deepEqual([htmlText("abcde", 4).text, htmlText("abcde", 4).truncated], ["abcd", true])
})

const bombs: readonly (readonly [name: string, html: string])[] = [
  ["unclosed elements", "<div>".repeat(200_000)],
  [
    "unclosed hidden elements, closed by others",
    "<b hidden>".repeat(100_000) + "</i></u></b>".repeat(60_000),
  ],
  ["unclosed blockquotes", "<blockquote>a".repeat(60_000)],
  ["quotes with answers", "<blockquote>a</blockquote>b".repeat(40_000)],
  ["comments that never end", "<!--".repeat(100_000)],
  ["quotes that never end", "<a b='".repeat(100_000)],
  ["style sheets that never end", "<style>".repeat(60_000)],
  ["lone signs", "<&".repeat(100_000)],
  ["one tag with a hundred thousand attributes", `<a ${"b=c ".repeat(100_000)}>`],
]
for (const [name, html] of bombs) {
  test(`a hundred thousand ${name} are read to the end`, () =>
    assert.equal(typeof htmlText(`${html}`).text, "string"))
}

test("a plain word between any tags, comments and broken markup is never lost, and nothing throws", () => {
  const piece = fc.constantFrom(
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<!-- x -->",
    "<br>",
    "<td a='b'>",
    "</",
    "<",
    "&",
    "&#",
    "<pre>",
    "</pre>",
    "<blockquote>",
    "</blockquote>",
    "<img alt=x>",
    "\r\n",
    " ",
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const html = pieces.map((markup) => `${markup} woord `).join("")
      const { text, quotedFrom } = htmlText(html)
      // `</` makes a comment of what follows up to the next `>`
      if (!pieces.includes("</")) assert.equal(text.split("woord").length - 1, pieces.length)
      assert.ok(quotedFrom >= -1 && quotedFrom <= text.length)
    }),
  )
})

test("no text ever throws, and every unit that is kept was there", () => {
  const unit = fc.constantFrom(
    "<",
    ">",
    "/",
    "!",
    "-",
    "a",
    "p",
    "'",
    '"',
    "=",
    " ",
    "&",
    ";",
    "#",
    "6",
    "4",
    "[",
    "é",
    "\n",
  )
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 200 }), (html) => {
      const { text } = htmlText(html)
      assert.ok(text.length <= 2 * html.length)
    }),
  )
})
