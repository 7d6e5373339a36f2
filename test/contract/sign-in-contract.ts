import { describe, test } from 'node:test'
import { assertProblem } from './assert-problem.js'
import { call, type Target } from './target.js'

const subscriberRoutes = [
  ['POST', '/event/instore'],
  ['DELETE', '/event/remove/someone/something'],
  ['GET', '/list/instore'],
  ['GET', '/subscriptions'],
] as const

const publisherRoutes = [
  ['POST', '/fire/instore'],
  ['GET', '/fire/status/instore-something'],
] as const

/** The token with a signature that is not its own. */
const forged = (token: string): string => {
  const [head = '', payload = '', signature = ''] = token.split('.')
  return [head, payload, Array.from(signature).reverse().join('')].join('.')
}

/** Who is let in. */
export const signInContract = (target: Target) => {
  describe('sign-in', () => {
    for (const [method, path] of [...subscriberRoutes, ...publisherRoutes]) {
      test(`${method} ${path} without a token is 401 token-missing`, async () => {
        assertProblem(await call(target, path, { method }), 401, 'token-missing')
      })

      test(`${method} ${path} with a wrong token is 401 token-invalid`, async () => {
        for (const token of ['no-token', forged(target.token)]) {
          const headers = { authorization: `Bearer ${token}` }
          assertProblem(await call(target, path, { method, headers }), 401, 'token-invalid')
        }
      })
    }

    for (const [method, path] of publisherRoutes) {
      test(`${method} ${path} with a wrong key is 401 key-invalid`, async () => {
        const headers = { 'x-api-key': 'a-key-that-nobody-has' }
        assertProblem(await call(target, path, { method, headers }), 401, 'key-invalid')
      })
    }
  })
}
