import { createRequire } from 'node:module'
import { drainAtEnd } from './drain-at-end.js'
import { isLogContext, logger } from './log.js'
import { services, type Services } from './services.js'
import { stopVisibly } from './stop-visibly.js'

/**
 * Whether a Functions host runs this process: it supplies the module that functions are registered through.
 * Source: https://github.com/Azure/azure-functions-nodejs-library/blob/main/src/utils/tryGetCoreApiLazy.ts
 */
const isHosted = (): boolean => {
  try {
    createRequire(import.meta.url)('@azure/functions-core')
    return true
  } catch {
    return false
  }
}

let hasRemarked = false

/** Says what is allowed and should be known, once in this process: by the first invocation, since there is no log before. */
const remarkOnce = (args: readonly unknown[]): void => {
  const context = args.find(isLogContext)
  if (hasRemarked || !context) return
  hasRemarked = true
  const log = logger(context)
  for (const remark of services().config.remarks) log('setting.remark', { remark })
}

/**
 * A function's handler, made with the services of the running app: at once where a host loads it, so that wrong settings stop the
 * app before it takes any work; else with the first call, so that a test that imports it needs no settings.
 */
export const hosted = <Args extends readonly unknown[], Result>(
  make: (services: Services) => (...args: Args) => Result,
): ((...args: Args) => Result) => {
  let handler: ((...args: Args) => Result) | undefined
  const made = () => (handler ??= make(services()))
  if (isHosted()) {
    drainAtEnd(() => services().drain)
    stopVisibly(made)
  }
  return (...args) => {
    const handle = made()
    remarkOnce(args)
    return handle(...args)
  }
}
