/**
 * The platform classes that core uses beyond the language itself: charset decoding, and UTF-8 both ways.
 * Source: WHATWG Encoding Standard §7.2 and §7.4. Declared here instead of adding the DOM library, so that everything
 * else of a platform (fetch, crypto, timers, process) stays a compile error in core.
 */
declare class TextDecoder {
  /** Lower-case name of the encoding, whatever label it was made with. */
  readonly encoding: string
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(input?: Uint8Array, options?: { stream?: boolean }): string
}

declare class TextEncoder {
  encode(input: string): Uint8Array
  encodeInto(input: string, target: Uint8Array): { readonly read: number; readonly written: number }
}
