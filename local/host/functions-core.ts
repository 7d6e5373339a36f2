// What `@azure/functions` 4.16 asks of the module `@azure/functions-core`, which the Node worker of
// Azure Functions supplies. The official contract is `types-core/index.d.ts` in the Azure/azure-
// functions-nodejs-library repository; npm does not carry it.

export type LogLevel = 'trace' | 'debug' | 'information' | 'warning' | 'error' | 'critical' | 'none'

export type HookName = 'appStart' | 'appTerminate' | 'preInvocation' | 'postInvocation' | 'log'
export type HookContext = Record<string, unknown>
export type HookCallback = (context: HookContext) => unknown
export type FunctionCallback = (...args: unknown[]) => unknown
export type CoreLog = (level: LogLevel, category: string, message: string) => void

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

export interface RpcBinding {
  readonly type: string
  readonly direction?: string
  readonly [option: string]: unknown
}

export interface FunctionMetadata {
  readonly name: string
  readonly bindings: Readonly<Record<string, RpcBinding>>
}

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

export interface InvocationModel {
  getArguments(): Promise<{ context: unknown; inputs: unknown[] }>
  invokeFunction(context: unknown, inputs: unknown[], callback: FunctionCallback): Promise<unknown>
  getResponse(
    context: unknown,
    result: unknown,
  ): Promise<{ returnValue?: RpcTypedData | null | undefined }>
}

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
