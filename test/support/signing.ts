import { Webhook } from 'standardwebhooks'
import { formatSecret } from '../../src/signing/secret-text.js'

/** A master secret's bytes; the same number, the same secret. */
export const masterNumber = (number: number): Buffer => Buffer.alloc(32, number)

/** That secret as the setting has it. */
export const secretNumber = (number: number): string => formatSecret(masterNumber(number))

/** Whether a receiver that has this secret takes a delivery for ours: the verdict of Standard Webhooks' own library. */
export const verifies = (
  secret: string,
  { body, headers }: { readonly body: Buffer; readonly headers: object },
): boolean => {
  try {
    new Webhook(secret).verify(body, Object.fromEntries(Object.entries(headers)), {
      jsonParse: false,
    })
    return true
  } catch (error) {
    if (error instanceof Error && error.name === 'WebhookVerificationError') return false
    throw error
  }
}
