import { useSurroundings } from '../surroundings.js'
import { ProblemBar } from './problem-bar.js'
import type { BulkStage } from './use-bulk.js'

/** How far work on many deliveries has come, in words and as a bar. */
export const BulkProgress = ({ stage }: { readonly stage: BulkStage }) => {
  const { texts, format } = useSurroundings()
  const { bulk } = texts.actions
  const { number } = format
  switch (stage.at) {
    case 'asked':
      return null
    case 'counting':
      return <p role="status">{bulk.counting(number(stage.sum.matched))}</p>
    case 'counted':
      return <p role="status">{stage.total === 0 ? bulk.none : bulk.will(number(stage.total))}</p>
    case 'running': {
      const { done, left, skipped } = stage.sum
      const through = done + left + skipped
      return (
        <>
          <p role="status">{bulk.progress(number(through), number(stage.total))}</p>
          <fluent-progress-bar
            role="progressbar"
            aria-label={bulk.progress(number(through), number(stage.total))}
            max={stage.total}
            value={through}
          />
        </>
      )
    }
    case 'done':
    case 'failed': {
      const { done, left, skipped } = stage.sum
      const isWhole = stage.at === 'done' && !stage.isStopped
      return (
        <>
          {stage.at === 'failed' && <ProblemBar problem={stage.problem} />}
          <p role="status">
            {isWhole ? bulk.done(number(done)) : bulk.stopped(number(done))}{' '}
            {left > 0 && bulk.left(number(left))} {skipped > 0 && bulk.skipped(number(skipped))}
          </p>
        </>
      )
    }
  }
}
