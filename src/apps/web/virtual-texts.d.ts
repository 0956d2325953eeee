declare module 'virtual:texts' {
  type Part = () => Promise<{ readonly messages: import('@lingui/core').Messages }>
  /** By language and part: `first` for the frame, then one part a module. */
  export const texts: Readonly<
    Record<import('#platform/shared/texts.ts').Language, Readonly<Record<string, Part | undefined>>>
  >
}
