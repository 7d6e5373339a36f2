/** What a test gives a function of the parts it works with; of a part with members, the ones that matter. */
export type Fakes<Parts> = {
  readonly [Name in keyof Parts]?: Parts[Name] extends (...args: never[]) => unknown
    ? Parts[Name]
    : Partial<Parts[Name]>
}

/** Fakes in the place of the parts: whoever asks for more than the test gave fails. */
export const partsOf = <Parts>(fakes: Fakes<Parts>): Parts => fakes as Parts
