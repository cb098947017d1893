import assert from "node:assert/strict"
import { test } from "node:test"
import { bareText } from "./bare-text.ts"

const rows: readonly [name: string, text: string, expected: string | undefined][] = [
  [
    "runs of a word processor",
    '<w:t>jan</w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:t>@x.example</w:t>',
    "jan@x.example",
  ],
  [
    "another paragraph",
    "<w:p><w:t>Groet</w:t></w:p><w:p><w:t>jan@x.example</w:t></w:p>",
    "\nGroet\n\njan@x.example\n",
  ],
  [
    "rich text of a spreadsheet",
    '<si><r><t>jan</t></r><r><rPr><sz val="11"/></rPr><t>@x.example</t></r></si>',
    "\njan@x.example\n",
  ],
  [
    "spans of OpenDocument",
    '<text:p><text:span text:style-name="T1">jan</text:span>@x.example</text:p>',
    "\njan@x.example\n",
  ],
  ["indented XML", "<a>\n  <b>jan</b>\n  <b>@x.example</b>\n</a>", "jan@x.example"],
  ["white space that is text", "<a><b>mail</b><b> </b><b>jan@x.example</b></a>", "mail jan@x.example"],
  [
    "a hyphen that does not break",
    "<w:t>jan</w:t><w:noBreakHyphen/><w:t>piet@x.example</w:t>",
    "jan-piet@x.example",
  ],
  ["a byte order mark before it", "\uFEFF<a>jan</a>", "\uFEFFjan"],
  ["a section that is no markup", "<a><![CDATA[jan<@]]></a>", "jan<@]]></a>".replace("</a>", "")],
  ["a sign that is no tag", "<a>1 < 2 <b>jan</b></a>", "1 < 2 jan"],
  ["tags in a text that does not begin with one", `naam: ${"<b>j</b>".repeat(8)}`, "naam: jjjjjjjj"],
  ["few tags in a text", "naam: <b>jan</b>", undefined],
  ["text", "jan@x.example", undefined],
  ["RTF", "{\\rtf1\\ansi{\\insrsid123 jan}{\\insrsid4 @x}\\par .example}", "jan@x\n.example"],
  ["escapes of RTF", "{\\rtf1 jan\\'40x\\u46 ?ex\\_ample\\{\\~}", "jan@x.?ex-ample{ "],
]
for (const [name, text, expected] of rows)
  test(`bare text: ${name}`, () => assert.equal(bareText(text), expected))
