import { randomInt } from 'node:crypto'
import { codeOf } from '../src/connections/coded-error.js'
import { startLoopbackServer } from './loopback-server.js'

/**
 * Where ports are chosen from, the second excluded: below those that a system gives away by itself to whoever asks for any, so that none is taken
 * by chance before its server listens on it. Linux gives away 32768 to 60999, macOS and Windows 49152 to 65535.
 * @see https://docs.kernel.org/networking/ip-sysctl.html#ip-variables
 */
const chosenFrom = [20_000, 30_000] as const
const attempts = 20

/** The port if it is free, any free one for 0; says so when it is in use. */
export const choosePort = async (port: number): Promise<number> => {
  for (let attempt = 1; ; attempt += 1) {
    const candidate = port === 0 ? randomInt(...chosenFrom) : port
    try {
      const probe = await startLoopbackServer(() => undefined, candidate)
      await probe.stop()
      return candidate
    } catch (cause) {
      const code = codeOf(cause)
      if (port === 0 && attempt < attempts) continue
      const reason = code === 'EADDRINUSE' ? 'is in use' : `cannot be used (${code})`
      throw new Error(`Port ${candidate} of 127.0.0.1 ${reason}.`, { cause })
    }
  }
}
