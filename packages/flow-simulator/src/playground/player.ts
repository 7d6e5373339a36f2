import type { Connection } from '../connection/connection-set.js'
import { isObject } from '../json/json-value.js'
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

type Doing = { [K in Step['do']]: (step: Extract<Step, { readonly do: K }>) => Promise<unknown> }

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

/** A maker's hands on a simulation. */
export const createPlayer = (
  simulation: Simulation,
  now: () => number,
  presets: readonly Preset[] = [],
): Player => {
  const flows = new Map<string, SavedFlow>()
  const done: DoneStep[] = []

  const named = (name: string) => {
    const flow = flows.get(name)
    if (!flow) throw new Error(`There is no flow "${name}".`)
    return flow
  }
  const of =
    (how: (flow: SavedFlow) => Promise<void>) => async (step: { readonly flow: string }) => {
      const flow = named(step.flow)
      await how(flow)
      return { complaints: flow.complaints() }
    }
  const doing: Doing = {
    connect: (step) => Promise.resolve(simulation.connect(step)),
    use: async ({ preset }) => {
      const found = presets.find(({ title }) => title === preset)
      if (!found) throw new Error(`There is no connection "${preset}" that is ready.`)
      simulation.connect(found.connection)
      return Promise.resolve()
    },
    save: async ({ trigger, inputs, as = `flow-${flows.size + 1}` }) => {
      const flow = await simulation.save(trigger, inputs)
      flows.set(as, flow)
      return { flow: as, complaints: flow.complaints() }
    },
    edit: async ({ flow, inputs, order }) => {
      await named(flow).edit(inputs ?? named(flow).inputs(), order)
      return { complaints: named(flow).complaints() }
    },
    'switch-off': async ({ flow, ...options }) => {
      await named(flow).switchOff(options)
      return { complaints: named(flow).complaints() }
    },
    'switch-on': of((flow) => flow.switchOn()),
    remove: of((flow) => flow.remove()),
    'change-owner': of((flow) => simulation.changeOwner(flow)),
    poll: of((flow) => flow.poll()),
    answer: ({ flow, answer, seconds }) => Promise.resolve(named(flow).answerWith(answer, seconds)),
    act: ({ operation, inputs, pages = 1 }) => simulation.act(operation, inputs, { pages }),
    'expect-run': async (step) => checkRun(await named(step.flow).run(step.seconds), step),
  }
  const perform = <K extends Step['do']>(step: Extract<Step, { readonly do: K }>) =>
    doing[step.do as K](step)

  return {
    perform: async (step) => {
      const at = now()
      const result = await perform(step)
      // A save that names itself can be referred to when it is done again.
      const name = step.do === 'save' ? [...flows.keys()].at(-1) : undefined
      done.push({
        at,
        step: step.do === 'save' && name !== undefined ? { ...step, as: name } : step,
      })
      return result
    },
    flows: () => [...flows],
    done: () => done,
    remember: (step) => {
      done.push({ at: now(), step })
    },
  }
}
