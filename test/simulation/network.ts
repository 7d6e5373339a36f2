import type { Dispatcher } from 'undici'
import { arrive } from './arrive.js'
import { answerOf, seenOf, targetOf, type Flow, type FlowAnswer } from './flow.js'
import { currentInstance, outside, within, type Instance } from './instance.js'
import type { NetworkFault } from './scenario.js'
import type { VirtualTime } from './virtual-time.js'

/** The way from the app to the flows. */
export interface NetworkParts {
  readonly time: VirtualTime
  readonly random: () => number
  readonly flow: (number: number) => Flow | undefined
  readonly faultOf: () => NetworkFault | undefined
  readonly dies: (call: string, when: 'before' | 'after') => boolean
  /** Told of an answer that the app did not get. */
  readonly lost: (what: string) => void
  readonly say: (what: string) => void
  /** Told of each connection that is opened. */
  readonly opened: (instance: Instance, callback: string) => void
}

type Handler = Dispatcher.DispatchHandler

const fault = (code: string) => Object.assign(new Error(code), { code })

/** Carries POSTs to flows, and their answers back. */
export const simulatedNetwork = (parts: NetworkParts): Pick<Dispatcher, 'dispatch'> => {
  const { time, random, flow: flowOf, faultOf, dies, lost, say, opened } = parts
  const wayMs = () => 5 + random() * 40

  const answer = (handler: Handler, controller: Dispatcher.DispatchController, of: FlowAnswer) => {
    handler.onResponseStart?.(controller, of.status, of.headers, '')
    if (of.body !== '') handler.onResponseData?.(controller, Buffer.from(of.body))
    handler.onResponseEnd?.(controller, {})
  }

  return {
    dispatch: (options, handler) => {
      const instance = currentInstance()
      const { number, callback } = targetOf(String(options.origin), options.path)
      const flow = flowOf(number)
      const headers = options.headers as Readonly<Record<string, string>>
      const trackingId = headers['x-ms-client-tracking-id'] ?? ''
      const eventId = trackingId.slice(0, trackingId.lastIndexOf('.'))
      const name = `${number} ${callback}`
      const count = (by: number) =>
        instance?.connections.set(name, (instance.connections.get(name) ?? 0) + by)
      let isOver = false
      /** Lets the connection go; false where that was done before. */
      const letGo = () => {
        if (isOver) return false
        count(-1)
        return (isOver = true)
      }
      const controller = {
        abort: (reason: Error) => {
          if (letGo()) handler.onResponseError?.(controller, reason)
        },
      } as unknown as Dispatcher.DispatchController
      count(1)
      if (instance) opened(instance, name)
      handler.onRequestStart?.(controller, {})
      if (!flow || dies('post', 'before')) return true

      const fail = (code: string) => {
        arrive(time, wayMs(), () => {
          if (letGo()) handler.onResponseError?.(controller, fault(code))
        })
      }
      const atFlow = () => {
        const seen = seenOf(flow, eventId, trackingId, time.now())
        const failed = () => {
          seen.failures++
        }
        const disturbance = faultOf()
        if (disturbance === 'refused') {
          failed()
          fail('ECONNREFUSED')
          return
        }
        seen.posts++
        seen.underWay++
        seen.mostUnderWay = Math.max(seen.mostUnderWay, seen.underWay)
        const given = answerOf(flow, callback)
        const isRun = given !== undefined && given.status < 300
        if (!isRun) failed()
        say(`flow ${flow.number} answers ${given?.status ?? 'nothing'} to ${trackingId}`)
        if (dies('post', 'after')) return
        const leave = () => {
          seen.underWay--
          if (isRun) seen.runs++
        }
        outside(() => setTimeout(leave, given?.afterMs ?? 0))
        if (!given) return
        if (disturbance === 'lost-answer') {
          failed()
          lost('answer')
          fail('ECONNRESET')
          return
        }
        arrive(time, given.afterMs + wayMs(), () => {
          if (!letGo()) return
          answer(handler, controller, given)
        })
      }
      const arriveAtFlow = () => {
        if (instance) within(instance, atFlow)
        else atFlow()
      }
      outside(() => setTimeout(arriveAtFlow, wayMs()))
      return true
    },
  }
}
