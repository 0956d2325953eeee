import * as z from 'zod'
import type { Operation, Schema } from '#platform/shared/operation.ts'

const jsonSchema = (schema: Schema, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Record<string, unknown>
  return rest
}

const refusal = {
  description: 'An expected no: its code is the key of a sentence in both languages.',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        properties: {
          refusal: {
            type: 'object',
            properties: {
              kind: { enum: ['invalid', 'forbidden', 'missing', 'conflict', 'rule'] },
              code: { type: 'string' },
              sentence: { type: 'string' },
              details: { type: 'object' },
              fields: { type: 'array', items: { type: 'object' } },
              requestId: { type: 'string' },
            },
          },
        },
      },
    },
  },
}

const requestSchema = (operation: Operation) => ({
  type: 'object',
  required: operation.kind === 'command' ? ['commandId', 'input'] : ['input'],
  properties: {
    ...(operation.kind === 'command' ? { commandId: { type: 'string', format: 'uuid' } } : {}),
    village: { type: 'integer', description: 'Another village than your own, if your reach allows.' },
    occurredAt: { type: 'string', format: 'date-time', description: 'When it happened on the device.' },
    input: jsonSchema(operation.input, 'input'),
  },
})

const pathOf = (operation: Operation) => ({
  post: {
    operationId: operation.name,
    tags: [operation.name.split('.')[0]],
    summary: operation.summary,
    'x-kind': operation.kind,
    'x-offline': operation.offline,
    'x-open': operation.open,
    security: operation.open ? [] : [{ session: [] }, { apiKey: [] }],
    requestBody: { required: true, content: { 'application/json': { schema: requestSchema(operation) } } },
    responses: {
      200: {
        description: 'Done.',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['output'],
              properties: { output: jsonSchema(operation.output, 'output') },
            },
          },
        },
      },
      '4XX': { $ref: '#/components/responses/Refusal' },
    },
  },
})

/** OpenAPI 3.1, printed from the contracts: the same operations that our own pages call. */
export const openApiOf = (operations: readonly Operation[]) => ({
  openapi: '3.1.0',
  info: {
    title: 'Desmigratif',
    version: '0.1.0',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    description:
      'One family file, four pillars, from the village to the ministry. Every act is one operation behind one door.',
  },
  components: {
    responses: { Refusal: refusal },
    securitySchemes: {
      session: { type: 'apiKey', in: 'cookie', name: '__Host-desmigratif' },
      apiKey: { type: 'http', scheme: 'bearer' },
    },
  },
  paths: Object.fromEntries(
    [...operations]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((operation) => [`/api/${operation.name}`, pathOf(operation)]),
  ),
})
