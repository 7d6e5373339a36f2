const code = (character: string) => character.charCodeAt(0)
const [quote, backslash, comma, colon] = [code('"'), code('\\'), code(','), code(':')]
const openers = [code('['), code('{')]
const closers = [code(']'), code('}')]
const spaces = [' ', '\t', '\r', '\n'].map(code)

/**
 * The source of each element of a JSON array, or of each name and value in turn of a JSON object, byte for byte and without the
 * space around it; none of anything else. The JSON has to be valid: only strings and brackets are looked at. UTF-8 uses the
 * bytes of ASCII for nothing else.
 */
export const jsonParts = (json: Uint8Array): Uint8Array[] => {
  const parts: Uint8Array[] = []
  let start = 0
  let depth = 0
  let inText = false

  const end = (at: number) => {
    const part = trim(json, start, at)
    if (part.length > 0) parts.push(part)
    start = at + 1
  }

  for (let i = 0; i < json.length; i++) {
    const byte = json[i] ?? 0
    if (inText) {
      if (byte === backslash) i++
      else if (byte === quote) inText = false
    } else if (byte === quote) inText = true
    else if (openers.includes(byte)) {
      if (depth === 0) start = i + 1
      depth++
    } else if (closers.includes(byte)) {
      depth--
      if (depth === 0) end(i)
    } else if (depth === 1 && (byte === comma || byte === colon)) end(i)
  }
  return parts
}

/** The source of a JSON object's member; of the last one, as JSON.parse has it, where there are several of its name. */
export const jsonMember = (json: Uint8Array, name: string): Uint8Array | undefined => {
  const parts = jsonParts(json)
  const at = parts.findLastIndex(
    (part, i) => i % 2 === 0 && JSON.parse(new TextDecoder().decode(part)) === name,
  )
  return at < 0 ? undefined : parts[at + 1]
}

/** A copy: what is kept of a body is not to hold on to all of it. */
const trim = (json: Uint8Array, from: number, to: number): Uint8Array => {
  let [start, end] = [from, to]
  while (start < end && spaces.includes(json[start] ?? 0)) start++
  while (end > start && spaces.includes(json[end - 1] ?? 0)) end--
  return json.slice(start, end)
}
