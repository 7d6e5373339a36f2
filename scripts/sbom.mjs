import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

if (process.argv.includes('--help')) {
  console.log('npm run --silent sbom > sbom.json    what is deployed, as CycloneDX')
  process.exit()
}

// "npm sbom --omit dev" leaves out whatever packages of development need too. So npm is shown a tree that has nothing else.
const { packages, ...lock } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const { name, version, license, dependencies } = packages['']
const ofWorkspaces = Object.entries(packages).filter(([path]) => path.startsWith('packages/'))
// A package of this repository that another one needs is in no registry.
const isOwn = (dependency) => packages[`node_modules/${dependency}`]?.link === true
// Of the first the build copies files; the others are bundled into the console (scripts/console-bundle.mjs).
const built = [
  'swagger-ui-dist',
  ...['@fluentui/tokens', '@fluentui/web-components', '@microsoft/fast-element'],
  ...['oauth4webapi', 'preact', 'tslib'],
]
const plainly = (name) => {
  const { version, integrity, license } = packages[`node_modules/${name}`]
  return { version, integrity, license }
}
const root = {
  ...{ name, version, license },
  dependencies: Object.fromEntries(
    [
      Object.fromEntries(built.map((each) => [each, plainly(each).version])),
      ...ofWorkspaces.map(([, own]) => own.dependencies),
      dependencies,
    ]
      .flatMap((each) => Object.entries(each ?? {}))
      .filter(([dependency]) => !isOwn(dependency)),
  ),
}
const deployed = Object.entries(packages).filter(
  ([path, { dev, link }]) => path.startsWith('node_modules/') && !dev && !link,
)
deployed.push(...built.map((name) => [`node_modules/${name}`, plainly(name)]))

const parent = mkdtempSync(join(tmpdir(), 'sbom-'))
const folder = join(parent, name)
try {
  mkdirSync(folder)
  const write = (file, content) => writeFileSync(join(folder, file), JSON.stringify(content))
  write('package.json', root)
  write('package-lock.json', { ...lock, packages: { '': root, ...Object.fromEntries(deployed) } })
  const args = ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application']
  // npm runs this script, and says where it is itself: a plain "npm" is no program on Windows.
  const npm = process.env.npm_execpath
  const [program, first] = npm ? [process.execPath, [npm]] : ['npm', []]
  process.stdout.write(execFileSync(program, [...first, ...args], { cwd: folder, maxBuffer: 1e8 }))
} finally {
  rmSync(parent, { recursive: true })
}
