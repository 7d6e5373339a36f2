/** A change to a JSON text: a member or element that gets a value, another name, or goes. */
export type JsonEdit =
  | { readonly pointer: string; readonly set: unknown }
  | { readonly pointer: string; readonly rename: string }
  | { readonly pointer: string; readonly remove: true }
