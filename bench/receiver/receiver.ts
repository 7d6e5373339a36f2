import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Arrivals } from './ledger.js'
import type { Answer, Answered } from './protocol.js'

/** The receiver of callbacks, in a process of its own. */
export interface Receiver {
  /** `http://127.0.0.1:<port>`; what its paths mean is said at serveCallbacks. */
  readonly url: string
  readonly delivered: () => Promise<number>
  readonly arrivals: () => Promise<Arrivals>
  readonly times: (eventId: string) => Promise<readonly number[]>
  /** How many connections were open at the same time at most, since it started. */
  readonly mostSockets: () => Promise<number>
  readonly forget: () => Promise<unknown>
  readonly stop: () => Promise<void>
}

/** Starts a receiver; it dies with this process. */
export const startReceiver = async (): Promise<Receiver> => {
  const child = fork(fileURLToPath(new URL('main.js', import.meta.url)), {
    serialization: 'advanced',
  })
  const exited = once(child, 'exit')
  const waiting = new Map<number, (answer: Promise<unknown>) => void>()
  const died = Promise.reject(new Error('The receiver has died'))
  died.catch(() => undefined)
  let asked = 0

  child.on('message', (message) => {
    const { id, answer } = message as Answered
    waiting.get(id)?.(Promise.resolve(answer))
    waiting.delete(id)
  })

  void exited.then(() => {
    for (const answer of waiting.values()) answer(died)
  })

  const ask = <Ask extends keyof Answer>(ask: Ask, more: object = {}): Promise<Answer[Ask]> =>
    new Promise((resolve) => {
      const id = asked++
      waiting.set(id, (answer) => {
        resolve(answer as Promise<Answer[Ask]>)
      })
      child.send({ id, ask, ...more })
    })

  return {
    url: await ask('url'),
    delivered: () => ask('delivered'),
    arrivals: () => ask('arrivals'),
    times: (eventId) => ask('times', { eventId }),
    mostSockets: () => ask('mostSockets'),
    forget: () => ask('forget'),
    stop: async () => {
      if (child.connected) child.disconnect()
      await exited
    },
  }
}
