import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressFiles } from './src/apps/build/compress-files.ts'
import { computedPermissions } from './src/apps/build/computed-permissions.ts'
import { fewParts } from './src/apps/build/few-parts.ts'
import { installableApp } from './src/apps/build/installable-app.ts'
import { textsByLanguage } from './src/apps/build/texts-by-language.ts'
import { withoutUnused } from './src/apps/build/without-unused.ts'

const server = `http://127.0.0.1:${process.env.PORT ?? 3000}`

export default defineConfig({
  root: join(import.meta.dirname, 'src/apps/web'),
  plugins: [
    react(),
    textsByLanguage(import.meta.dirname),
    computedPermissions(import.meta.dirname),
    withoutUnused(),
    fewParts(),
    installableApp(import.meta.dirname),
    compressFiles(),
  ],
  build: {
    outDir: join(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    // Chrome 109 is the last for the old Windows and the floor for old phones.
    target: ['chrome109', 'firefox115', 'safari16'],
    cssTarget: 'chrome109',
    reportCompressedSize: true,
    rolldownOptions: {
      // Every first visit carries the list of all parts: short names are more than a kilobyte less of it.
      output: {
        chunkFileNames: 'assets/[hash:7].js',
        // so are those of the styles of pages; the first sheet keeps the name it is known by
        assetFileNames: ({ names }) =>
          names[0]?.endsWith('.css') && names[0] !== 'index.css'
            ? 'assets/[hash:7][extname]'
            : 'assets/[name]-[hash][extname]',
      },
      // A built-in of Node in the browser's graph means that a wall has fallen.
      onwarn: (warning, warn) => {
        if (/externalized for browser compatibility/.test(warning.message)) throw new Error(warning.message)
        warn(warning)
      },
    },
  },
  server: {
    port: 5173,
    proxy: Object.fromEntries(['/api', '/files', '/session', '/places', '/periksa'].map((path) => [path, server])),
  },
})
