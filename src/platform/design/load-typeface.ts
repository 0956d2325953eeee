import address from '@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2?url'

/** Longer than this and words are already being read: they must not jump then. */
const patienceMilliseconds = 900

/** Uses the face when it is there before the first page is, which from the second visit on it is; else this visit goes without. */
export const loadTypeface = async (): Promise<void> => {
  const { connection } = navigator as Navigator & { readonly connection?: { readonly saveData?: boolean } }
  if (connection?.saveData) return
  const began = performance.now()
  const face = new FontFace('Jakarta', `url(${address}) format('woff2')`, { weight: '200 800' })
  await face.load().catch(() => undefined)
  if (face.status === 'loaded' && performance.now() - began < patienceMilliseconds) document.fonts.add(face)
}
