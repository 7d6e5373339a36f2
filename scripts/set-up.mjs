import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { projectFiles, projectFolder } from './project-folder.mjs'
import { runNode } from './run-node.mjs'

const packages = readdirSync('packages').map((name) => `packages/${name}`)

/** What a project is compiled from: the folders that its tsconfig.json includes, and what says how. */
const sourcesOf = (folder) => {
  const { include } = JSON.parse(readFileSync(`${folder}/tsconfig.json`, 'utf8'))
  return [...include, 'tsconfig.json', 'package.json'].map((name) => `${folder}/${name}`)
}
const pages = ['packages/flow-simulator/page', 'console']
const sources = [...['.', ...packages].flatMap(sourcesOf), ...pages]
const built = 'dist/.built'

/** What the deployed app is made of beside sources. */
const materials = [
  ...projectFiles.map((name) => join(projectFolder(), name)),
  ...['host.json', 'scripts/build.mjs', 'scripts/bundle-options.mjs', 'scripts/console-bundle.mjs'],
]

/** Installs the packages, where they are not those of package-lock.json. */
export const install = async () => {
  if (changedSince('package-lock.json', 'node_modules/.package-lock.json')) {
    console.log('Installing packages (once; this takes a minute or two) …')
    // npm runs this script, and says where it is itself: a plain "npm" is no program on Windows.
    const npm = process.env.npm_execpath
    if (!npm) throw new Error('Run this through npm, or run "npm ci" first.')
    await runNode(npm, 'ci', '--no-audit', '--no-fund', '--loglevel=error')
  }
}

/** Does what a fresh clone still lacks: installs the packages, compiles. Each is skipped when it is up to date. */
export const setUp = async () => {
  await install()
  if (sources.some((source) => changedSince(source, built))) {
    console.log('Compiling …')
    await runNode('scripts/compile.mjs')
  } else if (materials.some((material) => changedSince(material, 'dist/app/package.json'))) {
    await runNode('scripts/build.mjs')
  }
}

const changedSince = (source, product) =>
  !existsSync(product) || newest(source) > statSync(product).mtimeMs

const newest = (path) => {
  if (!existsSync(path)) return 0
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(`${path}/${name}`)))
}
