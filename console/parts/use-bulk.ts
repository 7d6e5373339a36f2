import { useRef, useState } from 'preact/hooks'
import { toProblem, type ApiProblem } from '../api/api-problem.js'
import type { Piece } from '../api/api-types.js'
import { noPieces, runPieces, type PieceSum } from '../api/run-pieces.js'

/** How far work on many deliveries has come. */
export type BulkStage =
  | { readonly at: 'asked' }
  | { readonly at: 'counting'; readonly sum: PieceSum }
  | { readonly at: 'counted'; readonly total: number }
  | { readonly at: 'running'; readonly sum: PieceSum; readonly total: number }
  | { readonly at: 'done'; readonly sum: PieceSum; readonly isStopped: boolean }
  | { readonly at: 'failed'; readonly sum: PieceSum; readonly problem: ApiProblem }

/** Asks for a piece: counts it, or does it. */
export type AskPiece = (isDryRun: boolean, cursor: string | undefined) => Promise<Piece>

/** Work on many deliveries: counted before it is done, and stopped when that is wanted. */
export const useBulk = (ask: AskPiece) => {
  const [stage, setStage] = useState<BulkStage>({ at: 'asked' })
  const stopping = useRef(new AbortController())

  const run = async (
    isDryRun: boolean,
    tell: (sum: PieceSum) => void,
    end: (sum: PieceSum, isStopped: boolean) => void,
  ) => {
    const { signal } = (stopping.current = new AbortController())
    let last = noPieces
    const keep = (sum: PieceSum) => {
      last = sum
      tell(sum)
    }
    keep(noPieces)
    try {
      const sum = await runPieces((cursor) => ask(isDryRun, cursor), keep, signal)
      end(sum, signal.aborted)
    } catch (fault) {
      setStage({ at: 'failed', sum: last, problem: toProblem(fault) })
    }
  }

  return {
    stage,
    count: () =>
      run(
        true,
        (sum) => {
          setStage({ at: 'counting', sum })
        },
        ({ matched }, isStopped) => {
          setStage(isStopped ? { at: 'asked' } : { at: 'counted', total: matched })
        },
      ),
    go: (total: number) =>
      run(
        false,
        (sum) => {
          setStage({ at: 'running', sum, total })
        },
        (sum, isStopped) => {
          setStage({ at: 'done', sum, isStopped })
        },
      ),
    stop: () => {
      stopping.current.abort()
    },
  }
}
