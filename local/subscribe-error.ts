/** The answer to a subscribe call was not 201 with a Location. */
export class SubscribeError extends Error {
  readonly status: number
  readonly body: string

  constructor(status: number, body: string) {
    super(`Subscribing got ${status} or no Location: ${body}`)
    this.name = 'SubscribeError'
    this.status = status
    this.body = body
  }
}
