import type { HttpRequest, HttpResponseInit } from '@azure/functions'
import { createHash } from 'node:crypto'
import { Problem } from '../../problem.js'

/** A page, or a file that it asks for, as it is served. */
export interface PageFile {
  readonly type: string
  readonly bytes: Uint8Array
  readonly etag: string
  readonly cacheControl: string
}

/** The media types of such files. */
export const mediaTypes = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
} as const

/** A file of this content. It is asked for anew each time, unless caches may keep it for some seconds. */
export const pageFile = (
  content: Uint8Array | string,
  type: string,
  cacheControl = 'no-cache',
): PageFile => {
  const bytes = Buffer.from(content)
  const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`
  return { type, bytes, etag, cacheControl }
}

/** Answers with a file under a policy, or that it has not changed. Throws a Problem where there is none of the name. */
export const answerFile = (
  { params, headers: asked }: Pick<HttpRequest, 'headers' | 'params'>,
  file: PageFile | undefined,
  policy: string,
): HttpResponseInit => {
  if (!file)
    throw new Problem(
      'unknown-page',
      `There is no file "${(params.file ?? '').slice(0, 100)}" here.`,
    )
  const headers = {
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
    'cache-control': file.cacheControl,
    etag: file.etag,
  }
  return asked.get('if-none-match') === file.etag
    ? { status: 304, headers }
    : { headers: { ...headers, 'content-type': file.type }, body: file.bytes }
}
