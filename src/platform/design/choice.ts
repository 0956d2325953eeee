import type { IconName } from './icon.tsx'

/** One of several answers. `group` gathers choices under a heading where there are many. */
export interface Choice {
  readonly value: string
  readonly label: string
  readonly hint?: string | undefined
  readonly group?: string | undefined
  readonly icon?: IconName | undefined
}

/** Choices in their groups, in the order given; ungrouped ones first under ''. */
export const choicesByGroup = (choices: readonly Choice[]): ReadonlyMap<string, readonly Choice[]> =>
  Map.groupBy(choices, (choice) => choice.group ?? '')
