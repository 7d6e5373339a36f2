import { cp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { appFolder } from '../../local/app-folder.js'

const functionsFolder = join(appFolder, 'dist/src/functions')

/** The app's function files, in the order in which they are loaded. */
export const functionFiles = async (): Promise<readonly string[]> =>
  (await readdir(functionsFolder))
    .filter((name) => name.endsWith('.js'))
    .sort()
    .map((name) => join(functionsFolder, name))

/** As an argument of the process that loads it. */
export const asUrl = (path: string): string => pathToFileURL(path).href

// What a bundle is an ES module of has packages in it that ask for `require`.
const banner = `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`

/**
 * Bundles all functions into one file, with what is imported on demand in files beside it; answers its path. It lies where
 * the app finds its catalogue, which is copied, and the packages whose files it reads.
 */
export const bundle = async (): Promise<string> => {
  const folder = join(appFolder, 'dist/bench/bundled')
  await rm(folder, { recursive: true, force: true })
  await build({
    stdin: {
      contents: (await functionFiles())
        .map((path) => `import ${JSON.stringify(path.replaceAll('\\', '/'))}`)
        .join('\n'),
      resolveDir: appFolder,
      sourcefile: 'functions.js',
    },
    outdir: join(folder, 'dist/src'),
    entryNames: 'functions',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['@azure/functions-core'],
    banner: { js: banner },
    logLevel: 'silent',
  })
  await cp(join(appFolder, 'catalogue'), join(folder, 'catalogue'), { recursive: true })
  return join(folder, 'dist/src/functions.mjs')
}
