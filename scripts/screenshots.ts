import path from 'node:path'
import { projectRoot } from './checks/check.ts'
import { cameraInto } from './pictures/camera.ts'
import { takeMainJob } from './pictures/main-job.ts'
import { takeMeetings } from './pictures/meetings.ts'
import { takeOversight } from './pictures/oversight.ts'
import { openProgram } from './pictures/program.ts'
import { takeSinglePages } from './pictures/single-pages.ts'
import { takeWork } from './pictures/work.ts'

// `npm run pictures` starts the demo by itself; `npm run pictures -- http://localhost:3000` uses one that runs (and records in it).
const limit = 2.5 * 1024 * 1024
const camera = cameraInto(path.join(projectRoot, 'docs/pictures'))
const program = await openProgram(process.argv[2])
try {
  await takeSinglePages(program, camera)
  await takeMeetings(program, camera)
  await takeWork(program, camera)
  await takeOversight(program, camera)
  await takeMainJob(program, camera)
} finally {
  await program.close()
}
console.log(`${Math.round(camera.bytes() / 1024)} kB in all`)
if (camera.bytes() > limit) throw new Error('the pictures are larger than 2.5 MB')
