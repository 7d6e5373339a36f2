import { resolve } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { runBeside } from './run-node.mjs'
import { setUp } from './set-up.mjs'
import { findTestFiles, inOrder, isStoring, startsBundled } from './test-files.mjs'

const args = process.argv.slice(2)
const isWhole = args.includes('--whole')
const patterns = args.filter((arg) => arg !== '--whole')

if (args.includes('--help')) {
  console.log(`npm test                 formatting, lint, types and all tests
npm test -- PATTERN ...  only the test files whose path holds a PATTERN, such as "journeys" or "retry-schedule"
npm test -- --whole      what is long by nature as a whole, where a slice of it is enough else`)
  process.exit()
}

const testFiles = findTestFiles(patterns)
if (testFiles.length === 0) {
  console.error(`No test file's path holds "${patterns.join('" or "')}".`)
  process.exit(1)
}

await setUp()
// Tests are about a shop of theirs, whatever this project's own event types are.
process.env.FLOW_TRIGGERS_PROJECT = resolve('test/fixtures/grocery')
process.env.WHOLE_RUN = String(isWhole)
// Beside the tests, in what they leave of the processors while they wait; what it says comes after them.
const checks =
  patterns.length > 0 ? [] : [runBeside('scripts/check-format.mjs'), runBeside('scripts/lint.mjs')]

// A test file of these has a storage account of its own in the one Azurite of this run, which ends with this process.
const { shareStorage } = await import('../dist/test/support/shared-storage.js')
const storing = testFiles.filter(isStoring)
const stop = storing.length > 1 ? await shareStorage(storing) : () => undefined

const { bundleHost } = await import('../dist/test/support/bundled-host.js')
if (testFiles.some(startsBundled)) await bundleHost()

const { files, journeys, together } = inOrder(testFiles)
process.env.TEST_FILES = together.join('\n')
process.env.JOURNEY_FILES = journeys.join('\n')
// What the processes of the tests start with: a stack names the lines of the sources.
process.execArgv.push('--enable-source-maps')

const results = run({ files, concurrency: 4 })
results.on('test:fail', () => (process.exitCode = 1))
// It repeats what failed at its end.
for await (const text of results.compose(new spec())) process.stdout.write(text)
await stop()

for (const { code, text } of await Promise.all(checks)) {
  console.log(text)
  if (code !== 0) process.exitCode = 1
}
