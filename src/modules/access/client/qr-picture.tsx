import { encode } from 'uqr'

interface QrPictureProps {
  readonly text: string
  /** What it holds, for who cannot see it. */
  readonly label: string
  readonly size?: number
}

/** A QR code as one path, black on white in both themes so that every camera reads it. */
export const QrPicture = ({ text, label, size = 200 }: QrPictureProps) => {
  const code = encode(text, { ecc: 'M', border: 3 })
  const path = code.data.flatMap((row, y) => row.map((black, x) => (black ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg
      role="img"
      aria-label={label}
      width={size}
      height={size}
      viewBox={`0 0 ${code.size} ${code.size}`}
      shapeRendering="crispEdges"
      style={{ background: '#fff', borderRadius: 10, maxWidth: '100%' }}
    >
      <path d={path} fill="#000" />
    </svg>
  )
}
