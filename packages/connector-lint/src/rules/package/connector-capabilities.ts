import { child } from '../../json/json-pointer.js'
import { arrayOf, shown, stringOf } from '../../json/json-value.js'
import { defineRule, type Located, type Rule } from '../../rule.js'
import type { PropertiesView } from '../../model/package-view.js'
import { connectorProperties } from '../../selectors/package.js'

const KNOWN = ['actions', 'triggers', 'gateway', 'cloud']

const capabilities = (view: PropertiesView): (Located & { value: unknown })[] =>
  connectorProperties(view).flatMap(({ value, pointer }) =>
    arrayOf(value.capabilities).map((capability, index) => ({
      value: capability,
      pointer: child(pointer, 'capabilities', index),
    })),
  )

/** The rule on what a connector says it can do. */
export const connectorCapabilityRules: readonly Rule<PropertiesView>[] = [
  defineRule({
    id: 'CapabilityUnknown',
    profile: 'recommended',
    severity: 'warning',
    description: 'Capabilities are those that certified connectors have.',
    why: 'The platform passes over a word that it does not know, and what was meant is not there.',
    evidence: 'seen in 616 certified connectors, which have actions, triggers, gateway and cloud',
    nodes: capabilities,
    check: ({ value, pointer }) => {
      const name = stringOf(value) ?? ''
      if (KNOWN.includes(name)) return false
      const message = `${shown(value)} is no known capability; use those of ${KNOWN.join(', ')}.`
      const right = KNOWN.find((known) => known === name.toLowerCase())
      return right === undefined ? message : { message, fix: [{ pointer, set: right }] }
    },
  }),
]
