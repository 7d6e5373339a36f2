import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drainHost } from '../../../local/host/drain-host.js'
import { runningInvocations } from '../../../local/host/running-invocations.js'

test('a drain whose work does not end gives up after its time, and still runs the hooks', async () => {
  const work = runningInvocations()
  void work.track(new Promise(() => undefined))
  const lines: string[] = []
  const events: string[] = []
  await drainHost({
    listening: {
      port: 0,
      drain: () => Promise.resolve(void events.push('drain')),
      destroy: () => void events.push('destroy'),
    },
    listeners: [{ stop: () => Promise.resolve(void events.push('stop')) }],
    work,
    app: {
      appHookData: {},
      hooks: {
        runHooks: (name) => Promise.resolve(void events.push(name)),
        runLogHooks: () => undefined,
      },
    },
    log: (_level, _source, text) => lines.push(text),
    timeoutMs: 30,
  })
  assert.deepEqual(events, ['drain', 'stop', 'destroy', 'appTerminate'])
  assert.ok(lines.includes('Stopped with work still running after 0.03 s'))
})
