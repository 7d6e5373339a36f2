import { createLedger } from './ledger.js'
import type { Answer, Question } from './protocol.js'
import { serveCallbacks } from './serve-callbacks.js'

// The receiver's process: serves callbacks, answers its parent's questions, and ends with its parent.
const ledger = createLedger()
const { url, mostSockets } = await serveCallbacks(ledger)

const answer = (question: Question): Answer[Question['ask']] => {
  switch (question.ask) {
    case 'url':
      return url
    case 'delivered':
      return ledger.delivered()
    case 'arrivals':
      return ledger.arrivals()
    case 'times':
      return ledger.times(question.eventId)
    case 'mostSockets':
      return mostSockets()
    case 'forget':
      ledger.forget()
      return true
  }
}

process.on('message', (question: Question) => {
  process.send?.({ id: question.id, answer: answer(question) })
})
process.once('disconnect', () => process.exit())
