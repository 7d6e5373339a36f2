import { styleText } from 'node:util'
import { CONFIG_FILE } from '../config/config-file.js'
import type { Finding } from '../finding.js'
import { groupBy } from '../model/group-by.js'
import type { Severity } from '../rule.js'
import type { Sources } from './sources-of.js'

/** How findings are shown to people. */
export interface TextOptions {
  /** The lines of the files that findings are in. */
  readonly sources: Sources
  readonly colour: boolean
  /** Every finding, rather than one for each rule and file with the number of the others. */
  readonly all: boolean
}

type Style = Parameters<typeof styleText>[0]
type Paint = (style: Style, text: string) => string

const styles: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'cyan' }

// Whether to colour is known here; Node would ask the standard output.
const ALWAYS = { validateStream: false }

// A line longer than a screen is shown around the column.
const WIDTH = 100

const excerptOf = ({ file, line, column }: Finding, sources: Sources, paint: Paint): string[] => {
  const text = sources(file)?.[line - 1]
  if (text === undefined || text.trim() === '') return []
  const from = column > WIDTH ? column - WIDTH / 2 : 0
  const number = String(line)
  const shown = text.slice(from, from + WIDTH).replaceAll('\t', ' ')
  const mark = `${' '.repeat(column - 1 - from)}^`
  return [
    paint('dim', `  ${number} | `) + shown,
    paint('dim', `  ${' '.repeat(number.length)} | `) + paint('red', mark),
  ]
}

// More places than these tell no more than their number.
const MOST_PLACES = 8

const others = (findings: readonly Finding[]): string[] => {
  if (findings.length === 0) return []
  const lines = [...new Set(findings.map(({ line }) => line))]
  const more = lines.length > MOST_PLACES ? ', …' : ''
  const places = findings.length === 1 ? '1 more place' : `${findings.length} more places`
  return [`  and at ${places}: line ${lines.slice(0, MOST_PLACES).join(', ')}${more}`]
}

const shownGroup = ([first, ...rest]: readonly Finding[], options: TextOptions, paint: Paint) => {
  if (first === undefined) return []
  const { file, line, column, severity, ruleId, message, where, why, docs } = first
  return [
    `${file}:${line}:${column} ${paint(styles[severity], severity)} ${ruleId} ${message}`,
    ...excerptOf(first, options.sources, paint),
    ...(where === '' ? [] : [`  in ${where}`]),
    ...others(rest),
    paint('dim', `  ${why} ${docs}`),
  ]
}

const counted = (findings: readonly Finding[], severity: Severity, noun: string): string => {
  const count = findings.filter((finding) => finding.severity === severity).length
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

const howToSilence = ({ ruleId }: Finding): string =>
  `A rule is silenced or re-graded in ${CONFIG_FILE}: { "rules": { "${ruleId}": { "grade": "off", "reason": "…" } } }`

/**
 * Findings for people and their editors: one line each with the source below it, the same fault at many places once, a
 * summary, and how to silence a rule.
 */
export const reportText = (findings: readonly Finding[], options: TextOptions): string => {
  const paint: Paint = (style, text) => (options.colour ? styleText(style, text, ALWAYS) : text)
  const groups = options.all
    ? findings.map((finding) => [finding])
    : [...groupBy(findings, ({ file, ruleId }) => `${file}\n${ruleId}`).values()]
  const counts = [
    counted(findings, 'error', 'error'),
    counted(findings, 'warning', 'warning'),
    counted(findings, 'info', 'remark'),
  ]
  return [
    ...groups.flatMap((group) => shownGroup(group, options, paint)),
    paint('bold', counts.join(', ')),
    ...findings.slice(0, 1).map(howToSilence),
    '',
  ].join('\n')
}
