import type { Png } from './png.js'

/** apiProperties.json, and what it has to agree with. */
export interface PropertiesView {
  readonly properties: unknown
  /** The operations of the definition beside it; undefined when there is none that can be read. */
  readonly operationIds: ReadonlySet<string> | undefined
}

/** settings.json of paconn. */
export interface SettingsView {
  readonly settings: unknown
  /** The files of the package, by name. */
  readonly files: readonly string[]
}

/** readme.md by its headings; the pointer of one is its line. */
export interface ReadmeView {
  readonly headings: readonly { readonly pointer: string; readonly text: string }[]
  readonly isEmpty: boolean
}

/** icon.png as far as it could be read. */
export interface IconView {
  readonly png: Png
  /** The brand colour of apiProperties.json, in lower case, when it is one. */
  readonly brandColor: string | undefined
}

/** A package folder by the names of its files. */
export interface FolderView {
  readonly files: readonly string[]
}
