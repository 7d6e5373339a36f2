import { child } from '../../json/json-pointer.js'
import { objectOf, shown, stringOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { defineRule, type Rule } from '../../rule.js'
import { nodesOfKind } from '../../selectors/nodes.js'
import { CERTIFICATION, VALIDATOR } from '../../sources.js'

const isUrl = (url: string) => /^https?:\/\/\S+$/i.test(url) && URL.canParse(url)

const isEmail = (text: string) => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text)

/** The rules on who publishes the connector, and on links. */
export const contactRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'ContactEmailNotValid',
    profile: 'certify',
    severity: 'error',
    description: 'The contact’s email is an email address.',
    evidence: VALIDATOR,
    nodes: nodesOfKind('contact'),
    check: ({ value, pointer }) => {
      const email = stringOf(value.email)
      if (email === undefined || isEmail(email)) return false
      const message = `email is ${shown(email)}; write an address such as support@contoso.com.`
      return { pointer: child(pointer, 'email'), message }
    },
  }),
  defineRule({
    id: 'ContactIncomplete',
    profile: 'certify',
    severity: 'error',
    description: 'info.contact has name, url and email.',
    evidence: CERTIFICATION,
    nodes: nodesOfKind('info'),
    check: ({ value }) => {
      const contact = objectOf(value.contact)
      const missing = ['name', 'url', 'email'].filter((key) => !stringOf(contact[key]))
      if (missing.length === 0) return false
      const message = `The contact has no ${missing.join(', no ')}; certification asks for all three.`
      return { pointer: '/info/contact', message }
    },
  }),
  defineRule({
    id: 'UrlNotValid',
    profile: 'certify',
    severity: 'error',
    description: 'url members are absolute http or https URLs.',
    evidence: VALIDATOR,
    nodes: nodesOfKind('contact', 'license', 'externalDocs'),
    check: ({ value, pointer }) => {
      const url = stringOf(value.url)
      if (url === undefined || isUrl(url)) return false
      const message = `url is ${shown(url)}; write an absolute URL such as https://contoso.com.`
      return { pointer: child(pointer, 'url'), message }
    },
  }),
]
