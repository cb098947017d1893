import assert from "node:assert/strict"
import { test } from "node:test"
import { z } from "zod"
import { API_ROOT, ENDPOINTS } from "../contract/endpoint.ts"
import { FORMS } from "../contract/form.ts"
import type { Form } from "../contract/form.ts"
import { withConsole } from "./example-console.ts"
import { openApi } from "./open-api.ts"

/**
 * The parts of OpenAPI 3.1 (§4.8) that we use, closed: what is in none of them is a mistake. A schema is any JSON Schema; what
 * it says is compared with the forms below.
 */
const reference = z.strictObject({ $ref: z.string().regex(/^#\/components\/(schemas|responses)\/[\w.-]+$/) })
const schema = z.record(z.string(), z.unknown())
const content = z.record(
  z.string().regex(/^[\w+-]+\/[\w+.-]+$/),
  z.strictObject({ schema: z.union([reference, schema]).optional() }),
)
const response = z.union([
  reference,
  z.strictObject({ description: z.string().min(1), content: content.optional() }),
])
const parameter = z.strictObject({
  name: z.string().min(1),
  in: z.enum(["path", "query", "header"]),
  required: z.boolean().optional(),
  description: z.string().optional(),
  schema,
})
const operation = z.strictObject({
  operationId: z.string(),
  tags: z.array(z.string()),
  summary: z.string().regex(/^[A-Z].*\.$/),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(parameter).optional(),
  requestBody: z.strictObject({ required: z.boolean(), content }).optional(),
  responses: z.record(z.string().regex(/^(?:\d{3}|default)$/), response),
})
const named = <T extends z.ZodType>(form: T) => z.record(z.string().regex(/^[\w.-]+$/), form)
const document = z.strictObject({
  openapi: z.literal("3.1.0"),
  info: z.strictObject({
    title: z.string(),
    version: z.string(),
    summary: z.string(),
    license: z.strictObject({ name: z.string(), identifier: z.string() }),
  }),
  servers: z.array(z.strictObject({ url: z.string() })),
  tags: z.array(z.strictObject({ name: z.string() })),
  paths: z.record(
    z.string().startsWith("/"),
    z.partialRecord(z.enum(["get", "post", "put", "delete"]), operation),
  ),
  components: z.strictObject({
    schemas: named(schema),
    responses: named(response),
    securitySchemes: named(
      z.union([
        z.strictObject({
          type: z.literal("apiKey"),
          in: z.literal("cookie"),
          name: z.string(),
          description: z.string(),
        }),
        z.strictObject({ type: z.literal("http"), scheme: z.literal("bearer"), description: z.string() }),
      ]),
    ),
  }),
})

const described = document.parse(openApi("0.1.0"))
const operations = Object.entries(described.paths).flatMap(([path, all]) =>
  Object.entries(all).map(([method, each]) => ({ path, method, ...each })),
)

test("every endpoint is described, once, and nothing else but what is no call", () => {
  const expected = Object.entries(ENDPOINTS).map(
    ([name, { method, path }]) =>
      `${name} ${method.toLowerCase()} ${API_ROOT}${path.replaceAll(/:(\w+)/g, "{$1}")}`,
  )
  assert.deepEqual(
    operations.map(({ operationId, method, path }) => `${operationId} ${method} ${path}`).toSorted(),
    [
      ...expected,
      `events get ${API_ROOT}/events`,
      `outbox.octets get ${API_ROOT}/outbox/{number}/octets`,
    ].toSorted(),
  )
})

test("every parameter in a path is declared as required, and no other is", () => {
  for (const { path, parameters = [] } of operations) {
    const inPath = parameters.filter((each) => each.in === "path")
    assert.deepEqual(
      inPath.map(({ name }) => name),
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
    )
    assert.ok(inPath.every(({ required }) => required === true))
    assert.ok(parameters.filter((each) => each.in === "query").every(({ required }) => required === false))
  }
})

test("every reference leads somewhere, and every schema is named by somebody", () => {
  const references = [...JSON.stringify(described).matchAll(/"\$ref":"#\/components\/(\w+)\/([\w.-]+)"/g)]
  const { schemas, responses } = described.components
  for (const [, kind, name = ""] of references)
    assert.ok(name in (kind === "schemas" ? schemas : responses), name)
  assert.equal(JSON.stringify(described).includes('"$ref":"#/$defs'), false)
  const used = new Set(references.map(([, , name]) => name))
  assert.deepEqual(
    Object.keys(schemas).filter((name) => !used.has(name)),
    [],
  )
})

test("what is for anyone needs nothing; the rest a session, or a token with the scope that is said", () => {
  for (const [name, endpoint] of Object.entries(ENDPOINTS)) {
    const security = operations.find(({ operationId }) => operationId === name)?.security
    const scope = "scope" in endpoint ? [{ token: [endpoint.scope] }] : []
    assert.deepEqual(security, endpoint.to === "anyone" ? [] : [{ session: [] }, ...scope], name)
  }
  assert.deepEqual(Object.keys(described.components.securitySchemes), ["session", "token"])
})

test("an answer may get more fields later: no schema of one forbids what it does not know", () => {
  assert.doesNotMatch(JSON.stringify(described), /"additionalProperties":false/)
})

test("a schema says what its form says", () => {
  const { schemas } = described.components
  const body = schemas["TokensMakeBody"]
  assert.deepEqual(body?.["required"], ["name", "scopes"])
  const answer = JSON.stringify(schemas["HeldListAnswer"])
  assert.match(answer, /"\$ref":"#\/components\/schemas\/Sight"/)
  assert.match(JSON.stringify(schemas["Sight"]), /"introductions"/)
  for (const [name, form] of Object.entries<Form>(FORMS)) {
    const described = operations.find(({ operationId }) => operationId === name)?.requestBody
    assert.equal(described === undefined, form.body === undefined, name)
  }
})

test("the description is for everybody to read, from any page that links to it", async () => {
  await withConsole({}, async (url) => {
    const answer = await fetch(`${url}/api/v1/openapi.json`, { headers: { "sec-fetch-site": "cross-site" } })
    assert.equal(answer.status, 200)
    assert.match(answer.headers.get("content-type") ?? "", /^application\/json/)
    document.parse(await answer.json())
  })
})
