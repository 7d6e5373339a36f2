import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { functionFiles } from '../support/function-files.js'
import { sourceFiles } from '../support/source-files.js'
import { bicep, compileTemplate } from './compiled-template.js'

const skip =
  bicep === undefined &&
  'there is no Bicep compiler: set BICEP_PATH to one (NuGet package Azure.Bicep.CommandLine.linux-x64)'

const source = sourceFiles('src')
  .map(({ text }) => text)
  .join('\n')

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

/** What main.parameters.json sets: parameters, and the settings among them. */
const { parameters: given } = readJson('infra/main.parameters.json') as {
  parameters: Readonly<Record<string, { readonly value: unknown }>>
}
const givenSettings = Object.keys(given.settings?.value as object)

/** Settings that a deployment must not have, each with the reason. */
const notForAzure: Readonly<Record<string, string>> = {
  AzureWebJobsStorage: 'a connection string holds a key, and the account has none',
  AzureWebJobsStorage__accountName: 'each service is named by its URI instead',
  CALLBACK_ALLOW_LOOPBACK: 'refused in Azure',
  FUNCTIONS_WORKER_RUNTIME: 'Flex Consumption has it in functionAppConfig',
}

/** Built-in roles, by what of storage's client calls each is needed for. */
const appRoles = {
  'b7e6dc6d-f1e8-4753-8033-0f276bb0955b': 'Storage Blob Data Owner: the host',
  '974c5e8b-45b9-4653-ba55-5f855dd0fb88': 'Storage Queue Data Contributor: @azure/storage-queue',
  '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3': 'Storage Table Data Contributor: @azure/data-tables',
}
const otherRoles = {
  '3913510d-42f4-4e42-8a64-420c390055eb': 'Monitoring Metrics Publisher: Application Insights',
  '4633458b-17de-408a-b874-0445c86b69e6': 'Key Vault Secrets User: settings that are references',
}

test('each parameter that main.bicep declares is in azd’s parameters file, and each has a word on what it is for', () => {
  const declared = readFileSync('infra/main.bicep', 'utf8').matchAll(
    /@description\([^\n]+\)\n(?:@metadata[^\n]+\n|@[^\n]+\n)*param (\w+)/g,
  )
  const names = [...declared].map(([, name]) => name)
  assert.deepEqual(names.sort(), Object.keys(given).sort())
})

test('every setting that the app reads is set by the template, or for a reason not', () => {
  const { Values } = readJson('local.settings.sample.json') as { Values: object }
  const template = ['main', 'app/function-app', 'app/key-vault']
    .map((name) => readFileSync(`infra/${name}.bicep`, 'utf8'))
    .join('\n')
  const set = (name: string) =>
    givenSettings.includes(name) || new RegExp(`^\\s+${name}: `, 'm').test(template)
  for (const name of Object.keys(Values))
    assert.notEqual(set(name), name in notForAzure, `${name}: set, or a reason why not`)
  assert.deepEqual(
    givenSettings.filter((name) => !(name in Values)),
    [],
    'settings that the app does not read',
  )
})

test('no module has to be downloaded, so that it compiles offline', () => {
  const modules = [...readFileSync('infra/main.bicep', 'utf8').matchAll(/^module \w+ '([^']+)'/gm)]
  assert.ok(modules.length > 5)
  for (const [, path = ''] of modules) assert.ok(existsSync(`infra/${path}`), path)
})

test('azd deploys what the build makes, to the app that the template tags', () => {
  const azure = readFileSync('azure.yaml', 'utf8')
  const [, service = ''] = /^services:\n {2}(\w+):/m.exec(azure) ?? []
  const app = readFileSync('infra/app/function-app.bicep', 'utf8')
  assert.match(app, new RegExp(`'azd-service-name': '${service}'`))
  assert.match(azure, /^ {4}dist: dist\/app$/m)
})

test('the app’s Node.js is one that package.json allows, and not older than what builds it', () => {
  const [, version = ''] = /runtime: \{ name: 'node', version: '(\d+)' \}/.exec(
    readFileSync('infra/app/function-app.bicep', 'utf8'),
  ) ?? ['']
  const { engines } = readJson('package.json') as { engines: { node: string } }
  const [, least = ''] = /^>=(\d+)\./.exec(engines.node) ?? []
  assert.ok(Number(version) > Number(least), `${version} > ${least}`)
})

test('each alert asks for an event that the app logs', () => {
  const alerts = readFileSync('infra/app/alerts.bicep', 'utf8')
  const events = [...alerts.matchAll(/"event":"([^"]+)"/g)].map(([, event = '']) => event)
  assert.ok(events.length > 4)
  assert.deepEqual(
    events.filter((event) => !source.includes(`'${event}'`)),
    [],
  )
})

test('an instance that is always ready is one of HTTP, or of a function that reads a queue', () => {
  const text = readFileSync('infra/app/function-app.bicep', 'utf8')
  const names = [...text.matchAll(/name: 'function:([^']+)'/g)].map(([, name = '']) => name)
  assert.ok(names.length > 0)
  for (const name of names) {
    assert.ok(functionFiles.some((file) => file.name === name))
    assert.match(readFileSync(`src/functions/${name}.ts`, 'utf8'), /app\.storageQueue/)
  }
})

describe('the compiled template', { skip }, () => {
  if (bicep === undefined) return
  const { said, text, variables, resources, template } = compileTemplate(bicep)

  test('compiles and passes the linter without a word', () => {
    assert.equal(said, '')
  })

  test('gives the app’s identity the roles that its calls need, and no other', () => {
    const roles = [...text.matchAll(/"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"/g)].map(([id]) =>
      id.slice(1, -1),
    )
    assert.deepEqual(
      new Set(roles),
      new Set([...Object.keys(appRoles), ...Object.keys(otherRoles)]),
    )
    const resolved = (name: string) =>
      (variables[name] as readonly string[]).map((each) => {
        const [, variable = ''] = /variables\('(\w+)'\)/.exec(each) ?? []
        return variables[variable]
      })
    assert.deepEqual(resolved('ofApp'), Object.keys(appRoles))
    assert.deepEqual(resolved('ofOperator'), Object.keys(appRoles).slice(1))
    const packages = new Set(source.match(/@azure\/(storage-\w+|data-tables)/g))
    assert.deepEqual(packages, new Set(['@azure/data-tables', '@azure/storage-queue']))
  })

  test('opens nothing by a key', () => {
    assert.doesNotMatch(
      text,
      /listKeys|listAccountSas|AccountKey|SharedAccessKey|instrumentationKey/i,
    )
    const [storage] = resources.filter(({ type }) => type === 'Microsoft.Storage/storageAccounts')
    assert.equal(storage?.properties?.allowSharedKeyAccess, false)
    const [insights] = resources.filter(({ type }) => type === 'Microsoft.Insights/components')
    assert.equal(insights?.properties?.DisableLocalAuth, true)
    const policies = resources.filter(({ type }) => type.endsWith('CredentialsPolicies'))
    assert.deepEqual(
      policies.map(({ properties }) => properties?.allow),
      [false, false],
    )
  })

  test('puts a private endpoint before each service of storage that the app is given a URI of', () => {
    const services = [...text.matchAll(/'AzureWebJobsStorage__(\w+)ServiceUri'/g)].map(([, s]) => s)
    assert.deepEqual(variables.services, services)
  })

  test('tells what the commands read: each output is azd’s own, or a setting, or where the app is', () => {
    const outputs = Object.keys(template.outputs ?? {})
    assert.deepEqual(outputs, [
      'AZURE_TENANT_ID',
      'AZURE_RESOURCE_GROUP',
      'AZURE_FUNCTION_NAME',
      'SERVICE_API_URI',
      'AzureWebJobsStorage__accountName',
      'AzureWebJobsStorage__tableServiceUri',
      'AzureWebJobsStorage__queueServiceUri',
    ])
  })
})
