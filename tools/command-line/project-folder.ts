import { fileURLToPath } from 'node:url'

/**
 * The folder that holds connector.json and catalogue/: the one that FLOW_TRIGGERS_PROJECT names, as scripts/run.mjs sets it, else this
 * repository.
 */
export const projectFolder = (
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string =>
  environment.FLOW_TRIGGERS_PROJECT ?? fileURLToPath(new URL('../../../', import.meta.url))
