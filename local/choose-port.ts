import { codeOf } from '../src/connections/coded-error.js'
import { startLoopbackServer } from './loopback-server.js'

/** The port if it is free, any free one for 0; says so when it is in use. */
export const choosePort = async (port: number): Promise<number> => {
  try {
    const probe = await startLoopbackServer(() => undefined, port)
    await probe.stop()
    return Number(new URL(probe.url).port)
  } catch (cause) {
    const code = codeOf(cause)
    const reason = code === 'EADDRINUSE' ? 'is in use' : `cannot be used (${code})`
    throw new Error(`Port ${port} of 127.0.0.1 ${reason}.`, { cause })
  }
}
