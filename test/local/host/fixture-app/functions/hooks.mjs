import console from 'node:console'
import { app } from '@azure/functions'

app.hook.appStart((context) => {
  context.hookData.started = true
})
app.hook.preInvocation((context) => {
  if (context.invocationContext.functionName === 'hooked') context.inputs = ['from a hook']
})
app.hook.postInvocation((context) => {
  if (context.invocationContext.functionName === 'hooked') context.result.status = 202
})
app.hook.log((context) => {
  context.message = context.message.replace('secret', '***')
})
app.hook.appTerminate(() => {
  console.log('the appTerminate hook ran')
})

app.http('hooked', {
  methods: ['GET'],
  handler: (input, context) => {
    context.log('a secret', { kept: 'as given' })
    return { body: input }
  },
})
