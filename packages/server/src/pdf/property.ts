/**
 * What a file says about itself: title, author, time and language, in its properties and in XMP, and that it means to be PDF/UA-1
 * (ISO 14289-1 §5). The time is the paper's, so that the same paper is the same file.
 */
import type PDFDocument from "pdfkit"

import type { Paper } from "@sluis/core/paper/paper"

import { plainText } from "./span.ts"

const PROGRAM = "Sluis"

export function propertiesOf(paper: Paper): Readonly<Record<string, unknown>> {
  return {
    Title: property(paper.title),
    Author: property(paper.author),
    Producer: PROGRAM,
    Creator: PROGRAM,
    CreationDate: new Date(paper.madeAt),
    ModDate: new Date(paper.madeAt),
  }
}

export function appendMetadata(doc: PDFDocument, { language }: Paper): void {
  // QUIRK: pdfkit's own "PDF/UA" adds a CIDSet that leaves out the parts of composed glyphs, which ISO 14289-1 §7.21.4.2 forbids.
  doc.appendXML(`
        <rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
            <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description>
        <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" rdf:about="">
            <dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>
        </rdf:Description>`)
}

/** QUIRK: pdfkit writes a property into XMP without escaping it. This one is escaped where it becomes part of a string, and only there. */
function property(text: string): object {
  const plain = plainText(text)
  const escaped = plain.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
  return Object.assign(new String(plain), { toString: () => escaped })
}
