import { readdirSync } from 'node:fs'
import type {
  HttpFunctionOptions,
  HttpHandler,
  StorageQueueFunctionOptions,
  TimerFunctionOptions,
} from '@azure/functions'
import type { Services } from '../../src/services.js'

/** How the host registers a function, whatever starts it. */
export type Registration = Partial<
  HttpFunctionOptions & StorageQueueFunctionOptions & TimerFunctionOptions
>

/** What a function's file exports. */
export interface FunctionModule {
  readonly name: string
  readonly registration: Registration
  /** The handler, with its parts yet to be given; absent where it is another file's. */
  readonly make?: (services: Services) => HttpHandler
}

const folder = new URL('../../src/functions/', import.meta.url)

/** The compiled files that the host loads, one for each function: their names without `.js`, and their URLs. */
export const functionFiles: readonly { readonly name: string; readonly url: string }[] =
  readdirSync(folder)
    .filter((file) => file.endsWith('.js'))
    .map((file) => file.replace(/\.js$/, ''))
    .sort()
    .map((name) => ({ name, url: new URL(`${name}.js`, folder).href }))

/** Imports them all. */
export const importFunctions = (): Promise<readonly FunctionModule[]> =>
  Promise.all(
    functionFiles.map(async ({ name, url }) => {
      const module = (await import(url)) as Record<string, FunctionModule['make']> &
        Pick<FunctionModule, 'registration'>
      const { registration, ...others } = module
      const [make, ...more] = Object.values(others)
      if (more.length > 0) throw new Error(`${name} exports more than a handler`)
      return { name, registration, ...(make && { make }) }
    }),
  )
