/** The machine door described in OpenAPI 3.1, from the very data that serves it. */
import { z } from "zod";
import type { Operation } from "./operation.ts";
import { type ProblemCode, problems } from "./problems.ts";

type Json = Readonly<Record<string, unknown>>;

export function openApi(operations: readonly Operation[]): Json {
  const components: Record<string, unknown> = { Problem: problemSchema };
  const paths: Record<string, Record<string, unknown>> = {};
  for (const one of operations) {
    const path = (paths[one.path] ??= {});
    path[one.method.toLowerCase()] = operationObject(one, components);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Fakturaporten",
      version: "1",
      description:
        "For systems that work with the portal. A POST carries an Idempotency-Key: the same request again is answered alike, with Idempotent-Replayed: true, for 30 days. Amounts are texts. What goes wrong is a problem (RFC 9457) with a code to rely on.",
    },
    servers: [{ url: "/api/v1" }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer", bearerFormat: "fp_live_…" } },
      schemas: components,
    },
  };
}

const problemSchema: Json = {
  type: "object",
  required: ["type", "title", "status", "code", "instance"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string", enum: Object.keys(problems).sort() },
    instance: { type: "string", description: "Names the request in the portal's log." },
    faults: {
      type: "array",
      items: {
        type: "object",
        required: ["at", "says"],
        properties: { at: { type: "string" }, says: { type: "string" } },
      },
    },
    facts: { type: "object", additionalProperties: { type: "string" } },
  },
};

function operationObject(one: Operation, components: Record<string, unknown>): Json {
  const scope = one.scope === undefined ? [] : [`Scope: \`${one.scope}\`.`];
  return {
    operationId: one.id,
    summary: one.summary,
    description: [one.says, ...scope].join(" "),
    parameters: [
      ...parametersOf(one.params, "path", components),
      ...parametersOf(one.query, "query", components),
      ...(one.method === "POST" ? [idempotencyKey] : []),
    ],
    ...(one.body === undefined
      ? {}
      : { requestBody: { required: true, content: jsonContent(schemaOf(one.body, "input", components)) } }),
    responses: responsesOf(one, components),
  };
}

const idempotencyKey: Json = {
  name: "Idempotency-Key",
  in: "header",
  required: true,
  schema: { type: "string", minLength: 1, maxLength: 255 },
};

function parametersOf(shape: z.ZodObject | undefined, place: string, components: Record<string, unknown>): Json[] {
  if (shape === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(shape, "input", components) as {
    properties?: Record<string, Json>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: place,
    required: required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
  }));
}

function responsesOf(one: Operation, components: Record<string, unknown>): Json {
  const content =
    "mediaType" in one.answers
      ? { [one.answers.mediaType]: { schema: { type: "string", format: "binary" } } }
      : jsonContent(schemaOf(one.answers, "output", components));
  return {
    [one.method === "POST" ? "201" : "200"]: { description: one.summary, content },
    ...problemResponses(one),
  };
}

function problemResponses({ method, refusals }: Operation): Json {
  const always: readonly ProblemCode[] = [
    "outside-network",
    "token-missing",
    "token-not-valid",
    "not-allowed",
    "request-not-valid",
    "too-many-requests",
  ];
  const keyed: readonly ProblemCode[] = [
    "idempotency-key-needed",
    "idempotency-key-reused",
    "idempotency-key-in-flight",
  ];
  const codes = [...always, ...(method === "POST" ? keyed : []), ...refusals];
  const byStatus = Map.groupBy(codes, (code) => problems[code].status);
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, some]) => [
        String(status),
        {
          description: some.map((code) => `\`${code}\`: ${problems[code].title}.`).join(" "),
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      ]),
  );
}

function jsonContent(schema: Json): Json {
  return { "application/json": { schema } };
}

/** Shapes with an id of their own stand once, among the components. */
function schemaOf(shape: z.ZodType, io: "input" | "output", components: Record<string, unknown>): Json {
  const {
    $schema: _,
    $defs,
    ...schema
  } = z.toJSONSchema(shape, { io, unrepresentable: "any" }) as Record<string, unknown>;
  for (const [name, { $schema: __, ...definition }] of Object.entries(
    ($defs ?? {}) as Record<string, Record<string, unknown>>,
  ))
    components[name] = relinked(definition);
  return relinked(schema) as Json;
}

function relinked(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as unknown;
}
