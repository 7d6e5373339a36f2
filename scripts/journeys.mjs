import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { parseArgs } from 'node:util'

const usage = `npm run journeys -- [--times 20] [--busy 2]

Runs the journeys so many times in a row (1), and stops at the first run that fails, with what it said. --busy starts so many
processes beside them (0) that do nothing but keep a processor busy.`

const numberOf = (name, text) => {
  const number = Number(text)
  if (Number.isInteger(number) && number >= 0) return number
  throw new Error(`--${name} is a whole number, not "${text}"`)
}

const read = () => {
  const { values } = parseArgs({
    options: {
      times: { type: 'string', default: '1' },
      busy: { type: 'string', default: '0' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) {
    console.log(usage)
    process.exit()
  }
  return { times: numberOf('times', values.times), busy: numberOf('busy', values.busy) }
}

/** One run: its exit code, and what it said. */
const runOnce = async () => {
  const child = spawn(process.execPath, ['scripts/test.mjs', 'journeys'])
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part) => (text += part))
  const [code] = await once(child, 'close')
  return { code, text }
}

const runAll = async ({ times, busy }) => {
  const spinning = Array.from({ length: busy }, () =>
    spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
  )
  process.once('exit', () => spinning.forEach((child) => child.kill()))
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130))
  for (let run = 1; run <= times; run++) {
    const start = Date.now()
    const { code, text } = await runOnce()
    const seconds = Math.round((Date.now() - start) / 1000)
    const passed = /^ℹ pass (\d+)$/m.exec(text)?.[1] ?? 'no'
    console.log(
      `Run ${run} of ${times}: ${code === 0 ? 'green' : 'RED'}, ${passed} tests passed, ${seconds} s`,
    )
    if (code === 0) continue
    console.log(text)
    process.exit(1)
  }
}

let options
try {
  options = read()
} catch ({ message }) {
  console.error(`${message}\n\n${usage}`)
  process.exit(2)
}
await runAll(options)
process.exit()
