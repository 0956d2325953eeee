import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressFiles } from './src/apps/build/compress-files.ts'
import { computedPermissions } from './src/apps/build/computed-permissions.ts'
import { installableApp } from './src/apps/build/installable-app.ts'
import { textsByLanguage } from './src/apps/build/texts-by-language.ts'

const server = `http://127.0.0.1:${process.env.PORT ?? 3000}`

export default defineConfig({
  root: join(import.meta.dirname, 'src/apps/web'),
  plugins: [
    react(),
    textsByLanguage(import.meta.dirname),
    computedPermissions(),
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
    // Who lacks it fetches the same parts a little later; from the second visit on they are on the phone anyway. For the same
    // reason the first screen carries no list of what each later page needs: it was two kilobytes of every first visit.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, parts, { hostType }) =>
        hostType === 'html' ? parts : parts.filter((part) => part.endsWith('.css')),
    },
    rolldownOptions: {
      // Every first visit carries the list of all parts: short names are more than a kilobyte less of it.
      output: { chunkFileNames: 'assets/[hash:7].js' },
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
