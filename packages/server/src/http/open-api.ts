/**
 * The description of the API in OpenAPI 3.1, made from the same table and forms that serve it, so that it can't say anything
 * else. Its schemas are JSON Schema 2020-12, which is what OpenAPI 3.1 uses.
 */
import { z } from "zod"

import { API_ROOT, ENDPOINTS } from "../contract/endpoint.ts"
import type { Endpoint, EndpointName } from "../contract/endpoint.ts"
import { FORMS } from "../contract/form.ts"
import type { Form } from "../contract/form.ts"
import { Category, Recipient, Role, Text, VerdictKind } from "../contract/form-piece.ts"
import { Reason, Sight } from "../contract/held-form.ts"
import { Account, Passkey } from "../contract/session-form.ts"
import { SESSION_COOKIE } from "./cookie.ts"
import { PROBLEM_TYPE } from "./problem.ts"

/** A value of JSON. */
export type Json = { readonly [name: string]: unknown }

/** What several endpoints speak of, under a name of its own. */
const SHARED = { Account, Category, Passkey, Reason, Recipient, Role, Sight, Text, VerdictKind }

const PROBLEM: Json = {
  type: "object",
  description:
    "What is wrong and what to do about it, in the caller's language (RFC 9457). The codes are in docs/faults.md.",
  required: ["type", "title", "status", "detail", "code"],
  properties: {
    type: { type: "string", format: "uri-reference" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    code: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["path", "message"],
        properties: { path: { type: "string" }, message: { type: "string" } },
      },
    },
  },
}

export function openApi(version: string): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const [name, endpoint] of Object.entries(ENDPOINTS)) {
    const path = `${API_ROOT}${endpoint.path.replaceAll(/:(\w+)/g, "{$1}")}`
    paths[path] = {
      ...paths[path],
      [endpoint.method.toLowerCase()]: operation(nameOf(name), endpoint),
    }
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Sluis",
      version,
      summary: "What a message would give away, what waits for a decision, and what was prevented.",
      license: { name: "EUPL-1.2", identifier: "EUPL-1.2" },
    },
    servers: [{ url: "/" }],
    tags: tags(),
    paths: { ...paths, ...BESIDES },
    components: {
      schemas: { ...schemas(), Problem: PROBLEM },
      responses: {
        Problem: {
          description: "Nothing was done; the problem says why.",
          content: { [PROBLEM_TYPE]: { schema: reference("Problem") } },
        },
      },
      securitySchemes: {
        session: {
          type: "apiKey",
          in: "cookie",
          name: SESSION_COOKIE,
          description: "A person who is logged in.",
        },
        token: { type: "http", scheme: "bearer", description: "A program, with the scopes of its token." },
      },
    },
  }
}

const LANGUAGE: Json = {
  name: "Accept-Language",
  in: "header",
  description: "Language of problems.",
  schema: { type: "string", enum: ["nl", "en"], default: "nl" },
}

/** What is no call with JSON, and so not in the table. */
const BESIDES: Json = {
  [`${API_ROOT}/events`]: {
    get: {
      operationId: "events",
      tags: ["events"],
      summary: "Names of what changed, as server-sent events.",
      security: [{ session: [] }],
      responses: {
        200: {
          description: "A stream without an end.",
          content: { "text/event-stream": { schema: { type: "string" } } },
        },
        default: { $ref: "#/components/responses/Problem" },
      },
    },
  },
  [`${API_ROOT}/outbox/{number}/octets`]: {
    get: {
      operationId: "outbox.octets",
      tags: ["outbox"],
      summary: "A copy as a file, in a demonstration only.",
      security: [{ session: [] }],
      parameters: [{ name: "number", in: "path", required: true, schema: { type: "integer", minimum: 1 } }],
      responses: {
        200: { description: "The message.", content: { "message/rfc822": {} } },
        default: { $ref: "#/components/responses/Problem" },
      },
    },
  },
}

function operation(name: EndpointName, endpoint: Endpoint): Json {
  const form: Form = FORMS[name]
  const parameters = [...parametersIn("path", form.params), ...parametersIn("query", form.query), LANGUAGE]
  return {
    operationId: name,
    tags: [headOf(name)],
    summary: endpoint.summary,
    security: securityOf(endpoint),
    parameters,
    ...(form.body !== undefined && {
      requestBody: {
        required: !form.body.safeParse({}).success,
        content: { "application/json": { schema: reference(bodyName(name)) } },
      },
    }),
    responses: {
      200: { description: "Done.", content: { "application/json": { schema: reference(answerName(name)) } } },
      default: { $ref: "#/components/responses/Problem" },
    },
  }
}

function securityOf({ to, scope }: Endpoint): readonly Json[] {
  if (to === "anyone") return []
  return [{ session: [] }, ...(scope === undefined ? [] : [{ token: [scope] }])]
}

function parametersIn(place: "path" | "query", form: z.ZodType | undefined): readonly Json[] {
  if (!(form instanceof z.ZodObject)) return []
  const { properties = {}, required = [] } = z.toJSONSchema(form, INPUT)
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema,
  }))
}

const INPUT = { io: "input", target: "draft-2020-12" } as const
const OUTPUT: z.core.ToJSONSchemaParams = {
  io: "output",
  target: "draft-2020-12",
  // We leave nothing else in, but a later version may: a client must not refuse it for that.
  override: ({ jsonSchema }) => {
    if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
  },
}

/** Every body, every answer, and what they share. */
function schemas(): Json {
  const bodies = z.registry<{ id: string }>()
  const answers = z.registry<{ id: string }>()
  for (const [id, form] of Object.entries(SHARED)) {
    bodies.add(form, { id })
    answers.add(form, { id })
  }
  for (const [name, form] of Object.entries<Form>(FORMS)) {
    const endpoint = nameOf(name)
    if (form.body !== undefined) bodies.add(form.body.meta({}), { id: bodyName(endpoint) })
    answers.add(form.gives.meta({}), { id: answerName(endpoint) })
  }
  const uri = (id: string): string => `#/components/schemas/${id}`
  return {
    ...bare(z.toJSONSchema(bodies, { ...INPUT, uri }).schemas),
    ...bare(z.toJSONSchema(answers, { ...OUTPUT, uri }).schemas),
  }
}

/** Their place in the document is their name; the dialect is the document's. */
function bare(all: Readonly<Record<string, z.core.JSONSchema.BaseSchema>>): Json {
  return Object.fromEntries(
    Object.entries(all).map(([id, { $schema: _dialect, $id: _id, ...schema }]) => [id, schema]),
  )
}

function reference(id: string): Json {
  return { $ref: `#/components/schemas/${id}` }
}

/** `HeldListAnswer` of `held.list`. */
function answerName(name: EndpointName): string {
  return `${inHumps(name)}Answer`
}
function bodyName(name: EndpointName): string {
  return `${inHumps(name)}Body`
}
function inHumps(name: EndpointName): string {
  return name.replaceAll(/(?:^|\.)(\w)/g, (_whole, letter: string) => letter.toUpperCase())
}

function tags(): readonly Json[] {
  const heads = new Set([...Object.keys(ENDPOINTS).map((name) => headOf(name)), "events"])
  return [...heads].map((name) => ({ name }))
}

function headOf(name: string): string {
  return name.slice(0, name.indexOf("."))
}

function nameOf(name: string): EndpointName {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a key of the table
  return name as EndpointName
}
