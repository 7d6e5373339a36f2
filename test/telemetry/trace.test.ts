import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measure } from '../../src/telemetry/measure.js'
import { inThisTrace, inTrace, spanned, traceFields, traceMark } from '../../src/telemetry/trace.js'
import { memoryTelemetry } from '../support/telemetry.js'

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
const parent = (flags: string) => `00-${traceId}-00f067aa0ba902b7-${flags}`
const work = () => Promise.resolve(traceMark().traceparent)

test('without telemetry work is done as it is, and neither messages, headers nor lines say of a trace', async () => {
  const seen = await inTrace(parent('01'), () => spanned('work', {}, work))
  assert.equal(seen, undefined)
  assert.deepEqual([traceMark(), traceFields()], [{}, {}])
  measure('deliveries', 1)
})

test('work that others call for us stays in our trace', async (context) => {
  const { stop } = memoryTelemetry()
  context.after(stop)
  const ours = await inTrace(parent('01'), () =>
    spanned('work', {}, () => Promise.resolve(inThisTrace(work))),
  )
  assert.match((await ours()) ?? '', new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`))
})

test('what fails says so by the name of its error, and not by what that says', async (context) => {
  const { stop, spans, text } = memoryTelemetry()
  context.after(stop)
  const fails = () => Promise.reject(new TypeError('S3CR3T'))
  await assert.rejects(spanned('work', {}, fails), /S3CR3T/)
  assert.deepEqual(spans()[0]?.attributes, { 'error.type': 'TypeError' })
  assert.ok(!text().includes('S3CR3T'))
})

test('a caller whose trace is sampled is followed, and of all others a share: the host marks none of its own as sampled', async (context) => {
  const none = memoryTelemetry(0)
  await inTrace(parent('00'), () => spanned('unsampled', {}, work))
  await inTrace(parent('01'), () => spanned('sampled', {}, work))
  assert.deepEqual(
    none.spans().map(({ name }) => name),
    ['sampled'],
  )
  await none.stop()
  const all = memoryTelemetry(1)
  context.after(all.stop)
  await inTrace(parent('00'), () => spanned('unsampled', {}, work))
  assert.equal(all.spans().length, 1)
})

test('a traceparent that is none begins a trace of its own', async (context) => {
  const { stop, spans } = memoryTelemetry()
  context.after(stop)
  await inTrace('00-nonsense', () => spanned('work', {}, work))
  assert.equal(spans()[0]?.parentId, undefined)
})
