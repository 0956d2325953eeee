import { defineEvent } from '#platform/server/context.ts'

/** Many people came into the register, or changed, by one file. */
export const peopleImported = defineEvent<{ importId: string; personIds: readonly string[] }>('registry.peopleImported')
