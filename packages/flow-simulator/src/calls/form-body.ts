import { randomUUID } from 'node:crypto'
import type { FormPart, PlacedRequest } from '../connector/place-inputs.js'

/** A body as it is sent. */
export interface SentBody {
  readonly type: string
  readonly text: string
}

const quoted = (name: string) => `"${name.replaceAll('"', '%22')}"`

const partText = ({ name, value, isFile }: FormPart): string =>
  [
    `Content-Disposition: form-data; name=${quoted(name)}${isFile ? `; filename=${quoted(name)}` : ''}`,
    ...(isFile ? ['Content-Type: application/octet-stream'] : []),
    '',
    value,
  ].join('\r\n')

/** A form as its operation takes it: in parts (RFC 7578), or as a URL has its query. */
export const formBody = ({ isMultipart, parts }: NonNullable<PlacedRequest['form']>): SentBody => {
  if (!isMultipart)
    return {
      type: 'application/x-www-form-urlencoded',
      text: new URLSearchParams(
        parts.map(({ name, value }): [string, string] => [name, value]),
      ).toString(),
    }
  const boundary = `part-${randomUUID()}`
  const text = parts.map((part) => `--${boundary}\r\n${partText(part)}\r\n`).join('')
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    text: `${text}--${boundary}--\r\n`,
  }
}
