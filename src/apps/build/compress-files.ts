import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const worthIt = new Set(['.js', '.css', '.html', '.svg', '.webmanifest'])

/** Writes `.br` and `.gz` beside each built file once, so that the server never compresses while somebody waits. The gallery is served to no phone. */
export const compressFiles = (): Plugin => ({
  name: 'compress-files',
  apply: (_, { command, mode }) => command === 'build' && mode === 'production',
  writeBundle({ dir = '' }) {
    for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && worthIt.has(extname(entry.name))) compress(join(entry.parentPath, entry.name))
    }
  },
})

const compress = (file: string): void => {
  const bytes = readFileSync(file)
  if (bytes.length < 1024) return
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }))
}
