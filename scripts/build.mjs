import { Buffer } from 'node:buffer'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { clearTimeout, setTimeout } from 'node:timers'
import { context } from 'esbuild'
import { bundleOptions } from './bundle-options.mjs'
import { bundleConsole } from './console-bundle.mjs'
import { projectFiles, projectFolder } from './project-folder.mjs'

// What is deployed: dist/app, a folder that needs nothing else. All functions are one file, with what is loaded on demand beside
// it. It is made of src/ itself, so that Azure can build what was uploaded; types are checked elsewhere (scripts/compile.mjs).
const folder = 'dist/app'
const project = projectFolder()

/** A module that imports each file of src/functions that there is at the time. */
const functions = {
  name: 'functions',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^functions$/ }, () => ({ path: 'functions.ts', namespace: 'all' }))
    onLoad({ filter: /^functions\.ts$/, namespace: 'all' }, () => ({
      contents: readdirSync('src/functions')
        .filter((name) => name.endsWith('.ts'))
        .sort()
        .map((name) => `import './src/functions/${name}'`)
        .join('\n'),
      resolveDir: process.cwd(),
    }))
  },
}

/** What a file ends with whose source map maps nothing. */
const noMap = `\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(
  JSON.stringify({ version: 3, sources: [''], mappings: 'AAAA' }),
).toString('base64')}`

/**
 * Leaves packages out of the source map: most of what Node keeps in memory of it from the first stack on would be theirs.
 * Source: https://github.com/evanw/esbuild/issues/1685
 */
const ownSourceMap = {
  name: 'own-source-map',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]node_modules[\\/].*\.[cm]?js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8') + noMap,
    }))
  },
}

const bundle = await context({
  ...bundleOptions,
  entryPoints: [{ in: 'functions', out: 'index' }],
  plugins: [functions, ownSourceMap],
  outdir: folder,
  splitting: true,
  // Names stay, for the sake of stacks and errors.
  minifySyntax: true,
  minifyWhitespace: true,
  sourcemap: 'linked',
  sourcesContent: false,
  external: ['@azure/functions-core'],
  logLevel: 'warning',
  write: false,
})

const swaggerUi = [
  'swagger-ui.css',
  'index.css',
  'swagger-ui-bundle.js',
  'favicon-16x16.png',
  'favicon-32x32.png',
  'LICENSE',
  'NOTICE',
]

let bundled

/** What src/ and console/ are bundled into, made anew once they have changed. */
const bundles = () =>
  (bundled ??= Promise.all([bundle.rebuild(), bundleConsole()]).catch((fault) => {
    bundled = undefined
    throw fault
  }))

/** Makes all of it anew; where the bundle cannot be made, what was there stays. */
const build = async () => {
  const [{ outputFiles }, writeConsole] = await bundles()
  rmSync(folder, { recursive: true, force: true })
  for (const { path, contents } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, contents)
  }
  const { name, version, engines } = JSON.parse(readFileSync('package.json', 'utf8'))
  const description = { name, version, private: true, type: 'module', main: 'index.js', engines }
  writeFileSync(`${folder}/package.json`, `${JSON.stringify(description, null, 2)}\n`)
  cpSync('host.json', `${folder}/host.json`)
  for (const name of projectFiles)
    cpSync(join(project, name), join(folder, name), { recursive: true })
  for (const file of swaggerUi)
    cpSync(`node_modules/swagger-ui-dist/${file}`, `${folder}/swagger-ui/${file}`)
  writeConsole(`${folder}/console-page`)
}

// node scripts/build.mjs --watch: builds again whenever what it is made of changes, and says so in a line each time. It ends with
// the process that started it.
const watchAndBuild = async () => {
  const { watch } = await import('chokidar')
  const tell = () =>
    build().then(
      () => console.log('Built.'),
      ({ message }) => console.error(`Not built: ${message.split('\n', 1)[0]}`),
    )
  let building = Promise.resolve()
  let timer
  // An editor saves in several steps, and several files at once.
  const plan = () => {
    clearTimeout(timer)
    timer = setTimeout(() => (building = building.then(tell)), 50)
  }
  watch(['src', 'console', 'host.json', ...projectFiles.map((name) => join(project, name))], {
    ignoreInitial: true,
  })
    .on('ready', plan)
    .on('all', (_, path) => {
      if (/^(src|console)[\\/]/.test(path)) bundled = undefined
      plan()
    })
  process.once('disconnect', () => process.exit())
}

if (process.argv.includes('--watch')) await watchAndBuild()
else {
  await build()
  await bundle.dispose()
  // For the app as it is compiled, which is not deployed.
  for (const page of ['swagger-ui', 'console-page']) {
    rmSync(`dist/${page}`, { recursive: true, force: true })
    cpSync(join(folder, page), `dist/${page}`, { recursive: true })
  }
}
