import assert from 'node:assert/strict'
import { text } from 'node:stream/consumers'
import { test, type TestContext } from 'node:test'
import { startLoopbackServer } from '../../../local/loopback-server.js'
import { fireSamples } from '../../../local/start/fire-samples.js'

/** Fires the samples of two types at an app that answers so; what is told, and what was fired. */
const fireAt = async (
  context: TestContext,
  answers: Readonly<Record<string, [number, string]>>,
) => {
  const fired: string[] = []
  const server = await startLoopbackServer((request, response) => {
    const { method = '', url = '' } = request
    const [path = ''] = url.split('?')
    const [status, body] = answers[`${method} ${path}`] ?? [404, '']
    void text(request).then((sent) => {
      if (method === 'POST') fired.push(`${url} ${sent}`)
      response.writeHead(status).end(body)
    })
  })
  context.after(server.stop)
  const callers = { tenant: 'contoso', publisherKey: 'key' }
  const eventTypes = ['apples', 'pears'].map((name) => ({ name, sample: { left: 1 } }))
  return { told: await fireSamples({ url: server.url, callers }, eventTypes, 'token'), fired }
}

test('a sample is fired of each type of which nothing was fired yet', async (context) => {
  const { told, fired } = await fireAt(context, {
    'GET /list/apples': [200, '[]'],
    'GET /list/pears': [200, '[{}]'],
    'POST /fire/apples': [202, ''],
  })
  assert.deepEqual([told, fired], [[], ['/fire/apples?tenant=contoso {"left":1}']])
})

test('a sample that is not accepted is told with the reason, and so is a list that is not answered', async (context) => {
  const { told } = await fireAt(context, {
    'GET /list/apples': [503, 'Storage does not answer'],
    'GET /list/pears': [200, '[]'],
    'POST /fire/pears': [400, 'The payload does not fit'],
  })
  assert.deepEqual(told, [
    'No sample of apples was fired: GET /list/apples answers 503. Storage does not answer',
    'No sample of pears was fired: POST /fire/pears answers 400. The payload does not fit',
  ])
})
