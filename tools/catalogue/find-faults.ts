import { checkProject, type CheckedProject } from '../../src/catalogue/project.js'
import { readIcon } from '../connector/read-icon.js'

/** A project's files and all that is wrong with them; its icon too, which the app itself never reads. */
export const findFaults = (folder: string): CheckedProject => {
  const checked = checkProject(folder)
  const { connector, placeIn } = checked
  const { fault } = connector === undefined ? {} : readIcon(folder, connector)
  if (fault === undefined) return checked
  const mend = 'put one there, or take "icon" out: then one is drawn in the brand colour'
  return {
    ...checked,
    faults: [...checked.faults, placeIn({ path: '/icon', message: fault, mend })],
  }
}
