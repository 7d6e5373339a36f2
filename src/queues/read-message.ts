import { queueParsers, type QueueName } from './queue-parsers.js'

/** A message as its queue's parser reads it; undefined for one that is not ours. */
export type ReadMessage = ReturnType<(typeof queueParsers)[QueueName]>

/** Reads the text of a storage queue's message: base64 of JSON. */
export const readMessage = (queue: QueueName, text: string): ReadMessage =>
  queueParsers[queue](decode(text))

const decode = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64').toString('utf8'))
  } catch {
    return undefined
  }
}
