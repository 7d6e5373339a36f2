import { InvalidArgumentError } from 'commander'

/**
 * An argument parser for the name of an environment variable of Dataverse, with its publisher's prefix: not its display name.
 * Source: https://learn.microsoft.com/power-apps/maker/data-platform/create-solution#solution-publisher
 */
export const variableName = (text: string): string => {
  if (/^[a-z][a-z0-9]{1,7}_\w+$/i.test(text) && !/^mscrm/i.test(text)) return text
  throw new InvalidArgumentError("It must be a name with its publisher's prefix, like shop_host.")
}

/**
 * What stands for a variable's value in the host, the base URL and the fields of the tab Security of a connector in a solution; not in
 * actions, triggers or policies. The value is taken when the connector is saved.
 * Source: https://learn.microsoft.com/connectors/custom-connectors/environment-variables
 */
export const variableValue = (name: string): string => `@environmentVariables("${name}")`
