const names: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/** Whether a URL's host name means this machine. */
export const isLoopback = (hostname: string): boolean => names.includes(hostname)
