import assert from "node:assert/strict"
import { test } from "node:test"

import { ok } from "@sluis/core/result"

import { CONFIG_KEYS } from "./config-key.ts"
import { shownSettings } from "./shown-setting.ts"

const FILE = "/etc/sluis/sluis.yaml"

async function settings(
  text: string,
  environment: { readonly [name: string]: string } = {},
): Promise<ReadonlyMap<string, readonly [value: string, isDefault: boolean]>> {
  const shown = await shownSettings(FILE, { environment, readText: () => Promise.resolve(ok(text)) })
  assert.ok(shown.ok)
  assert.equal(shown.value.file, FILE)
  return new Map(shown.value.settings.map(({ key, value, isDefault }) => [key, [value, isDefault]]))
}

test("every key that is not a section is shown, with what it means", async () => {
  const shown = await shownSettings(undefined, {
    environment: {},
    readText: () => assert.fail("there is no file"),
  })
  assert.ok(shown.ok)
  assert.equal(shown.value.file, undefined)
  assert.deepEqual(
    shown.value.settings.map(({ key }) => key),
    CONFIG_KEYS.filter(({ isSection }) => !isSection).map(({ path }) => path.join(".")),
  )
  assert.ok(shown.value.settings.every(({ description, isDefault }) => description !== "" && isDefault))
})

test("a value is shown as it would stand in the file, wherever it came from", async () => {
  const shown = await settings("organisation: Gemeente Voorbeeld\nhold: { expireAfter: 3d }\nsmtp:\n", {
    SLUIS_SMTP_LISTEN: "127.0.0.1:2525,[::1]:2525",
    SLUIS_UPSTREAM_HOST: "mail.voorbeeld.example",
  })
  assert.deepEqual(shown.get("organisation"), ["Gemeente Voorbeeld", false])
  assert.deepEqual(shown.get("hold.expireAfter"), ["3d", false])
  assert.deepEqual(shown.get("smtp.listen"), ['[127.0.0.1:2525, "[::1]:2525"]', false])
  assert.deepEqual(shown.get("upstream.host"), ["[mail.voorbeeld.example]", false])
  assert.deepEqual(shown.get("upstream.port"), ["25", true])
  assert.deepEqual(shown.get("contact"), ["null", true])
})

test("a path is shown as what it was taken for, and what is said as the default says it is one", async () => {
  const shown = await settings("data: ./data\nupstream: { port: 25 }\n")
  assert.deepEqual(shown.get("data"), ["/etc/sluis/data", true])
  assert.deepEqual(shown.get("upstream.port"), ["25", true])
})

test("no secret is shown", async () => {
  const shown = await settings(
    'key: { command: [/usr/bin/vault, read, "s.geheim"] }\ndatabase: "postgres://sluis:geheim@db.example/sluis"\n',
    { SLUIS_UPSTREAM_PASSWORD: "geheim", SLUIS_LOGIN_OIDC_SECRET: "geheim", SLUIS_UPSTREAM_USER: "sluis" },
  )
  assert.deepEqual(shown.get("key.command"), ['[/usr/bin/vault, "…"]', false])
  assert.deepEqual(shown.get("database"), ['"postgres://…@db.example/sluis"', false])
  assert.deepEqual(shown.get("upstream.user"), ["sluis", false])
  assert.ok(![...shown.values()].flat().some((value) => String(value).includes("geheim")))
})
