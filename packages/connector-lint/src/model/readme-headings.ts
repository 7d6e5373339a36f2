/** The headings of a Markdown text, those in code blocks left out; the pointer of one is its line. */
export const readmeHeadings = (text: string): { pointer: string; text: string }[] => {
  let inCode = false
  return text.split(/\r\n|\r|\n/).flatMap((line, index) => {
    if (/^\s*(```|~~~)/.test(line)) inCode = !inCode
    const heading = inCode ? undefined : /^#{1,6}\s+(.+?)\s*#*\s*$/.exec(line)?.[1]
    return heading === undefined ? [] : [{ pointer: String(index + 1), text: heading }]
  })
}
