import { BaseSequencer } from 'vitest/node'

/** The files that take longest begin first, so that no worker is left with one of them when the other has ended. Files that share a process come last, together. */
export const longestFirst = (names: readonly string[]) =>
  class extends BaseSequencer {
    override async sort(files: Parameters<BaseSequencer['sort']>[0]) {
      const placeOf = ({ moduleId, project }: (typeof files)[number]) => {
        const at = names.findIndex((name) => moduleId.endsWith(`/${name}`))
        return (at < 0 ? names.length : at) + (project.config.isolate ? 0 : names.length + 1)
      }
      return (await super.sort(files)).sort((one, other) => placeOf(one) - placeOf(other))
    }
  }
