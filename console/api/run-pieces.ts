import type { Piece } from './api-types.js'

/** What pieces of work on many deliveries came to, all together. */
export type PieceSum = Readonly<Record<'matched' | 'done' | 'left' | 'skipped', number>>

/** The sum of nothing. */
export const noPieces: PieceSum = { matched: 0, done: 0, left: 0, skipped: 0 }

/**
 * Does work on many deliveries piece by piece, each begun where the one before ended, and tells how far it has come after each. It stops
 * after a piece when it is told to.
 */
export const runPieces = async (
  ask: (cursor: string | undefined) => Promise<Piece>,
  tell: (sum: PieceSum) => void,
  signal: AbortSignal,
): Promise<PieceSum> => {
  let sum = noPieces
  let cursor: string | undefined
  do {
    const piece = await ask(cursor)
    sum = add(sum, piece)
    tell(sum)
    cursor = piece.cursor
  } while (cursor !== undefined && !signal.aborted)
  return sum
}

const add = (sum: PieceSum, piece: Piece): PieceSum => ({
  matched: sum.matched + (piece.matched ?? 0),
  done: sum.done + (piece.replayed ?? piece.sent ?? 0),
  left: sum.left + (piece.disabled ?? 0),
  skipped: sum.skipped + (piece.skipped ?? 0),
})
