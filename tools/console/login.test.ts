/**
 * The ways in and out of the console, in a real browser over the running product: a password, a passkey, the organisation's own
 * identity provider; and that whoever is out is out everywhere, and comes back to where he was.
 */
import assert from "node:assert/strict"
import { describe } from "node:test"

import type { Page } from "playwright-core"

import { freePort } from "../gate/free-port.ts"
import { startRecordingHost } from "../gate/recording-host.ts"
import { until } from "../gate/until.ts"
import { systemTest } from "../system-test.ts"
import { startIdentityProvider } from "./identity-provider.ts"
import type { IdentityProvider } from "./identity-provider.ts"
import { invitationLinkIn } from "./mail-program.ts"
import { checkPage } from "./page-check.ts"
import { heading, openProduct, shared } from "./product.ts"
import type { Product } from "./product.ts"
import { ask, makeAccount, PASSWORD } from "./visit.ts"

const ANNA = {
  name: "Anna Bakker",
  address: "anna.bakker@voorbeeld.example",
  roles: ["employee", "reviewer", "administrator"],
}
const SECRET = "een geheim van deze test"
const COLLEAGUES = {
  noor: { name: "Noor Jansen", email: "noor.jansen@voorbeeld.example", groups: ["iedereen", "toetsers"] },
  bram: { name: "Bram de Wit", email: "bram.dewit@voorbeeld.example", groups: ["kantine"] },
}
/** More wrong passwords than anybody gets in a minute. */
const ATTEMPTS = 20

type House = AsyncDisposable & { readonly product: Product; readonly provider: IdentityProvider }

describe("logging in and out", () => {
  const house = shared(async ({ chromium }: { readonly chromium: string }): Promise<House> => {
    const httpPort = await freePort()
    const origin = `http://localhost:${httpPort}`
    const callback = `${origin}/login/oidc/callback`
    const provider = await startIdentityProvider({ id: "sluis", secret: SECRET, callback }, COLLEAGUES)
    const product = await openProduct(chromium, {
      httpPort,
      environment: { SLUIS_LOGIN_OIDC_SECRET: SECRET },
      settings: {
        http: { url: origin },
        login: {
          oidc: {
            issuer: provider.issuer,
            clientId: "sluis",
            name: "Gemeente Voorbeeld",
            roles: { employee: ["iedereen"], reviewer: ["toetsers"] },
          },
        },
      },
    })
    await using host = await product.visit()
    await host.page.goto(product.startLink)
    await heading(host.page, "Vandaag")
    await using guest = await product.visit()
    await guest.page.goto(product.origin)
    await makeAccount(host.page, guest.page, ANNA)
    return {
      product,
      provider,
      [Symbol.asyncDispose]: async () => {
        await product[Symbol.asyncDispose]()
        await provider[Symbol.asyncDispose]()
      },
    }
  })

  systemTest("with a password, and back to where one was", { needs: ["chromium"] }, async (programs) => {
    const { product } = await house(programs)
    await using visitor = await product.visit()
    const { page } = visitor
    await page.goto(`${product.origin}/held?tab=decisions`)
    await heading(page, "Inloggen")
    await fillIn(page, "geen idee")
    await page.getByRole("alert").getByText("past niet bij dit wachtwoord").waitFor()
    await checkPage(visitor, "a wrong password")
    await fillIn(page, PASSWORD)
    await heading(page, "Vastgehouden mail")
    assert.equal(pathOf(page), "/held?tab=decisions")
  })

  systemTest("with a passkey that was made in one's account", { needs: ["chromium"] }, async (programs) => {
    const { product } = await house(programs)
    await using visitor = await product.visit()
    const { page } = visitor
    await giveAuthenticator(page)
    await page.goto(`${product.origin}/account`)
    await fillIn(page, PASSWORD)
    await heading(page, "Mijn account")
    await addPasskey(page)
    await checkPage(visitor, "an account with a passkey")

    await logOut(page)
    await page.getByRole("button", { name: "Inloggen met een toegangssleutel" }).click()
    await heading(page, "Vandaag")
    await page.getByRole("link", { name: ANNA.name }).click()
    await page.getByRole("row", { name: "Werklaptop" }).getByRole("time").nth(1).waitFor()

    // Whoever lost the laptop removes its key, and that is that.
    await page.getByRole("button", { name: "Verwijderen Werklaptop" }).click()
    await page.getByRole("dialog").getByRole("button", { name: "Verwijderen", exact: true }).click()
    await page.getByText("U hebt nog geen toegangssleutel").waitFor()
    await logOut(page)
    await page.getByRole("button", { name: "Inloggen met een toegangssleutel" }).click()
    await page.getByRole("alert").getByText("kon met deze toegangssleutel niet inloggen").waitFor()
  })

  systemTest(
    "through the organisation, with the roles of one's groups",
    { needs: ["chromium"] },
    async (programs) => {
      const { product, provider } = await house(programs)
      await using visitor = await product.visit()
      const { page } = visitor
      await page.goto(`${product.origin}/held?order=newest`)
      await page.getByRole("link", { name: "Inloggen met Gemeente Voorbeeld" }).click()
      await page.getByRole("link", { name: "Noor Jansen" }).click()
      await heading(page, "Vastgehouden mail")
      assert.equal(pathOf(page), "/held?order=newest")
      const { account, permissions } = await ask(page, "session.show")
      assert.deepEqual(
        [account?.name, account?.address, account?.roles],
        ["Noor Jansen", COLLEAGUES.noor.email, ["employee", "reviewer"]],
      )
      assert.ok(!permissions.includes("settings"))
      await page.getByRole("navigation").getByRole("link", { name: "Vandaag" }).waitFor()
      assert.equal(await page.getByRole("link", { name: "Instellingen" }).count(), 0)
      assert.ok(!page.url().includes(provider.issuer))
    },
  )

  for (const [who, why] of [
    ["Bram de Wit", "none of whose groups has a role"],
    ["Niemand", "who turned back there"],
  ] as const) {
    systemTest(`somebody ${why} is told what to do`, { needs: ["chromium"] }, async (programs) => {
      const { product } = await house(programs)
      await using visitor = await product.visit()
      const { page } = visitor
      await page.goto(`${product.origin}/login`)
      await page.getByRole("link", { name: "Inloggen met Gemeente Voorbeeld" }).click()
      await page.getByRole("link", { name: who }).click()
      await page.getByText("Inloggen via uw organisatie is niet gelukt").waitFor()
      await page.getByText("Vraag dan uw beheerder of u Sluis mag gebruiken").waitFor()
      await checkPage(visitor, `refused: ${who}`)
      assert.equal((await ask(page, "session.show")).account, undefined)
    })
  }

  systemTest("who logs out in one window is out in the others", { needs: ["chromium"] }, async (programs) => {
    const { product } = await house(programs)
    await using visitor = await product.visit()
    const { page, context } = visitor
    await page.goto(`${product.origin}/held?tab=own`)
    await fillIn(page, PASSWORD)
    await heading(page, "Vastgehouden mail")
    const other = await context.newPage()
    await other.goto(product.origin)
    await heading(other, "Vandaag")
    await logOut(other)

    // Without anybody touching it.
    await heading(page, "Inloggen")
    assert.equal(new URL(page.url()).searchParams.get("return"), "/held?tab=own")
    await fillIn(page, PASSWORD)
    await heading(page, "Vastgehouden mail")
    assert.equal(pathOf(page), "/held?tab=own")
  })

  systemTest(
    "who tries passwords is stopped, and told for how long",
    { needs: ["chromium"] },
    async (programs) => {
      const { product } = await house(programs)
      await using visitor = await product.visit()
      const { page } = visitor
      await page.goto(`${product.origin}/login`)
      const attempt = async (): Promise<string> =>
        await ask(page, "session.password", { body: { address: ANNA.address, password: "geen idee" } }).then(
          () => "in",
          (error: unknown) => String(error),
        )
      const answers: string[] = []
      while (answers.length < ATTEMPTS && !(answers.at(-1) ?? "").includes("429"))
        answers.push(await attempt())
      assert.ok(answers.length < ATTEMPTS, `${ATTEMPTS} attempts, and none was stopped`)
      // The right one does not help now, so nobody finds out by it which is right.
      await fillIn(page, PASSWORD)
      const alert = page.getByRole("alert")
      await alert.waitFor()
      assert.match(await alert.innerText(), /Wacht/)
      assert.equal(pathOf(page), "/login")
      await checkPage(visitor, "stopped")
    },
  )
})

systemTest(
  "where nobody has a password, the first administrator and who is invited make a passkey",
  { needs: ["chromium"] },
  async ({ chromium }) => {
    await using host = await startRecordingHost()
    await using product = await openProduct(chromium, {
      upstreamPort: host.port,
      settings: { login: { password: false } },
    })
    await using visitor = await product.visit()
    const { page } = visitor
    await giveAuthenticator(page)
    await page.goto(product.startLink)
    await page.getByLabel("Naam", { exact: true }).fill("Noor Jansen")
    await page.getByLabel("E-mailadres").fill("noor.jansen@voorbeeld.example")
    assert.equal(await page.locator("input[type=password]").count(), 0)
    await checkPage(visitor, "the first administrator, without a password")
    await page.getByRole("button", { name: "Account aanmaken" }).click()
    await heading(page, "Mijn account")
    await page.getByText("Voeg nu een toegangssleutel toe").waitFor()
    await checkPage(visitor, "an account without any way to log in")
    await addPasskey(page)
    await page.getByText("Voeg nu een toegangssleutel toe").waitFor({ state: "detached" })

    await page.goto(`${product.origin}/settings/people`)
    await page.getByRole("button", { name: "Iemand uitnodigen" }).click()
    await page.getByLabel("Naam", { exact: true }).fill(ANNA.name)
    await page.getByLabel("E-mailadres").fill(ANNA.address)
    assert.ok(await page.getByLabel("Per mail").isChecked())
    await checkPage(visitor, "inviting somebody by mail")
    await page.getByRole("button", { name: "Uitnodigen", exact: true }).click()
    await page.getByText("De uitnodiging is per mail onderweg").waitFor()
    assert.equal(await page.getByText("/invitation#").count(), 0, "whoever invites does not see the link")
    await checkPage(visitor, "somebody was invited by mail")
    await page.getByRole("button", { name: "Klaar" }).click()
    const [mailed] = await until("the invitation", () => host.accepted.length > 0 && host.accepted)
    assert.deepEqual([mailed?.sender, mailed?.recipients], ["", [ANNA.address]])
    const link = invitationLinkIn(mailed?.octets ?? Buffer.alloc(0))
    await logOut(page)
    await page.getByRole("button", { name: "Inloggen met een toegangssleutel" }).click()
    await heading(page, "Vandaag")

    await using guest = await product.visit()
    await giveAuthenticator(guest.page)
    await guest.page.goto(link ?? "")
    await heading(guest.page, "U bent uitgenodigd voor Sluis")
    await guest.page.getByRole("button", { name: "Account aanmaken" }).click()
    await heading(guest.page, "Mijn account")
    await addPasskey(guest.page)
    assert.equal((await ask(guest.page, "session.show")).account?.proven, true)
    await logOut(guest.page)
    await guest.page.getByRole("button", { name: "Inloggen met een toegangssleutel" }).click()
    await heading(guest.page, "Vandaag")
  },
)

/** What unlocks a laptop: it says yes to whatever is asked. */
async function giveAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send("WebAuthn.enable")
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

async function addPasskey(page: Page): Promise<void> {
  await page.getByLabel("Naam van de nieuwe toegangssleutel").fill("Werklaptop")
  await page.getByRole("button", { name: "Toegangssleutel toevoegen" }).click()
  await page.getByRole("rowheader", { name: "Werklaptop" }).waitFor()
}

async function fillIn(page: Page, password: string): Promise<void> {
  await page.getByLabel("E-mailadres").fill(ANNA.address)
  await page.getByLabel("Wachtwoord", { exact: true }).fill(password)
  await page.getByRole("button", { name: "Inloggen met een wachtwoord" }).click()
}

async function logOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Uitloggen" }).click()
  await heading(page, "Inloggen")
}

function pathOf(page: Page): string {
  const { pathname, search } = new URL(page.url())
  return pathname + search
}
