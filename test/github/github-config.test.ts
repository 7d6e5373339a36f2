import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseGithub } from '../../src/github/github-config.js'
import { settingsOf, type Environment } from '../../src/settings.js'

const one = '7e4a47ed-0000-4000-8000-000000000001'
const two = '7e4a47ed-0000-4000-8000-000000000002'
const secret = '0123456789abcdef'

const parse = (environment: Environment, tenants: readonly string[] | 'organizations' = [one]) => {
  const settings = settingsOf(environment)
  return { config: parseGithub(settings, tenants), faults: settings.faults }
}

test('without a secret it is off, whatever else is set', () => {
  assert.deepEqual(parse({ GITHUB_TENANT: 'nobody' }), { config: undefined, faults: [] })
})

test("its events are for the only tenant, or for the one that's named, or for all", () => {
  const scopeOf = (tenant: string | undefined, tenants: readonly string[] | 'organizations') => {
    const { config, faults } = parse(
      { GITHUB_WEBHOOK_SECRET: secret, GITHUB_TENANT: tenant },
      tenants,
    )
    assert.deepEqual(faults, [])
    return config?.scope
  }
  assert.equal(scopeOf(undefined, [one]), one)
  assert.equal(scopeOf(two.toUpperCase(), [one, two]), two)
  assert.equal(scopeOf('All', [one, two]), 'all')
  assert.equal(scopeOf(two, 'organizations'), two)
})

test('a tenant that is missing or unknown, and a short secret, are faults', () => {
  const faultsOf = (environment: Environment, tenants: readonly string[] | 'organizations') =>
    parse({ GITHUB_WEBHOOK_SECRET: secret, ...environment }, tenants).faults.map(
      (fault) => fault.split(' ')[0],
    )
  assert.deepEqual(faultsOf({}, [one, two]), ['GITHUB_TENANT'])
  assert.deepEqual(faultsOf({}, 'organizations'), ['GITHUB_TENANT'])
  assert.deepEqual(faultsOf({ GITHUB_TENANT: two }, [one]), ['GITHUB_TENANT'])
  assert.deepEqual(faultsOf({ GITHUB_TENANT: 'contoso' }, 'organizations'), ['GITHUB_TENANT'])
  assert.deepEqual(faultsOf({ GITHUB_WEBHOOK_SECRET: 'short' }, [one]), ['GITHUB_WEBHOOK_SECRET'])
})
