import type { Whole } from './cut-description.js'

const application = '#/components/schemas/microsoft.graph.application'

/** What is called of Graph, as the file that is cut knows it. */
export const graphOperations: readonly string[] = [
  'GET /me',
  'GET /users/{user-id}',
  'PATCH /applications/{application-id}',
  'POST /applications/{application-id}/microsoft.graph.addPassword',
  'GET /servicePrincipals',
  'POST /servicePrincipals',
  'GET /servicePrincipals/{servicePrincipal-id}/appRoleAssignedTo',
  'POST /servicePrincipals/{servicePrincipal-id}/appRoleAssignedTo',
]

const answers = {
  '2XX': { content: { 'application/json': { schema: { $ref: application } } } },
  '4XX': { $ref: '#/components/responses/error' },
}

const byKey = (name: string) => ({
  parameters: [{ name, in: 'path', required: true, schema: { type: 'string' } }],
  get: { responses: answers },
})

/** Source: https://learn.microsoft.com/graph/api/application-upsert */
const upsert = {
  parameters: [
    { name: 'prefer', in: 'header', required: true, schema: { enum: ['create-if-missing'] } },
  ],
  requestBody: { content: { 'application/json': { schema: { $ref: application } } } },
  responses: answers,
}

/** The properties of the last part of an entity, which come to those that it inherits. */
interface Entity {
  readonly allOf: readonly [object, { readonly properties: object }]
}

/**
 * A description of before with what Graph has had since, as its documentation tells: applications by their keys, one of which their
 * maker gives them, and actions without their namespace.
 * Sources: https://learn.microsoft.com/graph/api/application-get, https://learn.microsoft.com/graph/api/application-addpassword
 */
export const withSince = (before: Whole): Whole => {
  const { schemas = {} } = before.components
  const [inherited, own] = (schemas['microsoft.graph.application'] as Entity).allOf
  const properties = { ...own.properties, uniqueName: { type: 'string', nullable: true } }
  const paths = Object.entries(before.paths).map(
    ([path, item]) => [path.replace('/microsoft.graph.', '/'), item] as const,
  )
  return {
    ...before,
    paths: {
      ...Object.fromEntries(paths),
      "/applications(appId='{appId}')": byKey('appId'),
      "/applications(uniqueName='{uniqueName}')": { ...byKey('uniqueName'), patch: upsert },
    },
    components: {
      ...before.components,
      schemas: {
        ...schemas,
        'microsoft.graph.application': { allOf: [inherited, { ...own, properties }] },
      },
    },
  }
}
