/** What a field for a day and a time holds, in this machine's time zone, as the API takes it; '' for none. */
export const toIsoTime = (local: string): string => {
  const time = new Date(local)
  return local === '' || Number.isNaN(time.getTime()) ? '' : time.toISOString()
}

const two = (value: number): string => String(value).padStart(2, '0')

/** The reverse: a time of the API's as such a field holds it. */
export const toLocalTime = (iso: string): string => {
  const time = new Date(iso)
  if (iso === '' || Number.isNaN(time.getTime())) return ''
  const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-')
  return `${day}T${two(time.getHours())}:${two(time.getMinutes())}`
}
