import type { Scenario } from './scenario.js'

/** Why something may happen twice: by an outage of storage, where another instance takes up what one could not record in time. */
export type Excuse = 'death' | 'lost-answer' | 'lease' | 'stall' | 'replay' | 'fault' | 'outage'

/** An instance insists for three minutes on recording what it has POSTed. */
const outageMs = 150_000

const isOutage = ({ steps }: Scenario): boolean =>
  steps.reduce((sum, step) => sum + (step.kind === 'storage' ? step.forMs : 0), 0) > outageMs

/** How often there was each reason before anything has happened: a scenario tells of outages by itself. */
export const newExcuses = (scenario: Scenario): Record<Excuse, number> => ({
  ...{ death: 0, 'lost-answer': 0, lease: 0, stall: 0, replay: 0, fault: 0 },
  outage: isOutage(scenario) ? 1 : 0,
})
