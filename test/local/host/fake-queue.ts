import type { MessageQueue, ReceivedMessage } from '../../../local/host/storage-queue.js'

/** A received message whose text is the base64 of a body. */
export const received = (
  id: string,
  body = 'hello',
  overrides: Partial<ReceivedMessage> = {},
): ReceivedMessage => ({
  id,
  popReceipt: 'receipt-0',
  text: Buffer.from(body).toString('base64'),
  dequeueCount: 1,
  insertedOn: new Date(0),
  expiresOn: new Date(0),
  nextVisibleOn: new Date(0),
  ...overrides,
})

/** A queue that yields the given batches and writes down each call. */
export const fakeQueue = (
  calls: string[],
  overrides: Partial<MessageQueue> = {},
): MessageQueue => ({
  name: 'work',
  receive: () => Promise.resolve([]),
  delete: ({ id, popReceipt }) => {
    calls.push(`delete ${id} ${popReceipt}`)
    return Promise.resolve()
  },
  hide: (message, seconds) => {
    calls.push(`hide ${message.id} ${message.popReceipt} ${seconds}`)
    const next = Number(message.popReceipt.split('-')[1]) + 1
    return Promise.resolve({ ...message, popReceipt: `receipt-${next}` })
  },
  send: (text) => {
    calls.push(`send ${text}`)
    return Promise.resolve()
  },
  ...overrides,
})
