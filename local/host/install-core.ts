import Module from 'node:module'
import type { FunctionsCore } from './functions-core.js'

type Load = (request: string, ...rest: unknown[]) => unknown

let installed = false

/**
 * Answers `require('@azure/functions-core')` in this process with the given module, as the Node
 * worker does. The library asks once and remembers the answer, so a process can hold one host.
 */
export const installCore = (core: FunctionsCore): void => {
  if (installed) throw new Error('A process can hold one host; start another process for the next')
  installed = true
  // `_load` is in no types, though hooks like this one have relied on it since the first Node.
  const loader = Module as unknown as { _load: Load }
  const load = loader._load
  loader._load = (request, ...rest) =>
    request === '@azure/functions-core' ? core : load.call(Module, request, ...rest)
}
