import type { Command, CommanderError } from 'commander'

/**
 * What commander says is wrong, without what should not reach a terminal: the value of an unknown option, which may be a secret,
 * and control characters.
 */
export const usageText = ({ code, message }: CommanderError, program: Command): string => {
  const known = `There are: ${program.commands.map((command) => command.name()).join(', ')}.`
  if (code === 'commander.help') return `Which command? ${known}`
  const text = message
    .replace(/^error: /, '')
    .replace(/(?<=^unknown option '--?[^=']*)=[^]*'/, "'")
    .replaceAll(/[^\P{C}\n]/gu, '')
  return code === 'commander.unknownCommand' ? `${text}\n${known}` : text
}
