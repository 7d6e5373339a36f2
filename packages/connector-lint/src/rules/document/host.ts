import { has, shown, stringOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { defineRule, type Rule } from '../../rule.js'
import { wholeDocument } from '../../selectors/nodes.js'
import { CERTIFICATION, VALIDATOR } from '../../sources.js'

const isHost = (host: string) =>
  /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\d{1,5})?$/i.test(host) &&
  host.length <= 253

const isLocal = (host: string) => /^localhost(:|$)/i.test(host)

// The words that certification names for hosts that are not in production.
const trialHost = /(^|[.-])(dev|develop|development|test|testing|staging|localhost)([.-]|\d|:|$)/i

/** The rules on where the API is. */
export const hostRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'HostNameNotValid',
    profile: 'import',
    severity: 'error',
    description: 'host is a host name, without scheme, path or placeholder.',
    evidence: VALIDATOR,
    nodes: wholeDocument,
    check: ({ value }, { hostIsReplaced }) => {
      const host = stringOf(value.host)
      if (host === undefined || isHost(host) || hostIsReplaced) return false
      const message = `host is ${shown(host)}; write the host name alone, as in api.contoso.com.`
      const [, name = ''] = /^https?:\/\/([^/]+)\/?$/i.exec(host) ?? []
      const fix = isHost(name) ? { fix: [{ pointer: '/host', set: name }] } : {}
      return { pointer: '/host', message, ...fix }
    },
  }),
  defineRule({
    id: 'HostWithoutDomain',
    profile: 'import',
    severity: 'error',
    description: 'host has a domain, as in api.contoso.com.',
    why: 'The connector is called from Microsoft’s cloud, where a bare name leads nowhere.',
    evidence: 'seen in no certified connector',
    nodes: wholeDocument,
    check: ({ value }, { hostIsReplaced }) => {
      const host = stringOf(value.host) ?? ''
      if (hostIsReplaced || !isHost(host) || host.includes('.') || isLocal(host)) return false
      const message = `host is ${shown(host)}, a name without a domain; write it in full, as in api.contoso.com.`
      return { pointer: '/host', message }
    },
  }),
  defineRule({
    id: 'HostMissing',
    profile: 'import',
    severity: 'error',
    description: 'host is there: the connector is created from it.',
    evidence: 'seen in paconn’s source, which reads the host of every definition',
    nodes: wholeDocument,
    check: ({ value }) =>
      !has(value, 'host') && 'The definition has no host; add the host name of the API.',
  }),
  defineRule({
    id: 'HostNotForProduction',
    profile: 'certify',
    severity: 'warning',
    description: 'host is no development, test or staging host.',
    evidence: CERTIFICATION,
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
    profile: 'recommended',
    severity: 'warning',
    description: 'basePath begins with a slash.',
    why: 'The designer adds the slash; other readers of the definition may not.',
    evidence: VALIDATOR,
    nodes: wholeDocument,
    check: ({ value }) => {
      const basePath = stringOf(value.basePath)
      if (basePath === undefined || basePath.startsWith('/')) return false
      return {
        pointer: '/basePath',
        message: `basePath is ${shown(basePath)}; begin it with a slash.`,
        fix: [{ pointer: '/basePath', set: `/${basePath}` }],
      }
    },
  }),
]
