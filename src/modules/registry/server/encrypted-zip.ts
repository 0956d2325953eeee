/** AES-256 zips open with 7-Zip, WinRAR and phones' file managers; the names of the files inside say nothing of anybody. */
export const encryptedZip = async (
  files: readonly { readonly name: string; readonly content: string | Uint8Array }[],
  passphrase: string,
): Promise<Uint8Array> => {
  const { BlobWriter, TextReader, Uint8ArrayReader, ZipWriter } = await import('@zip.js/zip.js')
  const writer = new ZipWriter(new BlobWriter(), { password: passphrase, encryptionStrength: 3, useWebWorkers: false })
  for (const { name, content } of files)
    await writer.add(name, typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content))
  return new Uint8Array(await (await writer.close()).arrayBuffer())
}
