import { letterKinds } from '#modules/letters/kinds/index.ts'
import { renderLetter } from '#modules/letters/server/letter-pdf.ts'
import { sampleContent } from '#modules/letters/testing/samples.ts'
import { type Bench, within } from './result.ts'

const goal = 40
const rounds = 12

// A letter as it is issued: with its QR, the dearest part of the page after the text.
const mark = {
  token: '0'.repeat(205),
  address: `HTTPS://KURIPAN.EXAMPLE/PERIKSA/${'0123456789ABCDEFGHJK'.repeat(10)}01234`,
  site: 'kuripan.example/periksa',
  code: '117Y-424G-JN9H-8MTC',
}

const renderAll = async (): Promise<number> => {
  for (const { kind } of letterKinds)
    await renderLetter({ content: sampleContent(kind), paper: 'A4', mark, emblem: null })
  return letterKinds.length
}

export const bench: Bench = {
  name: 'letters',
  says: 'letters as PDF a second on one core, all ten kinds in turn, with QR',
  async run() {
    for (let round = 0; round < 3; round++) await renderAll() // the compiler warms up
    const before = process.cpuUsage()
    let letters = 0
    for (let round = 0; round < rounds; round++) letters += await renderAll()
    const { user, system } = process.cpuUsage(before)
    return [within('letters as PDF', letters / ((user + system) / 1e6), goal, 'a second on one core', false)]
  },
}
