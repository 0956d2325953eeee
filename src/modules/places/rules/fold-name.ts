/** Lower case, no accents or apostrophes, one blank between words: `Ra'as` and `Urek - Urek` are found as they are typed. */
export const foldName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’`"]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
