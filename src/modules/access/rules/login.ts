/** `0812-3456 789`, `62812…` and `+62812…` are one number. `undefined` when it is no phone number. */
export const findPhone = (text: string): string | undefined => {
  const digits = text.replace(/[\s().-]/g, '')
  if (!/^\+?\d{8,15}$/.test(digits)) return undefined
  if (digits.startsWith('+')) return digits.startsWith('+0') ? undefined : digits
  if (digits.startsWith('0')) return `+62${digits.slice(1)}`
  return digits.startsWith('62') ? `+${digits}` : undefined
}

/** One spelling for what people type as their name at the door. */
export const foldLogin = (text: string): string => findPhone(text) ?? text.trim().toLowerCase()
