import { iconFiles } from './app-icons.ts'

/** How the app stands on a phone's home screen. Colours are those of `platform/design/css/tokens.css`. */
export const webManifest = () => ({
  id: '/',
  name: 'Desmigratif: Desa Migran Produktif',
  short_name: 'Desmigratif',
  description: 'Berkas keluarga migran di desa: dari calon sampai pulang.',
  lang: 'id',
  dir: 'ltr',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#f5f5f2',
  theme_color: '#2b3a7b',
  categories: ['government', 'productivity'],
  icons: iconFiles.map(({ path, size, purpose }) => ({
    src: path,
    sizes: size === 'any' ? size : `${size}x${size}`,
    type: size === 'any' ? 'image/svg+xml' : 'image/png',
    purpose,
  })),
  shortcuts: [
    { name: 'Hari ini', description: 'Yang menunggu Anda sekarang', url: '/', icons: shortcutIcons },
    { name: 'Catat', description: 'Tulis apa yang terjadi', url: '/catat', icons: shortcutIcons },
    { name: 'Keluarga', description: 'Cari dan buka keluarga', url: '/keluarga', icons: shortcutIcons },
  ],
})

const shortcutIcons = [{ src: '/icons/any-192.png', sizes: '192x192', type: 'image/png' }]
