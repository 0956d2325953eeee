const width = 1080
const margin = 84
const nila = '#2b3a7b'
const family = '"Plus Jakarta Sans Variable", "Plus Jakarta Sans", system-ui, sans-serif'

interface Drawn {
  readonly heading: string
  readonly lines: readonly string[]
}

/** Words in lines no wider than the picture. */
const wrap = (pen: CanvasRenderingContext2D, text: string, widest: number): string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word
    if (line && pen.measureText(longer).width > widest) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line ? [...lines, line] : lines
}

/** A picture of a vacancy for a group of messages, drawn on the device; its height follows its words. */
export const drawVacancy = async ({ heading, lines }: Drawn): Promise<Blob> => {
  await document.fonts.ready
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  const widest = width - 2 * margin
  pen.font = `700 72px ${family}`
  const title = wrap(pen, heading, widest)
  pen.font = `400 40px ${family}`
  const body = lines.map((line) => wrap(pen, line, widest))
  const bodyHeight = body.reduce((sum, part) => sum + part.length * 54 + 18, 0)
  canvas.width = width
  canvas.height = margin + title.length * 84 + 96 + bodyHeight + margin
  paint(pen, canvas.height, title, body)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  )
}

const paint = (
  pen: CanvasRenderingContext2D,
  height: number,
  title: readonly string[],
  body: readonly (readonly string[])[],
): void => {
  pen.fillStyle = '#f5f5f2'
  pen.fillRect(0, 0, width, height)
  const head = margin + title.length * 84 + 36
  pen.fillStyle = nila
  pen.fillRect(0, 0, width, head)
  pen.fillStyle = '#eeb02b'
  pen.fillRect(0, head, width, 12)
  pen.textBaseline = 'top'
  pen.fillStyle = '#ffffff'
  pen.font = `700 72px ${family}`
  for (const [at, line] of title.entries()) pen.fillText(line, margin, margin / 2 + 18 + at * 84)
  pen.fillStyle = '#1a1e30'
  pen.font = `400 40px ${family}`
  let y = head + 60
  for (const part of body) {
    for (const line of part) {
      pen.fillText(line, margin, y)
      y += 54
    }
    y += 18
  }
}
