import type { RunningApp } from './start-app.js'
import { namedStorage, storageAdvice } from './storage-advice.js'

/** Asks the app once whether it can work; answers what is wrong and what to do, or undefined. */
export const checkHealth = async ({
  url,
  settings,
}: Pick<RunningApp, 'url' | 'settings'>): Promise<string | undefined> => {
  const response = await fetch(`${url}/health`)
  const text = await response.text()
  if (response.ok) return undefined
  if (!text.includes('storage-unavailable'))
    return `The app is not healthy: GET /health answers ${response.status}. ${text}`
  return `The storage ${namedStorage(settings) ?? ''} does not answer. ${storageAdvice(settings)}`
}
