/** What a command knows of where it runs. */
export interface Terminal {
  /** Whether what it prints may be coloured. */
  readonly colour: boolean
  /** Shows how far the work is, where somebody looks on. */
  readonly progress: (text: string) => void
}

/** A place where nobody looks on. */
export const silent: Terminal = { colour: false, progress: () => undefined }
