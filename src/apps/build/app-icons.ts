import sharp from 'sharp'

interface IconFile {
  readonly path: string
  readonly size: number | 'any'
  readonly purpose: 'any' | 'maskable'
}

/** What phones ask for: the mark alone, and the mark on cloth that any shape may be cut from. */
export const iconFiles: readonly IconFile[] = [
  { path: '/icons/any.svg', size: 'any', purpose: 'any' },
  { path: '/icons/any-192.png', size: 192, purpose: 'any' },
  { path: '/icons/any-512.png', size: 512, purpose: 'any' },
  { path: '/icons/maskable-192.png', size: 192, purpose: 'maskable' },
  { path: '/icons/maskable-512.png', size: 512, purpose: 'maskable' },
]

const ground = '#f5f5f2'
// A phone may cut a circle of 80 % out of the square: the mark stays inside it.
const shareOfMark = 0.6

/** Draws the icons from the one mark. */
export const drawIcons = async (mark: string): Promise<ReadonlyMap<string, Uint8Array | string>> => {
  const drawn = await Promise.all(
    iconFiles.map(
      async ({ path, size, purpose }): Promise<readonly [string, Uint8Array | string]> => [
        path,
        size === 'any' ? mark : await draw(mark, size, purpose === 'maskable'),
      ],
    ),
  )
  // iOS knows no manifest icons and paints clear parts black.
  return new Map([...drawn, ['/icons/apple-180.png', await draw(mark, 180, true)]])
}

const draw = async (mark: string, size: number, onGround: boolean): Promise<Uint8Array> => {
  const inner = onGround ? Math.round((size * shareOfMark) / 2) * 2 : size
  const picture = await sharp(Buffer.from(mark), { density: (72 * inner) / 48 })
    .resize(inner, inner)
    .png()
    .toBuffer()
  if (!onGround) return new Uint8Array(picture)
  const sheet = sharp({ create: { width: size, height: size, channels: 4, background: ground } })
  return new Uint8Array(
    await sheet
      .composite([{ input: picture }])
      .png({ palette: true })
      .toBuffer(),
  )
}
