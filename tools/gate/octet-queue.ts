/**
 * Octets that came and were not yet read, in one growing buffer, so that a message of many pieces is looked at once.
 */
export class OctetQueue {
  #buffer = Buffer.alloc(16_384)
  #from = 0
  #to = 0
  /** Up to here the mark that is waited for was not found. */
  #searched = 0

  get length(): number {
    return this.#to - this.#from
  }

  add(piece: Buffer): void {
    if (this.#to + piece.length > this.#buffer.length) {
      const larger = Buffer.alloc(Math.max(16_384, 2 * (this.length + piece.length)))
      this.#buffer.copy(larger, 0, this.#from, this.#to)
      this.#searched = Math.max(0, this.#searched - this.#from)
      this.#to = this.length
      this.#from = 0
      this.#buffer = larger
    }
    piece.copy(this.#buffer, this.#to)
    this.#to += piece.length
  }

  /** A copy: what is kept of it stays when the buffer is used again. */
  take(octets: number): Buffer {
    const taken = Buffer.from(this.#buffer.subarray(this.#from, this.#from + octets))
    this.#from += octets
    this.#searched = this.#from
    if (this.#from === this.#to) this.#from = this.#to = this.#searched = 0
    return taken
  }

  startsWith(mark: Buffer): boolean {
    return (
      this.length >= mark.length && this.#buffer.subarray(this.#from, this.#from + mark.length).equals(mark)
    )
  }

  /** Up to and with the mark; undefined until it has come. */
  takeThrough(mark: Buffer): Buffer | undefined {
    const all = this.#buffer.subarray(0, this.#to)
    const at = all.indexOf(mark, Math.max(this.#from, this.#searched - mark.length + 1))
    if (at >= 0) return this.take(at + mark.length - this.#from)
    this.#searched = this.#to
    return undefined
  }
}
