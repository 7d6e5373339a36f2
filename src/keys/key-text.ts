import { createHash } from 'node:crypto'

/** A key as its bearer has it, in its parts. */
export interface KeyText {
  readonly id: string
  readonly secret: string
}

/** So many random bytes; node:crypto's randomBytes, but in tests. */
export type RandomBytes = (size: number) => Uint8Array

/** Lower-case, for the id stands in URLs and is read aloud: without i, l, o and u. 32 of them, so that each byte chooses fairly. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const idLength = 12
const secretBytes = 32

/** A new key's id: 60 random bits. */
export const newKeyId = (random: RandomBytes): string =>
  Array.from(random(idLength), (byte) => alphabet.charAt(byte % alphabet.length)).join('')

/** A new secret: 256 random bits in 43 characters. */
export const newSecret = (random: RandomBytes): string =>
  Buffer.from(random(secretBytes)).toString('base64url')

/** The key `ft_{id}_{secret}`. */
export const formatKey = ({ id, secret }: KeyText): string => `ft_${id}_${secret}`

/** The parts of a key from outside; undefined for a text that is none. */
export const parseKey = (text: string): KeyText | undefined => {
  const [, id, secret] = /^ft_([0-9a-hjkmnp-tv-z]{12})_([\w-]{43})$/.exec(text) ?? []
  return id === undefined || secret === undefined ? undefined : { id, secret }
}

/**
 * What is stored of a secret: its SHA-256. A slow hash protects what people can guess; nobody guesses 256 random bits,
 * however fast each try is.
 */
export const digestOf = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex')
