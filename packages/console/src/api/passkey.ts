/**
 * Passkeys: the challenge of the server to the browser, the browser's answer to the server. What both look like is WebAuthn's own form,
 * which the library and the browser check.
 */
import { startAuthentication, startRegistration } from "@simplewebauthn/browser"
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser"

import { call } from "./client.ts"

/** @throws Problem, or the browser's own error when the user stops or has no passkey */
export async function logInWithPasskey(): Promise<void> {
  const { ticket, options } = await call("session.passkeyOptions", { body: {} })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the contract leaves WebAuthn's forms to WebAuthn
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON
  const answer = await startAuthentication({ optionsJSON })
  await call("session.passkey", { body: { ticket, answer: { ...answer } } })
}

/**
 * @param name what the user calls it
 * @throws the same
 */
export async function addPasskey(name: string): Promise<void> {
  const { ticket, options } = await call("account.passkeyOptions", { body: {} })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the contract leaves WebAuthn's forms to WebAuthn
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON
  const answer = await startRegistration({ optionsJSON })
  await call("account.addPasskey", { body: { ticket, name, answer: { ...answer } } })
}
