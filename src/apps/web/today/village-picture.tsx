import type { Task } from '#platform/shared/task-contract.ts'
import { VillageNow } from './village-now.tsx'
import { WeekAhead } from './week-ahead.tsx'

/** What stands beside the work: loaded after it, for nobody waits for a picture. */
const VillagePicture = ({ tasks }: { readonly tasks: readonly Task[] }) => (
  <>
    <WeekAhead tasks={tasks} />
    <VillageNow />
  </>
)

export default VillagePicture
