import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { ignoredPaths } from './support/funcignore.js'
import { temporaryFolder } from './support/temporary-folder.js'

const run = promisify(execFile)

const ignored = ignoredPaths.map(
  (path) => new RegExp(`^${path.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`),
)

const isDeployed = (path: string) => !ignored.some((pattern) => pattern.test(path))

/** The packages that `npm prune --omit=dev` leaves at the top of node_modules. */
const productionPackages = (): string[] => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Readonly<Record<string, { readonly dev?: true; readonly link?: true }>>
  }
  return Object.entries(packages)
    .filter(
      ([path, { dev, link }]) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) && !dev && !link,
    )
    .map(([path]) => path)
}

test('what .funcignore leaves, with the packages of production alone, loads', async (context) => {
  const folder = temporaryFolder(context, {})
  for (const name of readdirSync('.').filter((each) => each !== 'node_modules' && isDeployed(each)))
    cpSync(name, join(folder, name), {
      recursive: true,
      filter: (path) => isDeployed(relative('.', path).replaceAll('\\', '/')),
    })
  assert.deepEqual(readdirSync(folder).sort(), [
    'catalogue',
    'dist',
    'host.json',
    'package-lock.json',
    'package.json',
  ])
  assert.deepEqual(readdirSync(join(folder, 'dist')), ['src'])
  for (const path of productionPackages().filter(isDeployed)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    symlinkSync(resolve(path), join(folder, path), 'junction')
  }

  const script = `
    import { readdirSync } from 'node:fs'
    const files = readdirSync('dist/src/functions').filter((name) => name.endsWith('.js'))
    for (const name of files) await import(process.cwd() + '/dist/src/functions/' + name)
    console.log(files.length)`
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: folder,
    env: {},
  })
  assert.equal(Number(stdout), readdirSync('src/functions').length)
})
