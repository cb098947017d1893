/**
 * What is used of pdf.js, and the one place that it is loaded in.
 *
 * Why this module exists: its own types want a browser's, which core does not have. So what is used of it is declared here.
 *
 * TRUST: nothing is fetched, no code in a document is run and no font is loaded: no addresses are given for what it could
 * fetch, texts are read without drawing, and this build has no evaluation of code and no worker of its own.
 */

/** One run of letters; `transform` is the matrix of ISO 32000-2 §9.4.4, its last two numbers the place on the page. */
export type PdfItem = {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
  readonly hasEOL: boolean
}

/** Marks of structure have no `str`. */
export type PdfChunk = { readonly items: readonly (PdfItem | { readonly type: string })[] }

export type PdfAnnotation = {
  readonly subtype?: string
  readonly contentsObj?: { readonly str: string }
  /** Of a field: its value, or values. */
  readonly fieldValue?: unknown
  readonly fieldName?: string
  readonly alternativeText?: string
  readonly hidden?: boolean
  readonly fileId?: string
  readonly file?: { readonly filename: string }
}

export type PdfPage = {
  streamTextContent(options: { readonly disableNormalization: boolean }): {
    getReader(): {
      read(): Promise<{ readonly done: boolean; readonly value?: PdfChunk }>
      cancel(reason: Error): Promise<void>
    }
  }
  getAnnotations(): Promise<readonly PdfAnnotation[]>
  cleanup(): void
}

export type PdfFile = {
  readonly numPages: number
  /** @param number from 1 */
  getPage(number: number): Promise<PdfPage>
  getAttachments(): Promise<ReadonlyMap<string, { readonly filename: string }> | null>
  getAttachmentContent(id: string): Promise<Uint8Array | null>
}

export type PdfTask = {
  readonly promise: Promise<PdfFile>
  destroy(): Promise<void>
}

export type PdfLibrary = {
  /** Takes the octets away from whoever gives them. Rejects with an error named "PasswordException" where it needs one. */
  getDocument(options: {
    readonly data: Uint8Array
    readonly verbosity: number
    readonly useWorkerFetch: boolean
    readonly useWasm: boolean
    readonly disableFontFace: boolean
    readonly useSystemFonts: boolean
    readonly enableXfa: boolean
    readonly isOffscreenCanvasSupported: boolean
    readonly isImageDecoderSupported: boolean
    readonly stopAtErrors: boolean
  }): PdfTask
}

/** Loaded when the first PDF comes: its 1.7 MB take a tenth of a second. */
export async function pdfLibrary(): Promise<PdfLibrary> {
  const { getResolvedPDFJS } = await import("unpdf")
  return getResolvedPDFJS()
}
