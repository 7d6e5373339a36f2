import type { Command } from 'commander'
import { createProgram } from '../../tools/command-line/create-program.js'

/** `npm run bench:plots`, from this file unless another one is named. */
export const plotsProgram = (usual: string, drawAll: (json: string) => Promise<void>): Command =>
  createProgram('npm run bench:plots --', 'Draws docs/benchmark-*.svg from docs/benchmark.json.')
    .option('--json <file>', 'from another file that "npm run bench -- --json <file>" wrote')
    .action(({ json = usual }: { readonly json?: string }) => drawAll(json))
