import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { promisify } from 'node:util'

interface Locked {
  readonly version?: string
  readonly integrity?: string
  readonly resolved?: string
  readonly dev?: true
  readonly link?: true
  readonly hasInstallScript?: true
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

const ownPackages = readdirSync('packages')
  .map((name) => `packages/${name}`)
  .sort()

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

const { lockfileVersion, packages } = read('package-lock.json') as {
  lockfileVersion: number
  packages: Readonly<Record<string, Locked>>
}
const installed = Object.entries(packages).filter(([path]) => path.startsWith('node_modules/'))
const registered = installed.filter(([, { link }]) => !link)
const production = registered.filter(([, { dev }]) => !dev)

const pathsOf = (entries: readonly (readonly [string, Locked])[]) => entries.map(([path]) => path)

test('no package that is deployed runs anything while it is installed', () => {
  assert.ok(production.length > 50)
  assert.deepEqual(pathsOf(production.filter(([, { hasInstallScript }]) => hasInstallScript)), [])
})

test('not even a package of development does, unless it is told to', () => {
  assert.match(readFileSync('.npmrc', 'utf8'), /^ignore-scripts=true$/m)
})

test('each package comes from the registry, with the hash that it had', () => {
  assert.equal(lockfileVersion, 3)
  const hash = /^sha512-[A-Za-z0-9+/]{86}==$/
  assert.deepEqual(
    pathsOf(registered.filter(([, { integrity = '' }]) => !hash.test(integrity))),
    [],
  )
  // Whence is npm's to know: what stands here could be any URL.
  assert.deepEqual(pathsOf(registered.filter(([, { resolved }]) => resolved !== undefined)), [])
  const links = installed.filter(([, { link }]) => link)
  assert.deepEqual(links.map(([, { resolved }]) => resolved).sort(), ownPackages)
})

/** Two versions of one package can only be there under two names. */
const aliases: Readonly<Record<string, string>> = {
  '@typescript/native': 'npm:typescript@~7.0.2',
}

/** Has no version that is none of these; Microsoft's own distribution, which has, depends on it. */
const betas: Readonly<Record<string, string>> = {
  '@azure/monitor-opentelemetry-exporter': '1.0.0-beta.42',
}

test('what is locked is what package.json asks for: versions of the registry, by their own names', () => {
  for (const folder of ['', ...ownPackages]) {
    const asked = read(`${folder || '.'}/package.json`) as Locked
    const { dependencies, devDependencies } = packages[folder] ?? {}
    assert.deepEqual(
      { dependencies, devDependencies },
      {
        dependencies: asked.dependencies,
        devDependencies: asked.devDependencies,
      },
    )
    const ranges = Object.entries({ ...dependencies, ...devDependencies })
    assert.deepEqual(
      ranges.filter(
        ([name, range]) =>
          range !== aliases[name] && range !== betas[name] && !/^[~^]?\d+\.\d+\.\d+$/.test(range),
      ),
      [],
    )
  }
})

test('the bill of materials names whatever is deployed, each with its hash and licence', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/sbom.mjs'], {
    maxBuffer: 1e8,
  })
  const { bomFormat, components, metadata } = JSON.parse(stdout) as {
    bomFormat: string
    metadata: { component: { name: string; type: string } }
    components: { name: string; version: string; hashes: object[]; licenses: object[] }[]
  }
  assert.equal(bomFormat, 'CycloneDX')
  assert.deepEqual(
    [metadata.component.name, metadata.component.type],
    ['flow-triggers', 'application'],
  )
  // Each has its licence beside what was bundled of it.
  const bundled = read('dist/app/console-page/packages.json') as readonly string[]
  assert.ok(bundled.includes('preact'))
  const built = ['swagger-ui-dist', ...bundled].map((name) =>
    [name, packages[`node_modules/${name}`]?.version].join('@'),
  )
  const expected = production.map(([path, { version = '' }]) =>
    [path.slice(path.lastIndexOf('node_modules/') + 13), version].join('@'),
  )
  assert.deepEqual(
    components.map(({ name, version }) => `${name}@${version}`).sort(),
    [...new Set([...expected, ...built])].sort(),
  )
  assert.deepEqual(
    components.filter(({ hashes, licenses }) => hashes.length === 0 || licenses.length === 0),
    [],
  )
})
