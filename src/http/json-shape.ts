const code = (character: string) => character.charCodeAt(0)
const [quote, backslash, comma] = [code('"'), code('\\'), code(',')]
const [openArray, closeArray] = [code('['), code(']')]
const [openObject, closeObject] = [code('{'), code('}')]

/** What a JSON text will make, before any of it is made. */
export interface JsonShape {
  /** How deep its arrays and objects are nested; 0 for a plain value. */
  readonly depth: number
  /** The most parts, elements or members, that an array or object has, by how many others it is in; an empty one counts as having one. */
  readonly widest: readonly number[]
}

/**
 * JSON that is nested deeper is refused: whatever walks through it, here or at a receiver, may do so by calls within calls. 64 is where
 * .NET's parser stops, too.
 * Source: https://learn.microsoft.com/dotnet/api/system.text.json.jsonreaderoptions.maxdepth
 */
export const deepestJson = 64

/**
 * Tells the shape of a JSON text in one pass, with next to no memory; of one that is nested too deeply, no more than that. That of what is
 * no JSON means nothing.
 */
export const jsonShape = (json: Uint8Array): JsonShape => {
  const parts: number[] = []
  const widest: number[] = []
  let depth = 0
  let inText = false

  const count = (n: number) => {
    parts[depth - 1] = n
    widest[depth - 1] = Math.max(widest[depth - 1] ?? 0, n)
  }

  for (let i = 0; i < json.length && depth <= deepestJson; i++) {
    const byte = json[i] ?? 0
    if (inText) {
      if (byte === backslash) i++
      else if (byte === quote) inText = false
    } else if (byte === quote) inText = true
    else if (byte === openArray || byte === openObject) {
      depth++
      count(1)
    } else if (depth === 0) continue
    else if (byte === comma) count((parts[depth - 1] ?? 0) + 1)
    else if (byte === closeArray || byte === closeObject) depth--
  }
  return { depth: widest.length, widest }
}
