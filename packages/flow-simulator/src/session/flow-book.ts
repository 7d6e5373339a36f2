import type { Connected } from '../calls/gateway.js'
import type { Operation } from '../connector/connector.js'
import { inputFields } from '../connector/input-fields.js'
import { unknownInputs, type Inputs } from '../connector/inputs.js'
import { missingFields } from '../connector/place-inputs.js'
import type { JsonObject } from '../json/json-value.js'
import type { ObservedCallback } from '../platform/callback-listener.js'
import type { FlowContext } from './flow-context.js'
import type { FlowRun } from './flow-run.js'
import { runMaker, type RunMaker } from './run-maker.js'
import { outputsOf } from './outputs-of.js'
import { createPollingFlow } from './polling-flow.js'
import type { SavedFlow, SaveOptions } from './saved-flow.js'
import { createWebhookFlow } from './webhook-flow.js'

/** A flow of the book, and what its runs need. */
interface Entry {
  readonly saved: SavedFlow
  readonly addRuns: (runs: readonly FlowRun[]) => void
  /** By the schema of its outputs, where the service described it for what the flow has now. */
  makeRuns: RunMaker
}

/** Over which connection, and with what, a flow is saved. */
interface Maker {
  readonly connected: Connected
  readonly inputs: Inputs
}

/** The designer asks before it saves; so throws what is missing, and what the operation has no field for. */
const refuseIncomplete = (definition: JsonObject, trigger: Operation, inputs: Inputs) => {
  const fields = inputFields(definition, trigger)
  const [missing] = missingFields(fields, inputs)
  if (missing) throw new Error(`${trigger.id} needs "${missing.title}" (${missing.key}).`)
  const [unknown] = unknownInputs(fields, inputs)
  if (unknown === undefined) return
  const known = fields.map(({ key }) => key).join(', ')
  throw new Error(`${trigger.id} has no input "${unknown}": it has ${known || 'none'}.`)
}

/** All flows that were saved, and the runs that arrive for them. */
export const createFlowBook = (context: FlowContext, onChange: () => void) => {
  const entries = new Map<string, Entry>()
  const { definition } = context.connector
  const makerOf = async (operation: Operation, asked: Maker) => {
    const fields = inputFields(definition, operation)
    // Whoever cannot describe them now has nothing held against it.
    const described = await outputsOf(context, { ...asked, operation, fields }).catch(
      () => undefined,
    )
    return runMaker(definition, operation, described)
  }

  return {
    all: (): readonly SavedFlow[] => [...entries.values()].map(({ saved }) => saved),
    arrived: ({ workflowId, at, run }: ObservedCallback) => {
      const entry = entries.get(workflowId)
      if (!run || !entry) return
      const { trackingId, body } = run
      const runId = (index: number) => (index === 0 ? run.runId : context.runId())
      entry.addRuns(entry.makeRuns({ flowId: workflowId, at, trackingId, body, runId }))
    },
    save: async (trigger: Operation, first: Maker, options: SaveOptions): Promise<SavedFlow> => {
      const { kind } = trigger
      if (kind !== 'webhook-trigger' && kind !== 'polling-trigger')
        throw new Error(`${trigger.id} is no trigger.`)
      refuseIncomplete(definition, trigger, first.inputs)
      const create = kind === 'webhook-trigger' ? createWebhookFlow : createPollingFlow
      const makeRuns: RunMaker = (arrival) => entry.makeRuns(arrival)
      const { saved, addRuns, save } = create(context, trigger, options, first, makeRuns)
      let maker = first
      const flow: SavedFlow = {
        ...saved,
        edit: async (inputs, order) => {
          maker = { ...maker, inputs }
          entry.makeRuns = await makerOf(trigger, maker)
          await saved.edit(inputs, order)
        },
        changeConnection: async (connected) => {
          maker = { ...maker, connected }
          await saved.changeConnection(connected)
        },
      }
      const entry: Entry = { saved: flow, addRuns, makeRuns: await makerOf(trigger, first) }
      // Before it subscribes: what was missed may come before the answer does.
      entries.set(flow.id, entry)
      await save()
      onChange()
      return flow
    },
  }
}
