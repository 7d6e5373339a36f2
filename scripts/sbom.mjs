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
// Of this package the build copies files.
const copied = 'swagger-ui-dist'
const {
  version: copiedVersion,
  integrity,
  license: copiedLicense,
} = packages[`node_modules/${copied}`]
const root = {
  ...{ name, version, license },
  dependencies: Object.fromEntries(
    [{ [copied]: copiedVersion }, ...ofWorkspaces.map(([, own]) => own.dependencies), dependencies]
      .flatMap((each) => Object.entries(each ?? {}))
      .filter(([dependency]) => !isOwn(dependency)),
  ),
}
const deployed = Object.entries(packages).filter(
  ([path, { dev, link }]) => path.startsWith('node_modules/') && !dev && !link,
)
deployed.push([
  `node_modules/${copied}`,
  { version: copiedVersion, integrity, license: copiedLicense },
])

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
