/**
 * Whether a run of tests takes what is long by nature as a whole: each step that a host may die after, thousands of tenants,
 * hundreds of simulated days. `npm test -- --whole` does, as .ci/run has it; `npm test` takes a fair slice.
 */
export const isWholeRun = process.env.WHOLE_RUN === 'true'
