import { describeFault } from '../local/describe-fault.js'
import type { Figure, Measurement } from './figure.js'
import type { Figures } from './figure-table.js'

/** What came of a run. */
export interface Measured {
  readonly figures: Figures
  /** Why figures are missing. */
  readonly faults: readonly string[]
}

/** Takes measurements one after the other; one that fails is told and does not keep the others from being taken. */
export const measureAll = async (
  measurements: readonly Measurement[],
  { quick, print }: { readonly quick: boolean; readonly print: (line: string) => void },
): Promise<Measured> => {
  const figures: Record<string, Figure> = {}
  const faults: string[] = []
  for (const [i, { name, about, measure }] of measurements.entries()) {
    print(`[${i + 1}/${measurements.length}] ${name}: ${about}`)
    try {
      const progress = (line: string) => {
        print(`    ${line}`)
      }
      figures[name] = await measure({ quick, progress })
    } catch (error) {
      faults.push(`${name}: ${describeFault(error)}`)
      print(`    FAILED: ${describeFault(error)}`)
    }
  }
  return { figures, faults }
}
