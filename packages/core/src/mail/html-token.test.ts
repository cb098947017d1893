import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { emptyTag, readTag, type Tag } from "./html-token.ts"

const table: readonly (readonly [
  name: string,
  html: string,
  tag: string,
  attributes: readonly (readonly [string, string])[],
])[] = [
  ["a start tag", "<p>x", "p", []],
  ["an end tag", "</P>x", "/p", []],
  ["a name in capitals", "<BlockQuote TYPE=cite>", "blockquote", [["type", "cite"]]],
  ["a name of another namespace", "<o:p>", "o:p", []],
  [
    "quoted values",
    `<a b="c>d" e='f"g'>`,
    "a",
    [
      ["b", "c>d"],
      ["e", 'f"g'],
    ],
  ],
  [
    "bare values",
    "<a b=c/d e=f>",
    "a",
    [
      ["b", "c/d"],
      ["e", "f"],
    ],
  ],
  [
    "no values",
    "<a b c>",
    "a",
    [
      ["b", ""],
      ["c", ""],
    ],
  ],
  [
    "blanks and line ends around the equals sign",
    "<a b = c\r\nd\t=\n'e'>",
    "a",
    [
      ["b", "c"],
      ["d", "e"],
    ],
  ],
  [
    "no blank between attributes",
    `<a b="c"d="e">`,
    "a",
    [
      ["b", "c"],
      ["d", "e"],
    ],
  ],
  ["a slash at the end", "<br/>", "br", []],
  [
    "slashes in between",
    "<a/b/c=d>",
    "a",
    [
      ["b", ""],
      ["c", "d"],
    ],
  ],
  ["an equals sign in front", "<a =b>", "a", [["=b", ""]]],
  ["an empty value before the end", "<a b=>", "a", [["b", ""]]],
]
for (const [name, html, expected, attributes] of table) {
  test(name, () => {
    const tag = emptyTag()
    const end = readTag(html, 0, tag)
    const name = html.slice(tag.nameStart, tag.nameEnd).toLowerCase()
    assert.equal(`${tag.closing ? "/" : ""}${name}`, expected)
    assert.deepEqual(attributesOf(html, tag), attributes)
    assert.equal(html.charAt(end - 1), ">")
  })
}

function attributesOf(html: string, { count, attributes }: Tag): readonly (readonly string[])[] {
  return Array.from({ length: count }, (_, number) => {
    const [nameStart, nameEnd, valueStart, valueEnd] = attributes.slice(number * 4)
    return [html.slice(nameStart, nameEnd).toLowerCase(), html.slice(valueStart, valueEnd)]
  })
}

test("what an earlier tag had is gone", () => {
  const tag = emptyTag()
  readTag("</a b=c>", 0, tag)
  readTag("<p>", 0, tag)
  assert.deepEqual([tag.closing, tag.count], [false, 0])
})

for (const html of ["<a", "<a b", "<a b=", "<a b='c>", '<a b="c>', "<a b=c"]) {
  test(`${html} never ends`, () => assert.equal(readTag(html, 0, emptyTag()), -1))
}

test("a tag ends at a > behind its beginning, or not at all", () => {
  const unit = fc.constantFrom("a", "B", "=", "'", '"', "/", " ", ">", "<", "é")
  fc.assert(
    fc.property(fc.string({ unit }), (rest) => {
      const html = `<a${rest}`
      const end = readTag(html, 0, emptyTag())
      assert.ok(end === -1 || (end > 2 && html.charAt(end - 1) === ">"))
    }),
  )
})
