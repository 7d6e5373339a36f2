import { withStack, type BenchStack } from './bench-stack.js'
import { startStorageMeter, type StorageMeter } from './storage-meter.js'

/** Starts a stack whose storage is counted before Azurite, lets it be used, and stops it. */
export const withMeteredStack = async <T>(
  use: (stack: BenchStack, meter: StorageMeter) => Promise<T>,
): Promise<T> => {
  let meter: StorageMeter | undefined
  const between = async (connectionString: string) => {
    meter = await startStorageMeter(connectionString)
    return meter.connectionString
  }
  try {
    return await withStack({ between }, (stack) => {
      if (!meter) throw new Error('The meter has not been started')
      return use(stack, meter)
    })
  } finally {
    await meter?.stop()
  }
}
