import { readdirSync, readFileSync } from 'node:fs'
import { runNode } from './run-node.mjs'
import { setUp } from './set-up.mjs'

const [pattern] = process.argv.slice(2)

if (pattern === '--help') {
  console.log(`npm test                 formatting, lint, types and all tests
npm test -- PATTERN      only the test files whose path holds PATTERN, such as "journeys" or "retry-schedule"`)
  process.exit()
}

// Node 20 has no globs for --test, so the compiled test files are listed here.
const testFolders = ['test', ...readdirSync('packages').map((name) => `packages/${name}/test`)]
const testFiles = testFolders
  .flatMap((folder) => readdirSync(folder, { recursive: true }).map((path) => `${folder}/${path}`))
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.test.ts') && (!pattern || path.includes(pattern)))
  .sort()
  // Each project is compiled into a dist of its own.
  .map((path) => path.replace(/^(packages\/[^/]+\/)?(.*)\.ts$/, '$1dist/$2.js'))

if (testFiles.length === 0) {
  console.error(`No test file's path holds "${pattern}".`)
  process.exit(1)
}

await setUp()
if (!pattern) {
  await runNode('node_modules/prettier/bin/prettier.cjs', '--check', '.')
  await runNode('node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0')
}

// A test file of these has a storage account of its own in the one Azurite of this run, which ends with this process.
const { shareStorage } = await import('../dist/test/support/shared-storage.js')
const storing = testFiles.filter((file) =>
  /support\/(shared-)?storage\.js|world\.js/.test(readFileSync(file, 'utf8')),
)
const stop = storing.length > 1 ? await shareStorage(storing) : () => undefined

// Most files test functions alone. A file has a process of its own when it has storage, starts processes, or puts hooks or mocked
// timers around its tests, which would be around those of all others too.
const needsProcess =
  /support\/(shared-)?storage\.js|(world|fault-stack|local-stack|host-process|fixture|run-[a-z-]+)\.js|child_process|\bstart(Azurite|Host)\b|^(before|beforeEach|afterEach)\(|mock\./m
const isAlone = (file) => needsProcess.test(readFileSync(file, 'utf8'))
const together = testFiles.filter((file) => !isAlone(file))
const grouped =
  together.length > 1 ? ['scripts/together.mjs', ...testFiles.filter(isAlone)] : testFiles
process.env.TEST_FILES = together.join('\n')

const options = ['--test', '--test-concurrency=4', '--test-reporter=spec'] // which repeats what failed at its end
await runNode('--enable-source-maps', ...options, ...grouped)
await stop()
