import type { Command } from 'commander'

/** Refuses an option whose value is an option's name: commander takes whatever comes next for the value. */
export const demandValues = (command: Command): void => {
  const names = command
    .createHelp()
    .visibleOptions(command)
    .map(({ long }) => long)
  for (const option of command.options) {
    const value: unknown = command.getOptionValue(option.attributeName())
    if (typeof value === 'string' && names.includes(value))
      command.error(`option '${option.flags}' argument missing: "${value}" is an option`)
  }
}
