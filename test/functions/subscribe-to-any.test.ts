import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { registration } from '../../src/functions/subscribe-to-any.js'
import { registration as ofOneType } from '../../src/functions/subscribe.js'

test('the generic trigger’s route names the event type as a trigger of its own does', () => {
  for (const { route } of [registration, ofOneType]) assert.match(route ?? '', /\{eventType\}/)
  assert.notEqual(registration.route, ofOneType.route)
})

test('it subscribes with the very function that a trigger of its own has', () => {
  const source = readFileSync('src/functions/subscribe-to-any.ts', 'utf8')
  assert.match(source, /import \{ subscribe \} from '\.\/subscribe\.js'/)
  assert.match(source, /handler: hosted\(subscribe\)/)
})
