import { randomUUID } from 'node:crypto'
import type { FlowNames } from './answers.js'
import type { FlowOptions } from './flow-options.js'
import { workflowVersion } from './platform-ids.js'
import { encodeTriggerName } from './trigger-url.js'

/** The cluster that the simulator plays. */
export const scaleUnit = '182'

/** Who and what a flow is, for its headers, its URLs and its messages. */
export interface FlowFacts extends FlowNames {
  readonly kind: 'power-automate' | 'logic-apps'
  readonly encodedTriggerName: string
  readonly locale: string
  readonly region: string
  readonly environmentId: string
  readonly connectionId: string
}

// All invented; one user and one environment for all flows, as for a maker with several flows.
const environment = 'Default-7e4a47ed-0000-4000-8000-00000000f10e'
const connection = '5ba4edc0-0000-4000-8000-00000000c044'

// With its accents it makes a callback URL as long as those captured: 550 to 600 characters.
const longName =
  "Lorsqu'une commande est créée, modifiée, préparée, expédiée, annulée à l'épicerie préférée"

const guidWithoutDashes = () => randomUUID().replaceAll('-', '')

/** Fills in what a test does not care about. */
export const flowFacts = (options: FlowOptions, now: number): FlowFacts => {
  const { kind = 'power-automate', operationName = longName } = options
  return {
    kind,
    workflowId: options.workflowId ?? guidWithoutDashes(),
    version: workflowVersion(now),
    name: options.name ?? (kind === 'power-automate' ? randomUUID() : 'la-new-orders'),
    triggerName: operationName.replaceAll(' ', '_'),
    encodedTriggerName: encodeTriggerName(operationName),
    locale: options.locale ?? (kind === 'power-automate' ? 'fr-FR' : 'en'),
    region: 'westeurope',
    environmentId: options.environmentId ?? environment,
    connectionId: connection,
  }
}
