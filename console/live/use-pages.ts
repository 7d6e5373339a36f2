import { useEffect, useRef, useState } from 'preact/hooks'
import { toProblem, type ApiProblem } from '../api/api-problem.js'
import type { Page } from './page.js'

/** A long list as far as it was asked for. */
export interface Pages<T> {
  readonly items: readonly T[]
  /** The same, page by page: a page stays what it is when others are added. */
  readonly all: readonly (readonly T[])[]
  readonly problem: ApiProblem | undefined
  readonly isLoading: boolean
  /** Asks for it anew, from its beginning. */
  readonly refresh: () => void
  /** Absent when all of it is there. */
  readonly more: (() => void) | undefined
}

/** How a list is asked for. */
export interface PagesOptions<T> {
  readonly load: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>
  /** Names the list: when it changes, all begins anew. */
  readonly key: string
  /** When it changes, the first page is asked for anew, unless more were added to it. */
  readonly version?: string
}

/** Asks for a list page by page: the first one at once, each other when it is wanted. */
export const usePages = <T>({ load, key, version = '' }: PagesOptions<T>): Pages<T> => {
  const [pages, setPages] = useState<readonly Page<T>[]>([])
  const [problem, setProblem] = useState<ApiProblem>()
  const [isLoading, setLoading] = useState(true)
  const ended = useRef(new AbortController())

  const add = async (before: readonly Page<T>[]) => {
    ended.current.abort()
    const { signal } = (ended.current = new AbortController())
    setLoading(true)
    try {
      const page = await load(before.at(-1)?.cursor, signal)
      if (signal.aborted) return
      setPages([...before, page])
      setProblem(undefined)
    } catch (fault) {
      if (signal.aborted) return
      setProblem(toProblem(fault))
    }
    setLoading(false)
  }

  useEffect(() => {
    setPages([])
    void add([])
    return () => {
      ended.current.abort()
    }
  }, [key])

  useEffect(() => {
    if (pages.length === 1) void add([])
  }, [version])

  const hasMore = pages.length === 0 ? problem !== undefined : pages.at(-1)?.cursor !== undefined
  return {
    items: pages.flatMap(({ items }) => items),
    all: pages.map(({ items }) => items),
    problem,
    isLoading,
    refresh: () => void add([]),
    more: hasMore && !isLoading ? () => void add(pages) : undefined,
  }
}
