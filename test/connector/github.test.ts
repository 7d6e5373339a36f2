import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { default as SwaggerParser } from '@apidevtools/swagger-parser'
import { project } from '../../src/github/project.js'
import { githubExamples } from '../support/github.js'

interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly parameters: readonly Parameter[]
  readonly responses: Readonly<Record<string, { headers?: { Location?: unknown } }>>
}

interface Parameter {
  readonly in: string
  readonly name: string
  readonly required?: boolean
  readonly schema?: Schema
}

interface Schema {
  readonly type?: string
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
}

interface Definition {
  readonly info: { readonly title: string; readonly description: string }
  readonly paths: Readonly<
    Record<
      string,
      {
        readonly post?: Operation
        readonly delete?: Operation
        readonly 'x-ms-notification-content'?: { readonly schema: Schema }
      }
    >
  >
}

const file = (name: string) =>
  fileURLToPath(new URL(`../../../connector/github/${name}`, import.meta.url))
const read = (name: string): unknown => JSON.parse(readFileSync(file(name), 'utf8'))
const parse = async () =>
  (await SwaggerParser.validate(
    read('apiDefinition.swagger.json') as never,
  )) as unknown as Definition

test('the definition is valid OpenAPI 2.0, and its references resolve', async () => {
  const { paths } = await parse()
  assert.deepEqual(Object.keys(paths), [
    '/repos/{owner}/{repo}/hooks',
    '/repos/{owner}/{repo}/hooks/{hook_id}',
  ])
})

test('what a maker reads keeps the rules for texts', async () => {
  const { info } = await parse()
  assert.ok(info.title.length <= 30)
  assert.doesNotMatch(`${info.title} ${info.description}`, /\b(API|Connector|Power|Logic Apps)\b/i)
  assert.ok(info.description.length >= 30 && info.description.length <= 500)
  for (const { name, value } of membersOf(read('apiDefinition.swagger.json'))) {
    if (name === 'description') assert.match(value, /[.?!]$/)
    if (name === 'operationId') assert.match(value, /^[A-Z][A-Za-z0-9]*$/)
    if (name === 'summary' || name === 'x-ms-summary') assert.match(value, /^[\w ]{1,80}$/)
  }
})

test('the callback URL is required all the way to config.url, and shown nowhere', async () => {
  const { paths } = await parse()
  const trigger = paths['/repos/{owner}/{repo}/hooks']?.post
  const body = trigger?.parameters.find((parameter) => parameter.in === 'body')
  assert.ok(body?.required && body.schema)
  const { required: needed, properties = {} } = body.schema
  assert.ok(needed?.includes('config') && properties.config)
  assert.ok(properties.config.required?.includes('url'))
  const { title, description, ...url } = {
    ...(properties.config.properties?.url as Readonly<Record<string, unknown>>),
  }
  assert.ok(title && description)
  assert.deepEqual(url, {
    type: 'string',
    'x-ms-notification-url': true,
    'x-ms-visibility': 'internal',
  })
})

test('creating answers 201 with a documented Location, which a described DELETE takes', async () => {
  const { paths } = await parse()
  const { post } = paths['/repos/{owner}/{repo}/hooks'] ?? {}
  const { delete: remove } = paths['/repos/{owner}/{repo}/hooks/{hook_id}'] ?? {}
  assert.ok(post?.responses['201']?.headers?.Location)
  assert.ok(remove?.responses['204'])
  for (const { parameters } of [post, remove]) {
    for (const parameter of parameters.filter(({ in: place }) => place === 'path')) {
      assert.equal(parameter.required, true)
      assert.equal(Reflect.get(parameter, 'x-ms-url-encoding'), 'single')
    }
  }
})

test("the trigger's outputs are in the pushes that GitHub sends", async () => {
  const { paths } = await parse()
  const schema = paths['/repos/{owner}/{repo}/hooks']?.['x-ms-notification-content']?.schema ?? {}
  const outputs = Object.keys(schema.properties ?? {})
  for (const example of githubExamples('push')) {
    assert.deepEqual(
      outputs.filter((name) => !(name in example)),
      [],
    )
    const repository = project(schema.properties?.repository ?? {}, example.repository)
    assert.ok(Object.keys(repository as object).length >= 4)
  }
})

test('a connection is a user name and a token, in the strings that the platform wants', () => {
  const text = JSON.stringify(read('apiProperties.json'))
  for (const part of ['"username":', '"password":', '"required":"true"', '"iconBrandColor":"#'])
    assert.ok(text.includes(part), part)
  const readme = readFileSync(file('readme.md'), 'utf8')
  for (const section of ['Prerequisites', 'Supported Operations', 'Obtaining Credentials'])
    assert.match(readme, new RegExp(`^## ${section}$`, 'm'))
})

/** Each text in a JSON value, with the name it has. */
function* membersOf(value: unknown): Iterable<{ name: string; value: string }> {
  if (typeof value !== 'object' || value === null) return
  for (const [name, member] of Object.entries(value) as [string, unknown][]) {
    if (typeof member === 'string') yield { name, value: member }
    else yield* membersOf(member)
  }
}
