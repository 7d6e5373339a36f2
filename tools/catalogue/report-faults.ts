import type { PlacedFault } from '../../src/catalogue/file-fault.js'

/** How faults are told: to people, to programs, and beside the lines of a pull request. */
export const formats = ['text', 'json', 'github'] as const

/** One way to tell them. */
export type Format = (typeof formats)[number]

const sentence = ({ path, message, found }: PlacedFault) =>
  `${path === '' ? '' : `${path} `}${message}${found === undefined ? '' : `; found ${found}`}`

const kindOf = ({ isWarning = false }: PlacedFault) => (isWarning ? 'warning' : 'error')

const asText = (fault: PlacedFault) => {
  const { file, line, column, mend } = fault
  const first = `${file}:${line}:${column} ${kindOf(fault)} ${sentence(fault)}`
  return mend === undefined ? first : `${first}\n    ${mend}`
}

const asJson = (fault: PlacedFault) => {
  const { file, line, column, path, message, found, mend } = fault
  return { kind: kindOf(fault), file, line, column, path, message, found, mend }
}

/** Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
const asAnnotation = (fault: PlacedFault) => {
  const { file, line, column, mend } = fault
  const text = mend === undefined ? sentence(fault) : `${sentence(fault)}: ${mend}`
  const escaped = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  return `::${kindOf(fault)} file=${file},line=${line},col=${column}::${escaped}`
}

/** Each fault with its place, what was found there, and how to mend it. */
export const reportFaults = (faults: readonly PlacedFault[], format: Format): string =>
  format === 'json'
    ? JSON.stringify(faults.map(asJson), null, 2)
    : faults.map(format === 'github' ? asAnnotation : asText).join('\n')
