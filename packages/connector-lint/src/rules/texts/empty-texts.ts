import { child } from '../../json/json-pointer.js'
import { stringOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { texts, type TextView } from '../../model/texts.js'
import { defineRule, type Located, type Rule } from '../../rule.js'
import { nodesWith, type Selector } from '../../selectors/nodes.js'
import { VALIDATOR } from '../../sources.js'

const isText = (value: unknown) => (stringOf(value) ?? '').trim() !== ''

const TITLES = ['title', 'x-ms-summary']

/** An input's title that is empty beside another text of it, which makers read. */
const isSpareTitle = ({ role, owner, key }: TextView) =>
  role === 'inputSummary' &&
  [...TITLES, 'description'].some((other) => other !== key && isText(owner.value[other]))

const emptyTitles: Selector<Located & { readonly key: string; readonly name: string }> = (view) =>
  TITLES.flatMap((key) =>
    nodesWith(
      key,
      'schema',
      'parameter',
    )(view)
      .filter(
        ({ value }) =>
          stringOf(value[key])?.trim() === '' &&
          [...TITLES, 'description'].some((other) => other !== key && isText(value[other])),
      )
      .map(({ value, pointer, key: own }) => ({
        pointer: child(pointer, key),
        key,
        name: stringOf(value.name) ?? own,
      })),
  )

/** The rules on texts that are there but say nothing. */
export const emptyTextRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'RequiredValueEmpty',
    profile: 'certify',
    severity: 'error',
    description: 'Texts that are there are not empty.',
    evidence: VALIDATOR,
    nodes: texts,
    check: (it) =>
      it.text?.trim() === '' &&
      !isSpareTitle(it) &&
      `The ${it.key} of ${it.what} is empty; write it.`,
  }),
  defineRule({
    id: 'TitleEmpty',
    profile: 'recommended',
    severity: 'info',
    description: 'A title that says nothing is left out where a description says enough.',
    why: 'The designer writes it, and makers see the name of the input instead.',
    evidence: 'seen in 37 certified connectors',
    nodes: emptyTitles,
    check: ({ pointer, key, name }) => ({
      message: `The ${key} of ${name} is empty; write it or remove it.`,
      // The other text says what makers are to read; without one the designer shows the name all the same.
      fix: [{ pointer, remove: true }],
    }),
  }),
]
