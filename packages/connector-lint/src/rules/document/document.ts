import type { DefinitionView } from '../../model/definition-view.js'
import { repeated } from '../../model/group-by.js'
import { child } from '../../json/json-pointer.js'
import {
  arrayOf,
  has,
  isArray,
  isObject,
  shown,
  stringOf,
  stringsOf,
} from '../../json/json-value.js'
import { judge, type Rule } from '../../rule.js'

const isHost = (host: string) =>
  /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\d{1,5})?$/i.test(host) &&
  host.length <= 253

// The words that CERT names for hosts that are not in production.
const trialHost = /(^|[.-])(dev|develop|development|test|testing|staging|localhost)([.-]|\d|:|$)/i

const schemesAt = ({ of }: DefinitionView) =>
  of('document', 'operation')
    .filter(({ value }) => isArray(value.schemes))
    .flatMap(({ value, pointer }) =>
      arrayOf(value.schemes).map((scheme, index) => ({
        scheme,
        pointer: child(pointer, 'schemes', index),
      })),
    )

/** The rules on the head of the document: version, host, base path, schemes, tags, links. */
export const documentRules: readonly Rule<DefinitionView>[] = [
  {
    id: 'SpecificationVersionIncorrect',
    severity: 'error',
    about: 'swagger is "2.0"; OpenAPI 3 is not supported.',
    check: ({ of }) =>
      judge(of('document'), ({ value }) => {
        if (!has(value, 'swagger') || value.swagger === '2.0') return false
        const message = `swagger is ${shown(value.swagger)}; write the string "2.0".`
        return { pointer: '/swagger', message }
      }),
  },
  {
    id: 'HostNameNotValid',
    severity: 'error',
    about: 'host is a host name, without scheme, path or placeholder.',
    check: ({ root }) => {
      const host = stringOf(root.host)
      if (host === undefined || isHost(host)) return []
      const message = `host is ${shown(host)}; write the host name alone, as in api.contoso.com.`
      return [{ pointer: '/host', message }]
    },
  },
  {
    id: 'HostMissing',
    severity: 'error',
    about: 'host is there: the connector is created from it.',
    own: true,
    check: ({ root }) =>
      has(root, 'host') || !isObject(root)
        ? []
        : [{ pointer: '', message: 'The definition has no host; add the host name of the API.' }],
  },
  {
    id: 'HostNotForProduction',
    severity: 'warning',
    about: 'host is no development, test or staging host.',
    own: true,
    check: ({ root }) => {
      const host = stringOf(root.host) ?? ''
      if (!isHost(host) || !trialHost.test(host)) return []
      const message = `host ${shown(host)} looks like a trial host; certification asks for the production host.`
      return [{ pointer: '/host', message }]
    },
  },
  {
    id: 'BasePathNotValid',
    severity: 'error',
    about: 'basePath begins with a slash.',
    check: ({ root }) => {
      const basePath = stringOf(root.basePath)
      if (basePath === undefined || basePath.startsWith('/')) return []
      return [
        { pointer: '/basePath', message: `basePath is ${shown(basePath)}; begin it with a slash.` },
      ]
    },
  },
  {
    id: 'SchemesArrayEmpty',
    severity: 'error',
    about: 'schemes, where there is one, names a scheme.',
    check: ({ of }) =>
      judge(of('document', 'operation'), ({ value, pointer }) =>
        isArray(value.schemes) && value.schemes.length === 0
          ? { pointer: child(pointer, 'schemes'), message: 'schemes is empty; write ["https"].' }
          : false,
      ),
  },
  {
    id: 'SchemeNotValid',
    severity: 'error',
    about: 'schemes names transfer protocols of OpenAPI 2.0.',
    check: (view) =>
      judge(
        schemesAt(view),
        ({ scheme }) =>
          !['http', 'https', 'ws', 'wss'].some((known) => known === scheme) &&
          `The scheme ${shown(scheme)} is no transfer protocol; use "https".`,
      ),
  },
  {
    id: 'SchemeNotSupported',
    severity: 'error',
    about: 'schemes has no WebSocket protocol.',
    check: (view) =>
      judge(
        schemesAt(view),
        ({ scheme }) =>
          (scheme === 'ws' || scheme === 'wss') &&
          `The scheme ${shown(scheme)} is not supported; use "https".`,
      ),
  },
  {
    id: 'SchemeNotHttps',
    severity: 'warning',
    about: 'schemes is ["https"]: other schemes also lose the credentials of the DELETE call.',
    own: true,
    check: ({ root }) =>
      stringsOf(root.schemes)[0] === 'https' && !stringsOf(root.schemes).includes('http')
        ? []
        : [
            {
              pointer: '/schemes',
              message: 'schemes is not ["https"]; call the API by https alone.',
            },
          ],
  },
  {
    id: 'TagRedefined',
    severity: 'error',
    about: 'Every tag is defined once.',
    check: ({ of }) =>
      judge(
        repeated(of('tag'), ({ value }) => stringOf(value.name)),
        ({ value }) => `The tag ${shown(value.name)} is defined already; remove this one.`,
      ),
  },
]
