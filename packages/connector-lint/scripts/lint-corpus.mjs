// What the checks say of a checkout of Microsoft's public repository, as the statistics of the README.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { checkPath, packagesAt } from '../dist/src/check-path.js'
import { rules as allRules } from '../dist/src/rule-catalogue.js'

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('Name a checkout of github.com/microsoft/PowerPlatformConnectors.')
  process.exit(2)
}

const KINDS = ['certified-connectors', 'independent-publisher-connectors', 'custom-connectors']

const measured = (path) => {
  const before = process.cpuUsage()
  const start = performance.now()
  const findings = checkPath(path)
  const { user, system } = process.cpuUsage(before)
  return { path, findings, cpu: (user + system) / 1000, wall: performance.now() - start }
}

const found = KINDS.filter((kind) => readdirSync(folder).includes(kind)).map((kind) => ({
  kind,
  // A sample of a connector has its definition in a folder of any depth.
  checked: packagesAt(join(folder, kind)).map(measured),
}))

// By their own severities, for the default profile takes what certification refuses for warnings.
const errors = new Set(allRules.filter(({ severity }) => severity === 'error').map(({ id }) => id))
const ofProfile = (profile) => (finding) =>
  finding.profile === profile && errors.has(finding.ruleId)
const withAny = (checked, test) => checked.filter(({ findings }) => findings.some(test))
const share = (part, whole) =>
  `${part.length} (${((100 * part.length) / whole.length).toFixed(1)} %)`

console.log('| Connectors | Checked | An `import` error | An error for `certify` |')
console.log('| --- | --- | --- | --- |')
for (const { kind, checked } of found) {
  const wrong = withAny(checked, ofProfile('import'))
  const refused = withAny(checked, ofProfile('certify'))
  console.log(
    `| ${kind} | ${checked.length} | ${share(wrong, checked)} | ${share(refused, checked)} |`,
  )
}

const rules = new Map()
for (const { findings } of found.find(({ kind }) => kind === KINDS[0])?.checked ?? []) {
  for (const id of new Set(findings.filter(ofProfile('import')).map(({ ruleId }) => ruleId))) {
    rules.set(id, (rules.get(id) ?? 0) + 1)
  }
}
console.log('\n| `import` error | Certified connectors |\n| --- | --- |')
for (const [id, count] of [...rules].sort(([, one], [, other]) => other - one)) {
  console.log(`| ${id} | ${count} |`)
}

const all = found.flatMap(({ checked }) => checked)
const sum = (key) => all.reduce((total, it) => total + it[key], 0)
const [slowest] = [...all].sort((one, other) => other.cpu - one.cpu)
console.log(
  `\n${all.length} connectors took ${(sum('cpu') / 1000).toFixed(1)} s of processor time, ${(sum('cpu') / all.length).toFixed(0)} ms on average, ${slowest?.cpu.toFixed(0)} ms at most (${slowest?.path}).`,
)
