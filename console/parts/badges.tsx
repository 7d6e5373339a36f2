import type { DeliveryState } from '../api/api-types.js'
import type { Health } from '../api/health-types.js'
import { useSurroundings } from '../surroundings.js'
import { Badge } from './badge.js'

const stateColors = {
  delivered: 'success',
  pending: 'brand',
  parked: 'warning',
  deadLettered: 'danger',
  retired: 'informative',
  notSent: 'informative',
} as const satisfies Readonly<Record<DeliveryState, string>>

/** Where a delivery stands, in a word. */
export const StateBadge = ({ state }: { readonly state: DeliveryState }) => (
  <Badge color={stateColors[state]}>{useSurroundings().texts.states[state]}</Badge>
)

const healthColors = {
  active: 'success',
  throttled: 'warning',
  'on-probation': 'severe',
  off: 'informative',
  disabled: 'danger',
} as const satisfies Readonly<Record<Health['status'], string>>

/** How a callback is, in a word. */
export const HealthBadge = ({ status }: { readonly status: Health['status'] }) => (
  <Badge color={healthColors[status]}>{useSurroundings().texts.health[status]}</Badge>
)
