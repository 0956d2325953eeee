/** The bytes of a file that somebody chose. */
export const readChosen = async (file: File): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await file.arrayBuffer())
