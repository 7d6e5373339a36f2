import { useEffect, useState } from 'preact/hooks'
import type { FlowSnapshot } from '../../src/playground/snapshot.js'
import { Complaints } from '../parts/complaints.js'
import { Notice } from '../parts/notice.js'
import { useSurroundings } from '../surroundings.js'
import { useStep } from '../use-step.js'
import { EditFlow } from './edit-flow.js'
import { Missed } from './missed.js'
import { Runs } from './runs.js'
import { Switch } from './switch.js'
import { Unkindness } from './unkindness.js'

const colours = { on: 'success', off: 'subtle', suspended: 'warning', deleted: 'subtle' } as const

const PollOften = ({ onPoll }: { readonly onPoll: () => void }) => {
  const { texts } = useSurroundings()
  const [isOn, setOn] = useState(false)
  useEffect(() => {
    if (!isOn) return undefined
    const timer = setInterval(onPoll, 5000)
    return () => {
      clearInterval(timer)
    }
  }, [isOn])
  return (
    <label class="row">
      <input
        type="checkbox"
        checked={isOn}
        onChange={({ currentTarget }) => {
          setOn(currentTarget.checked)
        }}
      />
      {texts.pollOften}
    </label>
  )
}

/** A saved flow: its state, what can be done with it, and its runs. */
export const FlowCard = ({
  flow,
  title,
}: {
  readonly flow: FlowSnapshot
  /** Its trigger's, in the reader's language. */
  readonly title: string
}) => {
  const { texts } = useSurroundings()
  const { perform, isBusy, fault } = useStep()
  const { name, state, kind } = flow
  const isWebhook = kind === 'webhook-trigger'
  const poll = () => {
    perform({ do: 'poll', flow: name })
  }
  return (
    <article class="card flow" aria-label={name}>
      <header class="row">
        <h3>{title}</h3>
        <fluent-badge appearance="tint" color={colours[state]}>
          {texts.state[state]}
        </fluent-badge>
      </header>
      <p class="hint">
        {name}
        {Object.entries(flow.inputs).map(([key, value]) => ` · ${key}: ${JSON.stringify(value)}`)}
      </p>
      <Complaints complaints={flow.complaints} />
      {fault !== undefined && <Notice kind="bad">{fault}</Notice>}
      {state !== 'deleted' && (
        <>
          <p class="row">
            <Switch {...{ flow, perform, isBusy }} />
            {!isWebhook && (
              <fluent-button disabled={isBusy || state !== 'on'} onClick={poll}>
                {texts.poll}
              </fluent-button>
            )}
            <fluent-button
              disabled={isBusy}
              onClick={() => {
                perform({ do: 'remove', flow: name })
              }}
            >
              {texts.remove}
            </fluent-button>
          </p>
          {flow.retryAfter !== undefined && <p class="hint">{texts.retryAfter(flow.retryAfter)}</p>}
          {!isWebhook && state === 'on' && <PollOften onPoll={poll} />}
          {isWebhook && <Missed flow={flow} />}
          <EditFlow flow={flow} perform={perform} />
          {isWebhook && <Unkindness flow={name} perform={perform} />}
        </>
      )}
      <Runs runs={flow.runs} />
    </article>
  )
}
