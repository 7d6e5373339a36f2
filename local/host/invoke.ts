import { randomBytes, randomUUID } from 'node:crypto'
import type { AppFunction } from './app-function.js'
import type {
  CoreInvocationContext,
  CoreLog,
  FunctionCallback,
  HookContext,
  RpcTypedData,
} from './functions-core.js'
import type { HostLog } from './host-log.js'
import type { App } from './load-app.js'

/** What a trigger gives to one run of its function. */
export interface Invocation {
  readonly data: RpcTypedData
  readonly triggerMetadata?: Record<string, RpcTypedData>
  /** The caller's `traceparent`, whose trace this invocation joins. */
  readonly traceParent?: string | undefined
}

/**
 * Runs one function once; what the handler, a hook or the conversion of the result throws comes out
 * of it.
 */
export type Invoke = (
  invoked: AppFunction,
  invocation: Invocation,
) => Promise<RpcTypedData | null | undefined>

const childTrace = (parent: string | undefined): string => {
  const [, trace] = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(parent ?? '') ?? []
  return `00-${trace ?? randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`
}

/**
 * Runs functions of the app through the library's invocation model, hooks included, in the order of
 * the Node worker (`src/eventHandlers/InvocationHandler.ts` in
 * Azure/azure-functions-nodejs-worker).
 */
export const createInvoke =
  ({ model, hooks, appHookData }: App, log: HostLog): Invoke =>
  async ({ name, metadata, callback, binding }, { data, triggerMetadata = {}, traceParent }) => {
    const invocationId = randomUUID()
    const running: { context?: unknown } = {}
    const coreLog: CoreLog = (level, category, message) => {
      const line: HookContext = {
        hookData: {},
        appHookData,
        invocationContext: running.context,
        level,
        message,
        category,
      }
      if (category === 'user') hooks.runLogHooks(line)
      log(level, name, typeof line.message === 'string' ? line.message : message)
    }
    const core: CoreInvocationContext = {
      invocationId,
      metadata,
      log: coreLog,
      request: {
        invocationId,
        functionId: name,
        inputData: [{ name: binding, data }],
        triggerMetadata,
        traceContext: { traceParent: childTrace(traceParent), traceState: '' },
      },
    }
    const invocation = model.getInvocationModel(core)
    const { context, inputs } = await invocation.getArguments()
    running.context = context
    const shared = { hookData: {}, appHookData, invocationContext: context }

    core.state = 'preInvocationHooks'
    const before = { ...shared, functionCallback: callback, inputs }
    await hooks.runHooks('preInvocation', before)

    core.state = 'invocation'
    const after: { result: unknown; error: unknown } = { result: null, error: null }
    const chosen: FunctionCallback = before.functionCallback
    try {
      after.result = await invocation.invokeFunction(context, before.inputs, chosen)
    } catch (error) {
      after.error = error
    }

    core.state = 'postInvocationHooks'
    const outcome = { ...shared, inputs: before.inputs, ...after }
    await hooks.runHooks('postInvocation', outcome)
    delete core.state
    // It goes on as it was thrown, an error or not.
    if (outcome.error) throw outcome.error as Error
    return (await invocation.getResponse(context, outcome.result)).returnValue
  }
