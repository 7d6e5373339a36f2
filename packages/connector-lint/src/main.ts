#!/usr/bin/env node
import { runCommandLine } from './command-line/run-command-line.js'

const { exitCode, output, errors } = runCommandLine(process.argv.slice(2))
process.stdout.write(output)
process.stderr.write(errors)
// The process ends by itself once everything is written.
process.exitCode = exitCode
