/** How much a finding matters: what to mend, what to look at, what to know. */
export type Severity = 'error' | 'warning' | 'info'

/** What is made of a rule: one of the severities, or nothing at all. */
export type Grade = Severity | 'off'
