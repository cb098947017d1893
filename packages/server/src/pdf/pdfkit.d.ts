/**
 * What is used of pdfkit, as its version here behaves. Its published types lag behind it: they miss the structure tree, the
 * places of bookmarks and what is needed to say which structure element an annotation belongs to.
 */
declare module "pdfkit" {
  import type { Readable } from "node:stream"

  /** An object of the file. A text is a `String` object; a primitive string becomes a name. */
  export type PdfObject = { readonly data: Record<string, unknown> }

  export type StructureContent = { readonly refs: readonly unknown[] }

  export type StructureOptions = {
    readonly alt?: string
    /** What is said instead of what is shown. */
    readonly actual?: string
    readonly scope?: "Column" | "Row"
    /** Left, top, right, bottom, from the top of the page. */
    readonly bbox?: readonly [number, number, number, number]
    readonly placement?: "Block"
  }

  export class StructureElement {
    readonly dictionary: PdfObject
    add(child: StructureElement | StructureContent): this
    end(): void
  }

  export type EmbeddedFont = {
    readonly font: { readonly hasGlyphForCodePoint: (codePoint: number) => boolean }
  }

  export type Outline = {
    addItem(
      title: string,
      options: {
        readonly fit: false
        readonly top: number
        readonly left: number
        readonly expanded: boolean
      },
    ): Outline
  }

  export type DocumentOptions = {
    readonly size: readonly [number, number]
    readonly margin: number
    readonly pdfVersion: "1.7"
    readonly lang: string
    readonly tagged: true
    readonly displayTitle: true
    readonly bufferPages: true
    readonly autoFirstPage: false
    readonly font: null
    readonly info: Readonly<Record<string, unknown>>
  }

  class PDFDocument extends Readable {
    constructor(options: DocumentOptions)
    readonly outline: Outline
    readonly _font: EmbeddedFont
    /** None before the first is added. */
    readonly page: { readonly content: { readonly buffer: Uint8Array[] } } | null

    addPage(): this
    switchToPage(index: number): unknown
    bufferedPageRange(): { readonly start: number; readonly count: number }
    appendXML(xml: string): void
    end(): void

    registerFont(name: string, file: string): this
    font(name: string, size?: number): this
    widthOfString(text: string): number
    text(
      text: string,
      x: number,
      y: number,
      options: { readonly lineBreak: false; readonly baseline: "alphabetic" },
    ): this

    save(): this
    restore(): this
    rect(x: number, y: number, width: number, height: number): this
    roundedRect(x: number, y: number, width: number, height: number, radius: number): this
    moveTo(x: number, y: number): this
    lineTo(x: number, y: number): this
    lineWidth(width: number): this
    fillColor(colour: string): this
    strokeColor(colour: string): this
    fill(): this
    stroke(): this

    link(
      x: number,
      y: number,
      width: number,
      height: number,
      url: string,
      options: { readonly structParent: StructureElement; readonly Contents: object },
    ): this

    struct(type: string, options?: StructureOptions): StructureElement
    addStructure(element: StructureElement): this
    markStructureContent(tag: string): StructureContent
    markContent(tag: string, options: { readonly type: string }): this
    endMarkedContent(): this
    getStructTreeRoot(): PdfObject
  }

  export default PDFDocument
}
