/** A new version asks everybody again at the next sign-in. Its words are the texts `access.conduct.<version>.<n>`. */
export const codeOfConductVersion = '2026-11'
export const codeOfConductLines = 8
