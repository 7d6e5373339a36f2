// What `@azure/functions` 4.16 asks of the module `@azure/functions-core`, which the Node worker of
// Azure Functions supplies. The official contract is `types-core/index.d.ts` in the Azure/azure-
// functions-nodejs-library repository; npm does not carry it.

/** How grave a line of the log is, from the least on. `none` is the gravest, so that as a minimum it silences the log. */
export type LogLevel = 'trace' | 'debug' | 'information' | 'warning' | 'error' | 'critical' | 'none'

/** The moments at which an app’s hooks run; `log` is each line that a function logs. */
export type HookName = 'appStart' | 'appTerminate' | 'preInvocation' | 'postInvocation' | 'log'

/**
 * What a hook is given. It may change it: the host goes on with the inputs, the callback, the result, the error or the message that it
 * leaves (`src/eventHandlers/InvocationHandler.ts` of the Node worker).
 */
export type HookContext = Record<string, unknown>

/** A hook as the app registered it. It is waited for, but for one of `log`. */
export type HookCallback = (context: HookContext) => unknown

/** A function’s handler: it is called with the inputs, then with the invocation’s context. */
export type FunctionCallback = (...args: unknown[]) => unknown

/** Logs a line. The category is `user` for what a function says, `system` for what the library does. */
export type CoreLog = (level: LogLevel, category: string, message: string) => void

/** A value in a wrapper, which tells an empty one from none. */
export interface RpcValue<T> {
  readonly value: T
}

/**
 * An HTTP message between host and worker: the request fields on the way in, the response fields on
 * the way out.
 */
export interface RpcHttp {
  readonly method?: string
  readonly url?: string
  readonly nullableHeaders?: Record<string, RpcValue<string>>
  readonly nullableQuery?: Record<string, RpcValue<string>>
  readonly nullableParams?: Record<string, RpcValue<string>>
  readonly statusCode?: string
  readonly headers?: Record<string, string>
  readonly cookies?: readonly RpcCookie[]
  readonly body?: RpcTypedData
}

/** A cookie of an HTTP response. */
export interface RpcCookie {
  readonly name: string
  readonly value: string
  readonly domain?: RpcValue<string> | undefined
  readonly path?: RpcValue<string> | undefined
  readonly expires?: RpcValue<{ readonly seconds: number }> | undefined
  readonly secure?: RpcValue<boolean> | undefined
  readonly httpOnly?: RpcValue<boolean> | undefined
  readonly maxAge?: RpcValue<number> | undefined
  readonly sameSite?: 'none' | 'lax' | 'strict' | 'explicitNone'
}

/** A value between host and worker; one of the fields is set. */
export interface RpcTypedData {
  readonly string?: string
  readonly json?: string
  readonly bytes?: Uint8Array
  readonly http?: RpcHttp
}

/** A binding with its options as the library has them: a trigger (`httpTrigger`, `queueTrigger`, `timerTrigger`), an input or an output. */
export interface RpcBinding {
  readonly type: string
  readonly direction?: string
  readonly [option: string]: unknown
}

/**
 * What the library says of a function when it registers it. Its bindings are found by their types, for the library makes up their names.
 */
export interface FunctionMetadata {
  readonly name: string
  readonly bindings: Readonly<Record<string, RpcBinding>>
}

/**
 * What an invocation starts with: the trigger’s data, by the name of its binding, and the trace that it belongs to, as W3C’s `traceparent`
 * and `tracestate`.
 */
export interface InvocationRequest {
  readonly invocationId: string
  readonly functionId: string
  readonly inputData: readonly { readonly name: string; readonly data: RpcTypedData }[]
  readonly triggerMetadata: Record<string, RpcTypedData>
  readonly traceContext: { readonly traceParent: string; readonly traceState: string }
}

/** One invocation as the library sees it; the host moves `state` on and the library reads it. */
export interface CoreInvocationContext {
  readonly invocationId: string
  readonly metadata: FunctionMetadata
  readonly request: InvocationRequest
  readonly log: CoreLog
  state?: 'preInvocationHooks' | 'invocation' | 'postInvocationHooks'
}

/**
 * One invocation in the hands of the library, called in this order: it makes the handler’s arguments, calls it, and makes the answer of its
 * result. It rejects with what the handler throws, and with what it cannot convert.
 */
export interface InvocationModel {
  getArguments(): Promise<{ context: unknown; inputs: unknown[] }>
  invokeFunction(context: unknown, inputs: unknown[], callback: FunctionCallback): Promise<unknown>
  getResponse(
    context: unknown,
    result: unknown,
  ): Promise<{ returnValue?: RpcTypedData | null | undefined }>
}

/**
 * The library as the host knows it: a model for each invocation, and the worker’s capabilities together with those that the library adds.
 * `HttpUri` among them stands for HTTP streaming.
 */
export interface ProgrammingModel {
  getInvocationModel(core: CoreInvocationContext): InvocationModel
  getCapabilities(worker: Record<string, string>): Promise<Record<string, string>>
}

/** The module itself. */
export interface FunctionsCore {
  readonly version: string
  readonly hostVersion: string
  registerFunction(metadata: FunctionMetadata, callback: FunctionCallback): { dispose(): void }
  registerHook(name: HookName, callback: HookCallback): { dispose(): void }
  setProgrammingModel(model: ProgrammingModel): void
  getProgrammingModel(): ProgrammingModel | undefined
  log: CoreLog
}
