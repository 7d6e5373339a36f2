/** A request of a file for an editor's HTTP client. */
export interface HttpFileRequest {
  readonly title: string
  readonly url: string
  readonly init: RequestInit
}

/** The requests of such a file, with its variables filled in, as VS Code's REST Client sends them. */
export const parseHttpFile = (text: string): readonly HttpFileRequest[] => {
  const variables = new Map(
    [...text.matchAll(/^@(\w+) = (.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  )
  const filled = text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => variables.get(name) ?? '?')
  return filled
    .split(/^### /m)
    .slice(1)
    .map((block) => {
      const [head = '', body = ''] = block.trim().split('\n\n')
      const [title = '', line = '', ...headers] = head.split('\n')
      const [method = '', url = ''] = line.split(' ')
      return {
        ...{ title, url },
        init: {
          method,
          headers: headers.map((each) => each.split(': ') as [string, string]),
          ...(body !== '' && { body }),
        },
      }
    })
}
