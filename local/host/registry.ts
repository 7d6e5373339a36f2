import type {
  CoreLog,
  FunctionCallback,
  FunctionMetadata,
  FunctionsCore,
  HookCallback,
  HookContext,
  HookName,
  ProgrammingModel,
} from './functions-core.js'

/** A function as the library registered it: what it says of it, and the handler. */
export interface RegisteredFunction {
  readonly metadata: FunctionMetadata
  readonly callback: FunctionCallback
}

/**
 * What an app has registered. The library is handed `core`; the rest is for the host. Hooks run one after the other, and the first that
 * fails ends the run.
 */
export interface Registry {
  readonly core: FunctionsCore
  readonly functions: () => readonly RegisteredFunction[]
  readonly model: () => ProgrammingModel | undefined
  readonly runHooks: (name: HookName, context: HookContext) => Promise<void>
  /** Log hooks are run without waiting, since logging is synchronous. */
  readonly runLogHooks: (context: HookContext) => void
  /** From here on a registration is an error, as it is in the worker. */
  readonly close: () => void
}

/** Collects what an app registers through the library. */
export const createRegistry = (log: CoreLog): Registry => {
  const functions: RegisteredFunction[] = []
  const hooks: { readonly name: HookName; readonly callback: HookCallback }[] = []
  let model: ProgrammingModel | undefined
  let closed = false
  const hooksOf = (name: HookName) => hooks.filter((hook) => hook.name === name)

  const core: FunctionsCore = {
    version: '3.13.0',
    hostVersion: '4.1040.0',
    registerFunction: (metadata, callback) => {
      if (closed) throw new Error('A function can only be registered during app startup.')
      if (functions.some((other) => other.metadata.name === metadata.name))
        throw new Error(`A function with id "${metadata.name}" has already been registered.`)
      functions.push({ metadata, callback })
      return { dispose: () => undefined }
    },
    registerHook: (name, callback) => {
      const hook = { name, callback }
      hooks.push(hook)
      return { dispose: () => void hooks.splice(hooks.indexOf(hook), 1) }
    },
    setProgrammingModel: (chosen) => {
      model = chosen
    },
    getProgrammingModel: () => model,
    log,
  }

  return {
    core,
    functions: () => functions,
    model: () => model,
    runHooks: async (name, context) => {
      for (const { callback } of hooksOf(name)) await callback(context)
    },
    runLogHooks: (context) => {
      for (const { callback } of hooksOf('log')) void callback(context)
    },
    close: () => {
      closed = true
    },
  }
}
