import { app } from '@azure/functions'

let isStopped = false

/**
 * Lets what stops the app at its load be told to the host. A worker that no function was registered with keeps it to itself: the host
 * then looks for functions that are described by files, finds none, and runs. This one is registered for that, and never called.
 * Source: https://github.com/Azure/azure-functions-nodejs-worker, src/eventHandlers/FunctionsMetadataHandler.ts
 */
export const stopVisibly = (load: () => unknown): void => {
  try {
    load()
  } catch (error) {
    if (!isStopped) app.http('not-loaded', { handler: () => ({ status: 503 }) })
    isStopped = true
    throw error
  }
}
