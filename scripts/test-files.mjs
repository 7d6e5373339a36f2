import { readdirSync, readFileSync } from 'node:fs'

// Node 20 has no globs for --test, so the compiled test files are listed here.
/** The compiled test files whose path holds one of the patterns: all of them without one. They need not have been compiled yet. */
export const findTestFiles = (patterns) => {
  const isNamed = (path) =>
    patterns.length === 0 || patterns.some((pattern) => path.includes(pattern))
  const folders = ['test', ...readdirSync('packages').map((name) => `packages/${name}/test`)]
  return (
    folders
      .flatMap((folder) =>
        readdirSync(folder, { recursive: true }).map((path) => `${folder}/${path}`),
      )
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.endsWith('.test.ts') && isNamed(path))
      .sort()
      // Each project is compiled into a dist of its own.
      .map((path) => path.replace(/^(packages\/[^/]+\/)?(.*)\.ts$/, '$1dist/$2.js'))
  )
}

const imports = (pattern) => (file) => pattern.test(readFileSync(file, 'utf8'))

/** Whether a test file has an account in storage that it shares. */
export const isStoring = imports(/support\/(shared-)?(storage|world)\.js/)

/** Whether a test file starts hosts or tools, or loads functions, as bundled for the tests. */
export const startsBundled = imports(
  /\/((shared-)?world|fault-stack|run-command-line|bundled-host)\.js/,
)

/** Whether a test file uses the host that such files have in common. */
const sharesHost = imports(/shared-world\.js/)

// What has hosts of its own, starts processes or mocks what all have in common has a process of its own.
const needsProcess = imports(
  /\/(world|fault-stack|local-stack|host-process|fixture|run-(command-line|main|script))\.js|simulator\.js|child_process|\bstart(Azurite|Host)\b|mock\./,
)
// What makes hundreds of real connections, or answers for names within a second or two, waits for nobody else's work.
const isHurried = (file) => /connections\/(checked-hosts|trickling-callbacks)/.test(file)
const isAlone = (file) => (needsProcess(file) && !sharesHost(file)) || isHurried(file)

// Tests of the demo and of npm start wait for what they start most of the time, and would leave the processors idle at the end.
const isLong = (file) => /\/(faults|simulation|local\/demo|local\/start)\//.test(file)

/**
 * The test files to start processes for, what takes long first; and those that run in one process together: the journeys that share a
 * host, and all others that need no process of their own.
 */
export const inOrder = (testFiles) => {
  const together = testFiles.filter((file) => !isAlone(file))
  if (together.length < 2) return { files: testFiles, journeys: [], together: [] }
  const alone = testFiles.filter(isAlone)
  const [long, others] = [alone.filter(isLong), alone.filter((file) => !isLong(file))]
  const [journeys, units] = [
    together.filter(sharesHost),
    together.filter((file) => !sharesHost(file)),
  ]
  const processes = [
    ...(units.length > 0 ? ['scripts/together.mjs'] : []),
    ...(journeys.length > 0 ? ['scripts/journeys-together.mjs'] : []),
  ]
  return { files: [...processes, ...long, ...others], journeys, together: units }
}
