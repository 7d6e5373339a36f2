import { has, shown, stringOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { defineRule, type Rule } from '../../rule.js'
import { wholeDocument } from '../../selectors/nodes.js'
import { CERTIFICATION, VALIDATOR } from '../../sources.js'

const isHost = (host: string) =>
  /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\d{1,5})?$/i.test(host) &&
  host.length <= 253

// The words that certification names for hosts that are not in production.
const trialHost = /(^|[.-])(dev|develop|development|test|testing|staging|localhost)([.-]|\d|:|$)/i

/** The rules on where the API is. */
export const hostRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'HostNameNotValid',
    severity: 'error',
    description: 'host is a host name, without scheme, path or placeholder.',
    source: VALIDATOR,
    nodes: wholeDocument,
    check: ({ value }) => {
      const host = stringOf(value.host)
      if (host === undefined || isHost(host)) return false
      const message = `host is ${shown(host)}; write the host name alone, as in api.contoso.com.`
      return { pointer: '/host', message }
    },
  }),
  defineRule({
    id: 'HostMissing',
    severity: 'error',
    description: 'host is there: the connector is created from it.',
    source: 'ours',
    nodes: wholeDocument,
    check: ({ value }) =>
      !has(value, 'host') && 'The definition has no host; add the host name of the API.',
  }),
  defineRule({
    id: 'HostNotForProduction',
    severity: 'warning',
    description: 'host is no development, test or staging host.',
    source: CERTIFICATION,
    nodes: wholeDocument,
    check: ({ value }) => {
      const host = stringOf(value.host) ?? ''
      if (!isHost(host) || !trialHost.test(host)) return false
      const message = `host ${shown(host)} looks like a trial host; certification asks for the production host.`
      return { pointer: '/host', message }
    },
  }),
  defineRule({
    id: 'BasePathNotValid',
    severity: 'error',
    description: 'basePath begins with a slash.',
    source: VALIDATOR,
    nodes: wholeDocument,
    check: ({ value }) => {
      const basePath = stringOf(value.basePath)
      if (basePath === undefined || basePath.startsWith('/')) return false
      return {
        pointer: '/basePath',
        message: `basePath is ${shown(basePath)}; begin it with a slash.`,
      }
    },
  }),
]
