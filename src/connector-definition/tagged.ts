import type { Operation, PathItem, Paths } from './open-api.js'
import type { OperationTexts } from './operation-texts.js'

/** The paths with each operation filed under what it is to a maker, for Swagger UI; the flow editor reads no tags. */
export const tagged = ({ tags }: OperationTexts, paths: Paths): Paths => {
  const tag = (operation: Operation): Operation => ({
    tags: [
      operation['x-ms-trigger'] !== undefined
        ? tags.triggers
        : operation['x-ms-visibility'] === 'internal'
          ? tags.internal
          : tags.actions,
    ],
    ...operation,
  })
  const tagAll = ({ get, post, delete: remove, ...others }: PathItem): PathItem => ({
    ...others,
    ...(get && { get: tag(get) }),
    ...(post && { post: tag(post) }),
    ...(remove && { delete: tag(remove) }),
  })
  return Object.fromEntries(Object.entries(paths).map(([path, item]) => [path, tagAll(item)]))
}
