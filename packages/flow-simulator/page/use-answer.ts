import { useEffect, useState } from 'preact/hooks'
import { ask } from './ask.js'
import { messageOf } from '../src/message-of.js'

/** What a question came to. */
export interface Answered<T> {
  readonly value?: T
  readonly fault?: string
}

/** Asks whenever the question is another one; nothing as long as there is no body to ask with. */
export const useAnswer = <T>(name: string, body: object | undefined): Answered<T> => {
  const key = body === undefined ? '' : JSON.stringify(body)
  const [answered, setAnswered] = useState<Answered<T> & { readonly key: string }>({ key: '' })
  useEffect(() => {
    if (body === undefined) return undefined
    let isWanted = true
    ask<T>(name, body).then(
      (value) => {
        if (isWanted) setAnswered({ key, value })
      },
      (error: unknown) => {
        if (isWanted) setAnswered({ key, fault: messageOf(error) })
      },
    )
    return () => {
      isWanted = false
    }
  }, [name, key])
  return answered
}
