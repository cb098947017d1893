import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { octetsOf } from "../mail/octets.ts"
import { attributeOf, isSet, MAX_XML_DEPTH, scanXml, skipElement, textOfElement, xmlText } from "./xml.ts"

/** What the scanner gives, one line per token, and last its problem. */
function outline(text: string): readonly string[] {
  const scanner = scanXml(text)
  const lines: string[] = []
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
    if (token.kind === "text") lines.push(token.text)
    else if (token.kind === "end") lines.push(`/${token.name}`)
    else lines.push(`${token.name}${token.attributes}${token.isEmpty ? "/" : ""}`)
  }
  return [...lines, scanner.problem() ?? "whole"]
}

const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>`

const rows: readonly [name: string, text: string, expected: readonly string[]][] = [
  ["an element with text", "<a>b</a>", ["a", "b", "/a", "whole"]],
  ["an empty element", "<a/>", ["a/", "whole"]],
  ["names without their prefix", "<x:a x:b='1'></x:a>", ["a x:b='1'", "/a", "whole"]],
  ["a > in an attribute value", '<a b="1>2"/>', ['a b="1>2"/', "whole"]],
  ["a slash at the end of a value", '<a b="/"></a>', ['a b="/"', "/a", "whole"]],
  ["references in text", "<a>&lt;&#64;&amp;</a>", ["a", "<@&", "/a", "whole"]],
  ["character data", "<a><![CDATA[<b>&amp;]]></a>", ["a", "<b>&amp;", "/a", "whole"]],
  ["comments and instructions are stepped over", "<?x y?><!-- <b> --><a/>", ["a/", "whole"]],
  ["what a document type declares is never put in", laughs, ["x", "&b;", "/x", "whole"]],
  ["an element that is not closed", "<a>b", ["a", "b", "broken"]],
  ["a tag that is cut off", '<a b="', ["broken"]],
  ["a comment that is cut off", "<a/><!-- ", ["a/", "broken"]],
  ["character data that is cut off", "<![CDATA[ ]]", ["broken"]],
  ["a declaration that is cut off", "<!DOCTYPE x [", ["broken"]],
  ["an end tag too many", "</a><b/>", ["/a", "b/", "whole"]],
  ["nothing", "", ["whole"]],
]
for (const [name, text, expected] of rows)
  test(`xml: ${name}`, () => assert.deepEqual(outline(text), expected))

const attributes: readonly [name: string, written: string, expected: string | undefined][] = [
  ["plain", ' r="A1"', "A1"],
  ["with a prefix", " x:r='A1'", "A1"],
  ["with blanks around the sign", ' r = "A1"', "A1"],
  ["after another that ends alike", ' xr="1" r="2"', "2"],
  ["after a value that looks like it", ` s=' r="1"' r="2"`, "2"],
  ["with references", ' r="a&amp;b"', "a&b"],
  ["that is not there", ' s="1"', undefined],
  ["that is cut off", ' r="1', undefined],
  ["without quotes", " r=1", undefined],
]
for (const [name, written, expected] of attributes)
  test(`xml: an attribute ${name}`, () => assert.equal(attributeOf({ attributes: written }, "r"), expected))

test("xml: truth values are 1 and true", () => {
  const values = ["1", "true", "0", "false", ""].map((value) => isSet({ attributes: ` a="${value}"` }, "a"))
  assert.deepEqual(values, [true, true, false, false, false])
})

test("xml: elements as deep as the limit are read, and one more is not", () => {
  const nested = (depth: number): string => "<a>".repeat(depth) + "</a>".repeat(depth)
  assert.equal(outline(nested(MAX_XML_DEPTH)).at(-1), "whole")
  assert.equal(outline(nested(MAX_XML_DEPTH + 1)).at(-1), "beyond-limits")
})

test("xml: the text of an element leaves the scanner behind its end", () => {
  const scanner = scanXml("<a><b>x<c>y</c>z</b><d/></a>")
  scanner.next()
  const tag = scanner.next()
  assert.ok(tag?.kind === "start")
  assert.equal(textOfElement(scanner, tag), "xyz")
  assert.deepEqual(scanner.next(), { kind: "start", name: "d", attributes: "", isEmpty: true })
})

test("xml: an element that is skipped leaves the scanner behind its end", () => {
  const scanner = scanXml("<a><b><c></c></b><d/></a>")
  scanner.next()
  const tag = scanner.next()
  assert.ok(tag?.kind === "start")
  skipElement(scanner, tag)
  assert.deepEqual(scanner.next(), { kind: "start", name: "d", attributes: "", isEmpty: true })
})

const charsets: readonly [name: string, octets: Uint8Array][] = [
  ["in UTF-8", octetsOf("<a>\u00C3\u00A9</a>")],
  ["in UTF-8 with its mark", octetsOf("\u00EF\u00BB\u00BF<a>\u00C3\u00A9</a>")],
  ["in UTF-16 with its mark", octetsOf("\u00FF\u00FE" + Array.from("<a>\u00E9</a>").join("\0") + "\0")],
  ["in UTF-16 without a mark", octetsOf("\0" + Array.from("<a>\u00E9</a>").join("\0"))],
  ["in what its declaration says", octetsOf(`<?xml version="1.0" encoding="ISO-8859-1"?><a>\u00E9</a>`)],
]
for (const [name, octets] of charsets)
  test(`xml: ${name}`, () => assert.ok(xmlText(octets).endsWith("<a>\u00E9</a>")))

test("xml: no text makes the scanner throw, and it comes to an end", () => {
  const piece = fc.constantFrom(
    "<",
    ">",
    "/",
    "!",
    "?",
    "a",
    '"',
    "'",
    "=",
    "&",
    "[",
    "]",
    "--",
    " ",
    "<![CDATA[",
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join("")
      assert.ok(outline(text).length <= text.length + 1)
      attributeOf({ attributes: text }, "a")
      xmlText(octetsOf(text))
    }),
  )
})
