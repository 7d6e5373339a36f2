import { useCallback, useEffect, useState } from 'preact/hooks'
import { toProblem, type ApiProblem } from '../api/api-problem.js'
import { nextLook } from './next-look.js'

/** Something that was asked for: what it is as far as it is known, what went wrong last, and how to ask again. */
export interface Live<T> {
  readonly value: T | undefined
  readonly problem: ApiProblem | undefined
  readonly reload: () => void
}

/** What to ask for, and for how long it may still change. */
export interface LiveOptions<T> {
  readonly load: (signal: AbortSignal) => Promise<T>
  /** Names what is asked for: when it changes, all begins anew. */
  readonly key: string
  readonly isPending?: (value: T) => boolean
  /** Milliseconds between two looks, at the most. */
  readonly slowest?: number
}

/** What is behind a dialog stays as it is: shown anew, it may have no more use for what opened the dialog, and would take that away. */
const isBehindDialog = () => document.querySelector('dialog[open]') !== null

/** Asks for something, and again by itself while it is pending and the page can be seen, with no dialog before it. */
export const useLive = <T>(options: LiveOptions<T>): Live<T> => {
  const { load, key, isPending = () => false, slowest } = options
  const [value, setValue] = useState<T>()
  const [problem, setProblem] = useState<ApiProblem>()
  const [round, setRound] = useState(0)
  const reload = useCallback(() => {
    setRound((before) => before + 1)
  }, [])

  useEffect(() => {
    setValue(undefined)
  }, [key])

  useEffect(() => {
    const ended = new AbortController()
    let timer: number | undefined
    let looks = 0
    let isWaiting = false

    // What was pending, and could not be asked for this time, is asked for again.
    const look = async () => {
      try {
        const found = await load(ended.signal)
        if (ended.signal.aborted) return
        setValue(found)
        setProblem(undefined)
        isWaiting = isPending(found)
      } catch (fault) {
        if (ended.signal.aborted) return
        setProblem(toProblem(fault))
      }
      plan()
    }
    const plan = () => {
      clearTimeout(timer)
      if (isWaiting && !document.hidden) timer = setTimeout(lookAgain, nextLook(looks++, slowest))
    }
    const lookAgain = () => {
      if (isBehindDialog()) plan()
      else void look()
    }
    const onSeen = () => {
      looks = 0
      plan()
    }

    document.addEventListener('visibilitychange', onSeen)
    void look()
    return () => {
      ended.abort()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onSeen)
    }
  }, [key, round])

  return { value, problem, reload }
}
