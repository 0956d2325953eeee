import { BaseSequencer } from 'vitest/node'

/** The files that take longest begin first, so that no worker is left with one of them when the other has ended. */
export const longestFirst = (names: readonly string[]) =>
  class extends BaseSequencer {
    override async sort(files: Parameters<BaseSequencer['sort']>[0]) {
      const placeOf = ({ moduleId }: (typeof files)[number]) => {
        const at = names.findIndex((name) => moduleId.endsWith(`/${name}`))
        return at < 0 ? names.length : at
      }
      return (await super.sort(files)).sort((one, other) => placeOf(one) - placeOf(other))
    }
  }
