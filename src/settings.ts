/** Environment variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The environment while it is parsed: reads settings, and gathers all that is wrong with them. */
export interface Settings {
  /** A setting without the white space around it; '' when it is absent. */
  readonly read: (name: string) => string
  /** The items of a comma-separated setting, none of them empty. */
  readonly readList: (name: string) => readonly string[]
  /** Notes what is wrong with a setting: `fault('PORT', 'is no number')`. */
  readonly fault: (name: string, reason: string) => void
  readonly faults: readonly string[]
  /** Notes what is allowed, and should be known to whoever runs the app. */
  readonly remark: (name: string, text: string) => void
  readonly remarks: readonly string[]
}

/** Reads settings out of an environment. */
export const settingsOf = (environment: Environment): Settings => {
  const faults: string[] = []
  const remarks: string[] = []
  const read = (name: string) => environment[name]?.trim() ?? ''
  return {
    read,
    readList: (name) =>
      read(name)
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== ''),
    fault: (name, reason) => {
      faults.push(`${name} ${reason}`)
    },
    faults,
    remark: (name, text) => {
      remarks.push(`${name} ${text}`)
    },
    remarks,
  }
}

/** A number in plain digits; NaN for anything else, also for what JavaScript would take for one: `1e3`, `0x10`, `+5`. */
export const plainNumber = (text: string): number =>
  /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN

/** A setting that is `true` or `false`, in any case; undefined when it is absent, or neither, which is a fault. */
export const readSwitch = ({ read, fault }: Settings, name: string): boolean | undefined => {
  const text = read(name).toLowerCase()
  if (!['', 'true', 'false'].includes(text)) fault(name, `is neither true nor false: "${text}"`)
  return text === '' ? undefined : text === 'true'
}

/** A setting that is a whole number between two, both included; the usual one when it is absent. */
export const readWholeNumber = (
  { read, fault }: Settings,
  name: string,
  {
    usual,
    least = 1,
    most,
  }: { readonly usual: number; readonly least?: number; readonly most: number },
): number => {
  const text = read(name) || String(usual)
  const number = plainNumber(text)
  if (!(Number.isInteger(number) && number >= least && number <= most))
    fault(name, `is no whole number from ${least} to ${most}: "${text}"`)
  return number
}

/** An id as the portals write it, in lower case: other tools put a GUID in braces, or in upper case. */
export const bareId = (text: string): string => {
  const bare = text.replace(/^\{(.*)\}$/, '$1')
  return /^[0-9a-f-]{36}$/i.test(bare) ? bare.toLowerCase() : text
}
