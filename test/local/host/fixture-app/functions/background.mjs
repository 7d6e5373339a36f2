import { setTimeout as sleep } from 'node:timers/promises'
import { app } from '@azure/functions'
import { seen } from '../seen.mjs'

app.storageQueue('work', {
  queueName: '%WORK_QUEUE%',
  connection: 'WorkStorage',
  handler: async (message, context) => {
    const { dequeueCount, id } = context.triggerMetadata
    seen.push({ name: 'work', message, dequeueCount, id })
    if (message.failing) throw new Error('failed by the fixture')
    await sleep(message.takesMs ?? 0)
    seen.push({ name: 'work done', message })
  },
})

let ticks = 0
app.timer('tick', {
  schedule: '* * * * * *',
  handler: async (timer) => {
    ticks += 1
    seen.push({ name: 'tick', timer, ticks })
    if (ticks === 1) throw new Error('first tick failed')
  },
})

app.timer('yearly', {
  schedule: '%YEARLY%',
  runOnStartup: true,
  handler: () => {
    seen.push({ name: 'yearly' })
  },
})
