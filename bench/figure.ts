/** One figure of the benchmark: a value beside a reference that was measured in the same run, on the same machine. */
export interface Figure {
  readonly value: number
  readonly unit: string
  readonly reference: number
  readonly ratio: number
  /** What else was seen: spread, counts, settings. */
  readonly detail: Readonly<Record<string, unknown>>
}

/** How a figure is measured. */
export interface Measurement {
  readonly name: string
  /** What it compares, in a line: the value, and the reference. */
  readonly about: string
  readonly measure: (run: Run) => Promise<Figure>
}

/** What a measurement is told. */
export interface Run {
  /** Short, for a first impression. */
  readonly quick: boolean
  /** Told what is going on. */
  readonly progress: (line: string) => void
}
