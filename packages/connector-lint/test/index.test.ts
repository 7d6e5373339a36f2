import assert from 'node:assert/strict'
import test from 'node:test'
import * as connectorLint from '../src/index.js'
import { cleanDefinition, cleanFiles } from './clean-package.js'

const definition = Buffer.from(cleanDefinition())
const withoutHost = Buffer.from(cleanDefinition().replace('"host"', '"x-host"'))

test('the package exports its check, its comparison and its rules, and nothing else', () => {
  assert.deepEqual(Object.keys(connectorLint).sort(), [
    'checkDefinition',
    'checkPackage',
    'diffDefinitions',
    'rules',
  ])
})

test('a definition and a package are checked by the grades given', () => {
  const grades = { HostMissing: 'info', PackageIconMissing: 'off' } as const
  const [finding] = connectorLint.checkDefinition(withoutHost, 'a.json', { grades })
  assert.deepEqual([finding?.ruleId, finding?.severity], ['HostMissing', 'info'])
  const files = cleanFiles()
  files.delete('icon.png')
  const findings = connectorLint.checkPackage({ folder: 'a', files }, { grades })
  assert.ok(!findings.some(({ ruleId }) => ruleId === 'PackageIconMissing'))
})

test('two versions are compared', () => {
  const changes = connectorLint.diffDefinitions(
    { file: 'old.json', bytes: definition },
    { file: 'new.json', bytes: withoutHost },
  )
  assert.deepEqual(
    changes.map(({ kind, severity }) => [kind, severity]),
    [['AddressChanged', 'info']],
  )
})
