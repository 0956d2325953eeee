import type { Words } from '#platform/client/words.tsx'

/** A role in words, as the access module says it. */
export const roleName = ({ say, has }: Pick<Words, 'say' | 'has'>, role: string): string => {
  const key = `access.role.${role}`
  return has(key) ? say(key) : role
}
