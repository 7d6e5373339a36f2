import type { WireAnswer } from '../wire/exchange.js'
import { evaluate } from './expression.js'
import { existsAction, merged, type Policy } from './policy.js'

/** What a connector's policies make of an answer, and what of them is to be told. */
export interface AnswerPolicies {
  readonly apply: (answer: WireAnswer) => WireAnswer
  readonly notes: readonly string[]
}

const setHeader = (
  policy: Policy,
  connectionParameters: Readonly<Record<string, string>>,
): AnswerPolicies => {
  const name = policy.parameter('name')?.toLowerCase() ?? ''
  const { text, unknown } = evaluate(policy.parameter('value') ?? '', { connectionParameters })
  if (unknown.length > 0)
    return {
      apply: (answer) => answer,
      notes: [`The policy "${policy.title}" is not played: ${unknown.join(', ')} is not known.`],
    }
  return {
    apply: (answer) => {
      const value = merged(answer.headers[name], text, existsAction(policy))
      return { ...answer, headers: { ...answer.headers, [name]: value } }
    },
    notes: [`The policy "${policy.title}" sets ${name} in the answer, for the flow.`],
  }
}

/** Plays policies for answers: those that set a header, as a webhook's Location; any other is told. */
export const answerPolicies = (
  policies: readonly Policy[],
  connectionParameters: Readonly<Record<string, string>>,
): AnswerPolicies => {
  const played = policies
    .filter(({ section }) => section === 'response')
    .map((policy): AnswerPolicies => {
      if (policy.template === 'setheader') return setHeader(policy, connectionParameters)
      const { title, template } = policy
      return {
        apply: (answer) => answer,
        notes: [`The policy "${title}" (${template}) is for the answer, and is not played.`],
      }
    })
  return {
    apply: (answer) => played.reduce((current, { apply }) => apply(current), answer),
    notes: played.flatMap(({ notes }) => notes),
  }
}
