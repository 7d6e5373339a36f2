/** A metric: what it is called outside, how it is counted and what it says. */
interface Metric {
  readonly name: string
  readonly kind: 'counter' | 'gauge' | 'histogram' | 'level'
  readonly unit: string
  readonly description: string
  /** What it is divided by. */
  readonly attributes: readonly string[]
}

/** Seconds that tell a quick callback from a slow one, and a busy minute from a bad day. */
export const secondsBuckets = [
  0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 3600, 21_600,
]

/** All metrics that the app exports, which docs/operate.md tells of. A `level` is read when metrics are exported. */
export const metricList = {
  deliveries: {
    name: 'flowtriggers.deliveries',
    kind: 'counter',
    unit: '{delivery}',
    description: 'Deliveries whose turn it was, by what came of them',
    attributes: ['event_type', 'outcome'],
  },
  attemptDuration: {
    name: 'flowtriggers.attempt.duration',
    kind: 'histogram',
    unit: 's',
    description: 'How long a POST to a callback took',
    attributes: ['event_type', 'answer'],
  },
  firstAttemptDelay: {
    name: 'flowtriggers.first_attempt.delay',
    kind: 'histogram',
    unit: 's',
    description: 'From the fire of an event to the first POST of a delivery',
    attributes: ['event_type'],
  },
  callbackChanges: {
    name: 'flowtriggers.callback.changes',
    kind: 'counter',
    unit: '{change}',
    description: 'Callbacks whose health changed: on-probation, recovered, off, on, disabled',
    attributes: ['change'],
  },
  callbacks: {
    name: 'flowtriggers.callbacks',
    kind: 'gauge',
    unit: '{callback}',
    description: 'Callbacks that are on-probation, throttled, off or disabled now',
    attributes: ['status'],
  },
  backlogAge: {
    name: 'flowtriggers.backlog.age',
    kind: 'gauge',
    unit: 's',
    description: 'For how long the oldest work that is due has waited',
    attributes: ['queue'],
  },
  backlogMessages: {
    name: 'flowtriggers.backlog.messages',
    kind: 'gauge',
    unit: '{message}',
    description: 'About how many messages a queue holds, hidden ones included',
    attributes: ['queue'],
  },
  parked: {
    name: 'flowtriggers.deliveries.parked',
    kind: 'gauge',
    unit: '{delivery}',
    description: 'Deliveries of the last day’s events that are parked now',
    attributes: ['event_type'],
  },
  deadLettered: {
    name: 'flowtriggers.deliveries.dead_lettered',
    kind: 'gauge',
    unit: '{delivery}',
    description: 'Deliveries of the last day’s events that are dead letters now',
    attributes: ['event_type'],
  },
  sockets: {
    name: 'flowtriggers.sockets.open',
    kind: 'level',
    unit: '{socket}',
    description: 'Connections to callbacks of a process, kept ones included',
    attributes: [],
  },
  loopLag: {
    name: 'flowtriggers.event_loop.lag',
    kind: 'level',
    unit: 's',
    description:
      'How late a process does what is due: the worst of a hundred times since the last export',
    attributes: [],
  },
} as const satisfies Readonly<Record<string, Metric>>

/** A metric, as the code calls it. */
export type MetricName = keyof typeof metricList

/** One that is read when metrics are exported. */
export type LevelName = 'loopLag' | 'sockets'
