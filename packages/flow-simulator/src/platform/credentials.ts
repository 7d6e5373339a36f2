/** Headers that a connection adds to each of its calls. */
export type Credentials = () => Promise<Readonly<Record<string, string>>>
