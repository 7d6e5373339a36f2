import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import type { OpenApi } from '../../src/api-description/open-api.js'

/** What a generated function answers. */
export interface SdkAnswer {
  readonly data?: unknown
  readonly error?: unknown
  readonly response: Response
}

/** What a generated function is called with. */
export interface SdkOptions {
  readonly body?: unknown
  readonly path?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
}

/** A generated client: a function for each operation, by its id. */
export interface GeneratedSdk {
  readonly client: {
    readonly setConfig: (config: {
      readonly auth: (scheme: { readonly type: string }) => Promise<string | undefined>
    }) => void
  }
  readonly operations: Readonly<Record<string, (options?: SdkOptions) => Promise<SdkAnswer>>>
}

/** As strict as a careful team would have it, whatever its platform. */
const compilerOptions = {
  ...{ target: 'ES2022', lib: ['ES2022', 'DOM', 'DOM.Iterable'], types: [] },
  ...{ module: 'ESNext', moduleResolution: 'Bundler', noEmit: true },
  ...{ strict: true, noUncheckedIndexedAccess: true, noImplicitReturns: true },
}

const node = async (...args: readonly string[]) => {
  try {
    await promisify(execFile)(process.execPath, [...args], { maxBuffer: 1e8 })
  } catch (error) {
    assert.fail(String((error as { stdout?: string }).stdout))
  }
}

/**
 * A TypeScript client that nobody wrote: generated from a description, checked by a strict compiler together with the programs given, and
 * loaded.
 */
export const generateSdk = async (
  document: OpenApi,
  programs: Readonly<Record<string, string>> = {},
): Promise<GeneratedSdk> => {
  mkdirSync('dist/test', { recursive: true })
  // Where this project's own packages are found.
  const folder = mkdtempSync('dist/test/generated-sdk-')
  try {
    const file = (name: string, content: unknown) => {
      const path = join(folder, name)
      writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
      return path
    }
    const input = file('openapi.json', document)
    const output = join(folder, 'api')
    await node('node_modules/@hey-api/openapi-ts/bin/run.js', '-i', input, '-o', output, '-s')
    const entry = file(
      'entry.ts',
      "export * as operations from './api/sdk.gen'\nexport { client } from './api/client.gen'\n",
    )
    for (const [name, text] of Object.entries(programs)) file(name, text)
    file('tsconfig.json', { compilerOptions, include: ['.'] })
    await node('node_modules/@typescript/native/bin/tsc', '-p', folder)

    const outfile = join(folder, 'entry.mjs')
    await build({ entryPoints: [entry], bundle: true, format: 'esm', outfile, logLevel: 'error' })
    return (await import(pathToFileURL(outfile).href)) as GeneratedSdk
  } finally {
    rmSync(folder, { recursive: true })
  }
}
