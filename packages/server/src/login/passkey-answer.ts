/** The form of what a browser answers to a challenge (WebAuthn Level 3 §5.1.8, §5.8), bounded: as much of it as is used. */
import { z } from "zod"

const base64url = (characters: number) =>
  z
    .string()
    .max(characters)
    .regex(/^[\w-]+$/)

/** WebAuthn §4: a credential id has at most 1023 octets. */
const id = base64url(1364)

export const AddedAnswer = z.object({
  id,
  rawId: id,
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: base64url(8192),
    attestationObject: base64url(32_768),
    transports: z.array(z.string().max(32)).max(10).default([]),
  }),
})

export const EnteringAnswer = z.object({
  id,
  rawId: id,
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: base64url(8192),
    authenticatorData: base64url(8192),
    signature: base64url(8192),
    /** Whose passkey it is: always there for one that the authenticator found by itself. */
    userHandle: base64url(100),
  }),
})
