import type { Measurement } from './figure.js'
import { accept } from './figures/accept.js'
import { encryption } from './figures/encryption.js'
import { fanOut } from './figures/fan-out.js'
import { firstDelivery } from './figures/first-delivery.js'
import { idleMonth } from './figures/idle-month.js'
import { isolation } from './figures/isolation.js'
import { isolationHeld } from './figures/isolation-held.js'
import { layers } from './figures/layers.js'
import { manySmall } from './figures/many-small.js'
import { memory } from './figures/memory.js'
import { sockets } from './figures/sockets.js'
import { start, startBundled } from './figures/start.js'
import { steadyState } from './figures/steady-state.js'
import { storageOps } from './figures/storage-ops.js'
import { throughput, throughputs } from './figures/throughput.js'
import { versusSequential } from './figures/versus-sequential.js'

/** Every figure of the benchmark, in the order in which they are measured. */
export const measurements: readonly Measurement[] = [
  ...throughputs.map(throughput),
  manySmall,
  fanOut(100, 20),
  fanOut(1000, 5),
  versusSequential,
  accept,
  firstDelivery('first_delivery_idle', false),
  firstDelivery('first_delivery_loaded', true),
  isolation,
  isolationHeld,
  sockets,
  steadyState,
  encryption,
  layers,
  storageOps(1, [10, 100]),
  storageOps(1000, [10_000]),
  idleMonth,
  memory,
  start,
  startBundled,
]
