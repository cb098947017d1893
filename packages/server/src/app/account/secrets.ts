/** What somebody shows to be let in (a session, a token), as a port: how it is made, and how it is kept. */
export type Secrets = {
  /** 256 random bits, base64url. */
  readonly make: () => string
  /** SHA-256, base64url: enough for what is random itself. Who reads it can't use it. */
  readonly fingerprint: (secret: string) => string
}
