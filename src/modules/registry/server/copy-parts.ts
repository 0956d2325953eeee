import type { Context } from '#platform/server/context.ts'

/** What a later module holds of a person, as he may have it: goes into the copy he takes along. */
interface CopyPart {
  /** The key in the file. */
  readonly name: string
  readonly read: (context: Context, personId: string) => Promise<unknown>
}

const parts = new Map<string, CopyPart>()

/** What the register writes into the file itself (`person-copy.ts`): a part of the same name would stand in its place. */
const ownParts = ['person', 'contacts', 'documents', 'consents', 'care', 'events', 'changes', 'readBy'] as const

export const registerCopyPart = (part: CopyPart): void => {
  if (parts.has(part.name) || (ownParts as readonly string[]).includes(part.name))
    throw new Error(`two copy parts named ${part.name}`)
  parts.set(part.name, part)
}

export const readCopyParts = async (context: Context, personId: string): Promise<Record<string, unknown>> => {
  const read: Record<string, unknown> = {}
  for (const part of parts.values()) read[part.name] = await part.read(context, personId)
  return read
}
