import { readSwitch, type Settings } from '../settings.js'

/** The setting `OPERATIONAL_EVENTS`: whether operators are told by events of the app's own; `true` unless it says otherwise. */
export const parseOperationalEvents = (settings: Settings): boolean =>
  readSwitch(settings, 'OPERATIONAL_EVENTS') ?? true
