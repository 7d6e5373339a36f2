import { child } from '../../json/json-pointer.js'
import { arrayOf, objectOf, shown, stringOf } from '../../json/json-value.js'
import { connectionParameters } from '../../model/connection-parameters.js'
import { nearestWord } from '../../model/nearest-word.js'
import type { PropertiesView } from '../../model/package-view.js'
import { policies, policyTexts, type Policy } from '../../model/policies.js'
import { defineRule, type Fault, type Rule } from '../../rule.js'
import { connectorProperties } from '../../selectors/package.js'
import { POLICIES } from '../../sources.js'

// As the certified connectors write them, by far most often where they differ.
const TEMPLATES = [
  ...['dynamichosturl', 'setheader', 'setqueryparameter', 'routerequesttoendpoint'],
  ...['setproperty', 'SetProperty', 'updatenextlink', 'pollingtrigger', 'moveproperties'],
  ...['ConvertArrayToObject', 'ConvertObjectToArray', 'StringToArray', 'StringReplace'],
  ...['SetValueFromUrl', 'setconnectionstatustounauthenticated', 'dynamicsubdomain'],
  ...['EncodePropertyValue'],
]

const sameButForCapitals = (templateId: string) =>
  TEMPLATES.find((it) => it.toLowerCase() === templateId.toLowerCase())

/** The names between quotes in `@connectionParameters('name')` and the like. */
const namedParameters = (text: string): string[] =>
  [...text.matchAll(/@connectionParameters\(\s*'([^']+)'/gi)].map(([, name = '']) => name)

const OPERATIONS = 'x-ms-apimTemplate-operationName'

const isThere = (name: unknown, { operationIds }: PropertiesView) =>
  operationIds === undefined ||
  [...operationIds].some((id) => id.toLowerCase() === stringOf(name)?.toLowerCase())

const lost = (names: unknown, pointer: string, view: PropertiesView): Fault[] =>
  arrayOf(names).flatMap((name, index) => {
    if (isThere(name, view)) return []
    const { operationIds = [] } = view
    const near = nearestWord(stringOf(name) ?? '', operationIds)
    const mend = near === undefined ? 'correct the name' : `did you mean ${near}`
    const end = near === undefined ? '.' : '?'
    const message = `The definition has no operation ${shown(name)}; ${mend}${end}`
    return [{ pointer: child(pointer, index), message }]
  })

const lostIn = ({ parameters, pointer }: Policy, view: PropertiesView) =>
  lost(objectOf(parameters)[OPERATIONS], child(pointer, 'parameters', OPERATIONS), view)

/** Whether a policy names operations, and none of them is there. */
const isIdle = ({ parameters }: Policy, view: PropertiesView) =>
  !arrayOf(objectOf(parameters)[OPERATIONS]).some((name) => isThere(name, view))

const named = (view: PropertiesView) => {
  const names = connectionParameters(view).map(({ name }) => name.toLowerCase())
  // Of an OAuth setting the parts are named after a colon.
  return (name: string) =>
    [name, name.split(':')[0] ?? ''].some((it) => names.includes(it.toLowerCase()))
}

/** The rules on policies: each names what is there. */
export const policyRules: readonly Rule<PropertiesView>[] = [
  defineRule({
    id: 'PolicyTemplateMisspelt',
    profile: 'certify',
    severity: 'error',
    description: 'templateId is in the capitals of the template’s own name.',
    why: 'Few published connectors write it otherwise, and a policy that is not found does nothing.',
    evidence: 'seen in certified connectors, 159 to 8 in favour of dynamichosturl',
    nodes: policies,
    check: ({ templateId, pointer }) => {
      const id = stringOf(templateId) ?? ''
      const right = sameButForCapitals(id)
      if (right === undefined || TEMPLATES.includes(id)) return false
      const at = child(pointer, 'templateId')
      const message = `templateId is ${shown(id)}; write ${shown(right)}.`
      return { pointer: at, message, fix: [{ pointer: at, set: right }] }
    },
  }),
  defineRule({
    id: 'PolicyTemplateUnknown',
    profile: 'recommended',
    severity: 'warning',
    description: 'templateId names a template that is known.',
    why: 'A policy whose template is not found does nothing.',
    evidence: POLICIES,
    sure: 'likely',
    nodes: policies,
    check: ({ templateId, pointer }) => {
      const id = stringOf(templateId) ?? ''
      if (sameButForCapitals(id) !== undefined) return false
      const near = nearestWord(id, TEMPLATES)
      const mend = near === undefined ? 'correct it.' : `did you mean ${near}?`
      const message = `No policy template is known as ${shown(templateId)}; ${mend}`
      return { pointer: child(pointer, 'templateId'), message }
    },
  }),
  defineRule({
    id: 'PolicyParameterUnknown',
    profile: 'import',
    severity: 'error',
    description: 'Policies name connection parameters that are there.',
    why: 'The expression has no value, so every call of the connector fails.',
    evidence: POLICIES,
    nodes: policyTexts,
    check: ({ text }, view) => {
      const name = namedParameters(text).find((it) => !named(view)(it))
      return (
        name !== undefined &&
        `There is no connection parameter ${shown(name)}; describe it in connectionParameters or correct the name.`
      )
    },
  }),
  defineRule({
    id: 'PolicyOperationUnknown',
    profile: 'import',
    severity: 'error',
    description: 'Policies that are for some operations name one of the definition at least.',
    why: 'The policy is applied to no operation, so that the calls it was for go out without it.',
    evidence: POLICIES,
    nodes: policies,
    check: (policy, view) => (isIdle(policy, view) ? lostIn(policy, view) : []),
  }),
  defineRule({
    id: 'PolicyOperationStale',
    profile: 'recommended',
    severity: 'warning',
    description: 'Policies name no operation that is gone.',
    why: 'The policy goes on working for the others; what it was to do for this one is not done.',
    evidence: 'seen in four certified connectors',
    nodes: policies,
    check: (policy, view) => (isIdle(policy, view) ? [] : lostIn(policy, view)),
  }),
  defineRule({
    id: 'ScriptOperationUnknown',
    profile: 'certify',
    severity: 'error',
    description: 'scriptOperations names operations of the definition.',
    why: 'The script runs for no operation of that name.',
    evidence: 'seen in 40 certified connectors',
    nodes: connectorProperties,
    check: ({ value, pointer }, view) =>
      lost(value.scriptOperations, child(pointer, 'scriptOperations'), view),
  }),
]
