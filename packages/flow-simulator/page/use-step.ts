import { useState } from 'preact/hooks'
import type { Complaint } from '../src/session/complaint.js'
import type { Step } from '../src/playground/step.js'
import { ask } from './ask.js'
import { messageOf } from '../src/message-of.js'

/** What a step came to. */
export interface StepResult {
  readonly flow?: string
  readonly complaints?: readonly Complaint[]
  readonly status?: number
  readonly body?: unknown
  readonly succeeded?: boolean
}

/** Does steps, one at a time. */
export const useStep = () => {
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  const [result, setResult] = useState<StepResult>()

  const perform = async (step: Step): Promise<void> => {
    setBusy(true)
    setFault(undefined)
    setResult(undefined)
    try {
      setResult(await ask<StepResult>('step', { step }))
    } catch (error) {
      setFault(messageOf(error))
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, fault, result, perform: (step: Step) => void perform(step) }
}
