/**
 * An identity provider on loopback (oidc-provider, certified), with a page on which one chooses who one is: what the organisation's
 * own would be to the console. It knows one client.
 */
import { generateKeyPairSync } from "node:crypto"
import { createServer } from "node:http"
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"

/** Seconds: longer than any test, and given at all because the library tells at length where it is not. */
const TTL = 600

export type Client = { readonly id: string; readonly secret: string; readonly callback: string }
/** By subject; the name is what the page shows. */
export type Accounts = Readonly<
  Record<string, { readonly name: string; readonly email: string; readonly groups: readonly string[] }>
>
export type IdentityProvider = AsyncDisposable & { readonly issuer: string }

export async function startIdentityProvider(client: Client, accounts: Accounts): Promise<IdentityProvider> {
  let handle: RequestListener = (_, response) => void response.end()
  const server = createServer((request, response) => handle(request, response))
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- listening on a port, so not a pipe
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = await quietly(async () => {
    const { Provider } = await import("oidc-provider")
    return new Provider(issuer, {
      clients: [
        {
          client_id: client.id,
          client_secret: client.secret,
          redirect_uris: [client.callback],
          token_endpoint_auth_method: "client_secret_post",
        },
      ],
      claims: { openid: ["sub"], profile: ["name", "groups"], email: ["email", "email_verified"] },
      findAccount: (_, id) => ({
        accountId: id,
        claims: async () => ({ sub: id, email_verified: true, ...accounts[id] }),
      }),
      features: { devInteractions: { enabled: false } },
      ttl: { Interaction: TTL, Grant: TTL, Session: TTL, AccessToken: TTL, IdToken: TTL },
      interactions: { url: (_, { uid }) => `/who/${uid}` },
      cookies: { keys: ["a key of this test"] },
      jwks: {
        keys: [generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" })],
      },
      loadExistingGrant: async (context) => {
        const grant = new context.oidc.provider.Grant({
          clientId: client.id,
          accountId: context.oidc.session?.accountId ?? "",
        })
        grant.addOIDCScope("openid profile email")
        await grant.save()
        return grant
      },
    })
  })
  const provide = provider.callback()
  const say = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? "/", issuer)
    const subject = searchParams.get("as")
    if (!pathname.startsWith("/who/")) await provide(request, response)
    else if (subject === null) {
      const links = Object.entries(accounts).map(([id, { name }]) => `<p><a href="?as=${id}">${name}</a>`)
      response.setHeader("content-type", "text/html; charset=utf-8")
      response.end(`<!doctype html><title>Wie bent u?</title>${links.join("")}<p><a href="?as=">Niemand</a>`)
    } else {
      const refusal = { error: "access_denied", error_description: "nobody was chosen" }
      await provider.interactionFinished(
        request,
        response,
        subject === "" ? refusal : { login: { accountId: subject, remember: false } },
      )
    }
  }
  handle = (request, response) => void say(request, response)
  return {
    issuer,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** It tells at length that it is not meant for this, from the moment it is loaded. */
async function quietly<Made>(make: () => Promise<Made>): Promise<Made> {
  const { info, warn } = console
  console.info = console.warn = () => {}
  try {
    return await make()
  } finally {
    Object.assign(console, { info, warn })
  }
}
