import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deploySteps, pacCommand } from '../../../tools/connector/pac-commands.js'

test('a connector that is not there yet is created, one that is there is updated', () => {
  const files =
    '--api-definition-file connector/apiDefinition.swagger.json --api-properties-file connector/apiProperties.json --icon-file connector/icon.png'
  assert.equal(pacCommand('connector', {}), `pac connector create ${files}`)
  assert.equal(
    pacCommand('connector', {
      connectorId: '1',
      environment: 'https://org.crm4.dynamics.com',
      solution: 'Shop',
    }),
    `pac connector update --connector-id 1 --environment https://org.crm4.dynamics.com --solution-unique-name Shop ${files}`,
  )
})

test('what a shell would take apart is quoted', () => {
  assert.match(
    pacCommand('my connector', { environment: 'a;b' }),
    /--environment "a;b" .*"my connector\/icon.png"/,
  )
})

test('no step asks for a secret on a command line', () => {
  const steps = deploySteps('connector', {}).join('\n')
  assert.doesNotMatch(steps, /--\S*secret/i)
  assert.match(steps, /--redirect <URL>/)
})

test('a host that is an environment variable is made first, by hand', () => {
  const [first = '', second = ''] = deploySteps('connector', { solution: 'Shop' }, 'shop_host')
  assert.match(first, /environment variable shop_host \(type Text\)/)
  assert.match(second, /@environmentVariables\("shop_host"\)/)
})
