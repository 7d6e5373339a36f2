import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isDisabled, readFunction, type AppFunction } from './app-function.js'
import { findFiles } from './find-files.js'
import type { HookContext, ProgrammingModel } from './functions-core.js'
import type { HostLog } from './host-log.js'
import { installCore } from './install-core.js'
import { createRegistry, type Registry } from './registry.js'
import type { Environment } from './resolve-settings.js'

/**
 * An app whose files are loaded and whose appStart hooks have run: its functions, without those that settings switch off, and what runs
 * them.
 */
export interface App {
  readonly functions: readonly AppFunction[]
  readonly model: ProgrammingModel
  readonly hooks: Pick<Registry, 'runHooks' | 'runLogHooks'>
  /** Shared by all hooks of the app, as the worker shares it. */
  readonly appHookData: HookContext
}

/** The capabilities of the Node worker, which the library may add to. */
const workerCapabilities = (): Record<string, string> =>
  Object.fromEntries(
    [
      'RawHttpBodyBytes',
      'RpcHttpTriggerMetadataRemoved',
      'RpcHttpBodyOnly',
      'IgnoreEmptyValuedRpcHttpHeaders',
      'UseNullableValueDictionaryForHttp',
      'WorkerStatus',
      'TypedDataCollection',
      'HandlesWorkerTerminateMessage',
    ].map((name) => [name, 'true']),
  )

const readMain = async (appDirectory: string): Promise<string> => {
  const text = await readFile(join(appDirectory, 'package.json'), 'utf8')
  const { main } = JSON.parse(text) as { main?: unknown }
  if (typeof main !== 'string')
    throw new Error('package.json has no "main" that finds the functions')
  return main
}

const importFiles = async (appDirectory: string): Promise<void> => {
  const main = await readMain(appDirectory)
  const files = await findFiles(appDirectory, main)
  if (!files.length)
    throw new Error(`No file matches "${main}", the main of package.json; is the app built?`)
  for (const file of files)
    try {
      await import(pathToFileURL(join(appDirectory, file)).href)
    } catch (cause) {
      throw new Error(`Loading ${file} failed`, { cause })
    }
}

/**
 * Loads the app's function files in the order and with the calls of the Node worker; a file that
 * fails to load stops it.
 */
export const loadApp = async (
  appDirectory: string,
  environment: Environment,
  log: HostLog,
): Promise<App> => {
  const registry = createRegistry((level, _category, message) => {
    log(level, 'app', message)
  })
  installCore(registry.core)
  await importFiles(appDirectory)
  const model = registry.model()
  if (!model)
    throw new Error(
      'No file registers a function through the @azure/functions that this host serves',
    )
  const appHookData = {}
  await registry.runHooks('appStart', {
    hookData: {},
    appHookData,
    functionAppDirectory: appDirectory,
  })
  registry.close()
  if ('HttpUri' in (await model.getCapabilities(workerCapabilities())))
    throw new Error('The local host has no HTTP streaming; leave enableHttpStream off')
  const functions = registry
    .functions()
    .filter(({ metadata }) => !isDisabled(metadata.name, environment))
    .map((registered) => readFunction(registered, environment))
  return { functions, model, hooks: registry, appHookData }
}
