/** How a filter compares what an event holds with what the maker asks for. */
export const comparisons = ['equal', 'oneOf', 'atLeast', 'atMost', 'contains'] as const

/** One way to compare. */
export type Comparison = (typeof comparisons)[number]
