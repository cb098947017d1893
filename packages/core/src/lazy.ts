/**
 * Values that are made when they are first asked for, and once.
 *
 * Facts are made this way: most messages are judged by a few of them, and the dear ones (what the words say, where every
 * address stands) are not needed to see that a message to one person introduces nobody. Asked for, each is what it would
 * always have been; pure functions make that invisible.
 */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** For each property its value, or what makes it. No value is a function itself. */
export type Makers<T> = { readonly [Key in keyof T]: T[Key] | (() => T[Key]) }

export type LazyRecord<T> = {
  /** Asks `makers` for each property at each reading. The properties are not the object's own: see `shown`. */
  readonly of: (makers: Makers<T>) => T
  /** A record of this kind with properties of its own, for whoever lists, copies or prints it; still made when asked for. */
  readonly shown: (record: T) => T
}

/**
 * Records with getters.
 *
 * Why not an object literal with `get`: its getters are functions of its own, so the engine gives each such object a hidden
 * class of its own, which lives in the old generation and keeps alive whatever the getters see. One for each message made a
 * quarter of all processor time garbage collection. Here all records of a kind share theirs.
 */
export function lazyRecord<T extends object>(keys: Readonly<Record<keyof T, true>>): LazyRecord<T> {
  const names = Object.keys(keys)
  class Lazy {
    readonly makers: Readonly<Record<string, unknown>>
    constructor(makers: Makers<T>) {
      this.makers = makers
    }
  }
  class Shown {
    readonly #record: Readonly<Record<string, unknown>>
    constructor(record: Readonly<Record<string, unknown>>) {
      this.#record = record
      Object.defineProperties(this, own)
    }
    static read(shown: Shown, name: string): unknown {
      return shown.#record[name]
    }
  }
  const own: PropertyDescriptorMap = {}
  for (const name of names) {
    Object.defineProperty(Lazy.prototype, name, {
      get(this: Lazy): unknown {
        const maker = this.makers[name]
        return isMaker(maker) ? maker() : maker
      },
    })
    own[name] = {
      enumerable: true,
      get(this: Shown): unknown {
        return Shown.read(this, name)
      },
    }
  }
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the getters are those of T, by the type of `keys`
    of: (makers) => new Lazy(makers) as unknown as T,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same
    shown: (record) => new Shown(record as Readonly<Record<string, unknown>>) as unknown as T,
  }
}

function isMaker(value: unknown): value is () => unknown {
  return typeof value === "function"
}
