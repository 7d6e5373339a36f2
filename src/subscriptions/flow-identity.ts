import { createHash } from 'node:crypto'
import type { Subscription } from './subscription.js'

/**
 * Which trigger of which flow subscribes, as a text to compare: a flow that is edited or switched on again comes with another
 * callback URL, but from the same user, environment, workflow and trigger. Undefined when any of workflow and trigger is unknown:
 * in doubt, it is another flow. The headers are unsigned, so the user, whom the token proves, counts too: nobody can take over the
 * subscription of someone else.
 */
export const flowIdentity = ({
  oid,
  context: { environmentId = '', workflowId, triggerName },
}: Pick<Subscription, 'oid' | 'context'>): string | undefined =>
  workflowId === undefined || triggerName === undefined
    ? undefined
    : createHash('sha256')
        .update(JSON.stringify([oid, environmentId, workflowId, triggerName]))
        .digest('hex')
