import type { Connection } from '../connection/connection-set.js'
import { isObject, objectOf } from '../json/json-value.js'
import type { FlowRun } from '../session/flow-run.js'
import type { SavedFlow } from '../session/saved-flow.js'
import type { Simulation } from '../session/simulation.js'
import type { Step } from './step.js'

/** A connection that is there without anybody filling in anything. */
export interface Preset {
  readonly title: string
  readonly connection: Connection
}

/** A step that was done. */
export interface DoneStep {
  readonly at: number
  readonly step: Step
}

/** Does steps, and remembers them. */
export interface Player {
  /** What came of it, for whoever asked. */
  readonly perform: (step: Step) => Promise<unknown>
  readonly flows: () => readonly (readonly [name: string, flow: SavedFlow])[]
  readonly done: () => readonly DoneStep[]
  /** What is remembered of a connection that was made elsewhere, as by signing in. */
  readonly remember: (step: Step) => void
}

/** What a value has of what is expected of it: an object may have more. */
const has = (value: unknown, expected: unknown): boolean =>
  isObject(expected)
    ? isObject(value) && Object.entries(expected).every(([key, it]) => has(value[key], it))
    : JSON.stringify(value) === JSON.stringify(expected)

const checkRun = (
  run: FlowRun,
  { inputs = {}, allowComplaints = false }: Extract<Step, { do: 'expect-run' }>,
) => {
  if (!has(run.inputs, inputs))
    throw new Error(
      `The run came with ${JSON.stringify(run.inputs)}, not with ${JSON.stringify(inputs)}.`,
    )
  if (run.complaints.length > 0 && !allowComplaints)
    throw new Error(`The run is not as declared: ${run.complaints.join('; ')}.`)
  return run
}

/** Does one step of a kind that names a flow; what the platform complains of is the result. */
const doWithFlow = async (
  simulation: Simulation,
  flow: SavedFlow,
  step: Extract<Step, { readonly flow: string }>,
): Promise<unknown> => {
  switch (step.do) {
    case 'expect-run':
      return checkRun(await flow.run(step.seconds), step)
    case 'answer':
      flow.answerWith(step.answer, step.seconds)
      return {}
    case 'edit':
      await flow.edit(step.inputs ?? flow.inputs(), step.order)
      break
    case 'switch-off':
      await flow.switchOff(step)
      break
    case 'switch-on':
      await flow.switchOn()
      break
    case 'remove':
      await flow.remove()
      break
    case 'change-owner':
      await simulation.changeOwner(flow)
      break
    case 'poll':
      await flow.poll()
  }
  return { complaints: flow.complaints() }
}

/** A step with what it came to, where a script is to hold it against that. */
const answered = (step: Step, result: unknown): Step => {
  const { status } = objectOf(result)
  return step.do === 'act' && typeof status === 'number' ? { ...step, status } : step
}

/** A maker's hands on a simulation. */
export const createPlayer = (
  simulation: Simulation,
  now: () => number,
  presets: readonly Preset[] = [],
): Player => {
  const flows = new Map<string, SavedFlow>()
  const done: DoneStep[] = []

  const save = async ({ trigger, inputs, as = nextName() }: Extract<Step, { do: 'save' }>) => {
    const flow = await simulation.save(trigger, inputs)
    flows.set(as, flow)
    return { flow: as, complaints: flow.complaints() }
  }
  const act = async (step: Extract<Step, { do: 'act' }>) => {
    const { operation, inputs, pages = 1, status } = step
    const result = await simulation.act(operation, inputs, { pages })
    if (status !== undefined && result.status !== status)
      throw new Error(`${operation} answered ${result.status}, not ${status}.`)
    return result
  }
  const nextName = () => `flow-${flows.size + 1}`

  const perform = async (step: Step): Promise<unknown> => {
    if ('flow' in step) {
      const flow = flows.get(step.flow)
      if (!flow) throw new Error(`There is no flow "${step.flow}".`)
      return doWithFlow(simulation, flow, step)
    }
    switch (step.do) {
      case 'save':
        return save(step)
      case 'act':
        return act(step)
      case 'connect':
        simulation.connect(step)
        return {}
      case 'use': {
        const found = presets.find(({ title }) => title === step.preset)
        if (!found) throw new Error(`There is no connection "${step.preset}" that is ready.`)
        simulation.connect(found.connection)
        return {}
      }
    }
  }

  return {
    perform: async (step) => {
      const at = now()
      // A save that has a name can be referred to when it is done again.
      const named = step.do === 'save' ? { as: nextName(), ...step } : step
      const result = await perform(named)
      done.push({ at, step: answered(named, result) })
      return result
    },
    flows: () => [...flows],
    done: () => done,
    remember: (step) => {
      done.push({ at: now(), step })
    },
  }
}
