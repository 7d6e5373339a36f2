import type { ApiProblem } from '../api/api-problem.js'
import { useSurroundings } from '../surroundings.js'
import { Button } from './button.js'

/** What went wrong, and what to do about it. */
export const ProblemBar = ({
  problem,
  onRetry,
}: {
  readonly problem: ApiProblem | undefined
  readonly onRetry?: (() => void) | undefined
}) => {
  const { texts } = useSurroundings()
  if (!problem) return null
  const advice = Object.entries(texts.problems).find(([code]) => code === problem.code)?.[1]
  return (
    <fluent-message-bar intent="error" layout="multiline" role="alert" class="problem">
      <strong>{problem.title}</strong> {problem.message} {advice}
      {onRetry && (
        <Button size="small" onClick={onRetry}>
          {texts.retry}
        </Button>
      )}
    </fluent-message-bar>
  )
}
