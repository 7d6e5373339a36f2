import { processLimits } from '../../src/deliveries/limits/process-limits.js'
import type { Measurement } from '../figure.js'
import { payload, tenants, withStack } from '../stack/bench-stack.js'
import { delaysOf } from '../stack/delays-of.js'
import { settle, type Awaited } from '../stack/settle.js'
import { rounded, summary } from '../statistics.js'

const [healthyTenant = '', tricklingTenant = ''] = tenants
const trickling = 40

/** Whether callbacks that answer and then never end their answer take more sockets than there may be, and whether others get theirs meanwhile. */
export const sockets: Measurement = {
  name: 'sockets',
  about: `sockets open at most while events go to ${trickling} callbacks that answer and trickle; the ceiling of a process`,
  measure: ({ quick, progress }) =>
    withStack({}, async (stack) => {
      const { receiver, publisher } = stack
      const events = quick ? 30 : 150
      await stack.subscribe(healthyTenant, 1)
      await stack.subscribe(tricklingTenant, trickling, '/trickle/')
      const trickled: Awaited[] = []
      const healthy: Awaited[] = []
      for (let i = 0; i < events; i++) {
        const event = await publisher.fire(tricklingTenant, payload)
        trickled.push({ ...event, delivered: trickling })
        healthy.push({ ...(await publisher.fire(healthyTenant, payload)), delivered: 1 })
      }
      const { duplicates } = await settle(stack, [...trickled, ...healthy])
      const most = await receiver.mostSockets()
      const { maxSockets } = processLimits
      progress(`${most} sockets at most`)
      return {
        ...{ value: most, unit: 'sockets', reference: maxSockets },
        ratio: rounded(most / maxSockets),
        detail: {
          ...{ trickling, events, duplicates },
          healthyAcceptToPostMs: summary(await delaysOf(receiver, healthy)),
          maxPollingInterval: 'as in host.json',
        },
      }
    }),
}
