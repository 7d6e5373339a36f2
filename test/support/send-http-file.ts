import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'

/** A request of a file for an editor's HTTP client, and what it was answered. */
export interface SentRequest {
  readonly title: string
  readonly response: Response
}

const isComment = (line: string) => line.startsWith('#')

/**
 * Sends the requests of such a file one after the other, as VS Code's REST Client does: with the file's own variables, those of a
 * .env file, headers of what a named request was answered, and bodies from files below a folder. Throws where a variable has no value.
 */
export const sendHttpFile = async (
  text: string,
  dotenv: string,
  folder: string,
): Promise<readonly SentRequest[]> => {
  const named = new Map<string, Response>()
  const fileVariables = new Map(
    [...text.matchAll(/^@(\w+) = (.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  )
  const environment = parseEnv(dotenv)
  const valueOf = (variable: string): string => {
    const [, inDotenv] = /^\$dotenv (\w+)$/.exec(variable) ?? []
    const [, request = '', header] = /^(\w+)\.response\.headers\.([\w-]+)$/.exec(variable) ?? []
    const value =
      inDotenv !== undefined
        ? environment[inDotenv]
        : header !== undefined
          ? named.get(request)?.headers.get(header)
          : fileVariables.get(variable)
    if (value === undefined || value === null) throw new Error(`{{${variable}}} has no value`)
    return filled(value)
  }
  const filled = (line: string): string =>
    line.replaceAll(/\{\{([^}]+)\}\}/g, (_, variable: string) => valueOf(variable))

  const sent: SentRequest[] = []
  for (const block of text.split(/^### /m).slice(1)) {
    const [head = '', written = ''] = block.trim().split('\n\n')
    const [, file] = /^< (.+)$/.exec(written) ?? []
    const body = file === undefined ? written : readFileSync(join(folder, file), 'utf8')
    const [title = '', ...lines] = head.split('\n')
    const [line = '', ...headers] = lines.filter((each) => !isComment(each)).map(filled)
    const [method = '', url = ''] = line.split(' ')
    const response = await fetch(url, {
      method,
      headers: headers.map((each) => each.split(': ') as [string, string]),
      ...(body !== '' && { body: filled(body) }),
    })
    const [, name] = /^# @name (\w+)$/m.exec(head) ?? []
    if (name !== undefined) named.set(name, response)
    sent.push({ title, response })
  }
  return sent
}
