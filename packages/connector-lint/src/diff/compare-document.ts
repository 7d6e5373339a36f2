import { isDeepStrictEqual } from 'node:util'
import { isObject, membersOf, shown } from '../json/json-value.js'
import type { DefinitionView } from '../model/definition-view.js'
import { change, type FoundChange } from './change.js'

/** The security of a definition without the texts about it. */
const securityOf = ({ root, operations }: DefinitionView) => ({
  definitions: membersOf(root.securityDefinitions)
    .map(([name, scheme]) => {
      const facts = isObject(scheme) ? membersOf(scheme) : []
      const kept = facts.filter(([key]) => key !== 'description')
      return [name, kept.sort(([one], [other]) => one.localeCompare(other))] as const
    })
    .sort(([one], [other]) => one.localeCompare(other)),
  required: root.security,
  byOperation: new Map(operations.map(({ label, node }) => [label, node.value.security])),
})

/** What changed beside the operations: authentication, which may never change, and the address. */
export const compareDocument = (old: DefinitionView, current: DefinitionView): FoundChange[] => {
  const [before, after] = [securityOf(old), securityOf(current)]
  const changes: FoundChange[] = []
  const report = (pointer: string, message: string) => {
    changes.push(change('AuthenticationChanged', message, pointer, pointer))
  }
  if (!isDeepStrictEqual(before.definitions, after.definitions)) {
    report(
      '/securityDefinitions',
      'securityDefinitions changed, so connections have to be made anew',
    )
  }
  if (!isDeepStrictEqual(before.required, after.required)) {
    report('/security', 'the required security changed, so connections may have to be made anew')
  }
  for (const { label, pointer } of old.operations) {
    const [was, is] = [before.byOperation.get(label), after.byOperation.get(label)]
    if (after.byOperation.has(label) && !isDeepStrictEqual(was, is)) {
      report(`${pointer}/security`, `the security of ${label} changed`)
    }
  }
  for (const key of ['host', 'basePath', 'schemes']) {
    const [was, is] = [old.root[key], current.root[key]]
    if (isDeepStrictEqual(was, is)) continue
    const message = `${key} was ${shown(was)} and is ${shown(is)}`
    changes.push(change('AddressChanged', message, `/${key}`, `/${key}`))
  }
  return changes
}
