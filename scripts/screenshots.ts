import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from './checks/check.ts'
import { type Camera, cameraInto } from './pictures/camera.ts'
import { takeMainJob } from './pictures/main-job.ts'
import { takeMeetings } from './pictures/meetings.ts'
import { takeOversight } from './pictures/oversight.ts'
import { openProgram, type Program } from './pictures/program.ts'
import { singlePages, takeSinglePages } from './pictures/single-pages.ts'
import { takeWork } from './pictures/work.ts'

// `npm run pictures` starts the demo by itself and takes all; `npm run pictures -- kasus-satu pertemuan` takes these alone,
// each a picture of one page or a group of them; with an address it uses the program that runs there (and records in it).
const limit = 5 * 1024 * 1024
const folder = path.join(projectRoot, 'docs/pictures')

const groups: Readonly<Record<string, (program: Program, camera: Camera) => Promise<void>>> = {
  halaman: (program, camera) => takeSinglePages(program, camera),
  pertemuan: takeMeetings,
  lowongan: takeWork,
  pengawasan: takeOversight,
  'pekerjaan-utama': takeMainJob,
}

const [address] = process.argv.slice(2).filter((word) => word.startsWith('http'))
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('http'))
const unknown = wanted.filter((word) => !(word in groups) && !singlePages.includes(word))
if (unknown.length > 0) {
  console.error(`No such picture: ${unknown.join(', ')}. Groups: ${Object.keys(groups).join(', ')}.`)
  console.error(`Pictures of one page: ${singlePages.join(', ')}.`)
  process.exit(2)
}

const camera = cameraInto(folder)
const program = await openProgram(address)
try {
  const single = wanted.filter((word) => singlePages.includes(word))
  if (single.length > 0) await takeSinglePages(program, camera, single)
  for (const [name, take] of Object.entries(groups))
    if (wanted.length === 0 || wanted.includes(name)) await take(program, camera)
} finally {
  await program.close()
}
const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0)
console.log(`${Math.round(bytes / 1024)} kB in all`)
if (bytes > limit) throw new Error('the pictures are larger than 5 MB')
