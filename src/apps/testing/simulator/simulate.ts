import type { VillageWorld, World } from '../world.ts'
import { findFaults } from './judge.ts'
import type { Plant } from './plants.ts'
import { seeded, withStream } from './seeded.ts'
import { oneStep, settleAll } from './steps.ts'
import { openStory, relieve, renew, settleDown } from './story.ts'

const steps = 40

/** One seed's story: some people, some phones, bad weather; then the sun, and what is left must hold. Answers what does not. */
export const simulate = async (
  world: World,
  village: VillageWorld,
  seed: number,
  plant: Plant = {},
): Promise<string[]> => {
  const random = seeded(seed)
  const within = <T>(act: () => T): T => withStream(random.below(2 ** 31), act)
  const story = await within(() => openStory(world, village, plant))
  // in two stories of three, somewhere in the middle
  const renewedAt = random.below(steps * 1.5)
  const relievedAt = random.below(steps * 1.5)
  for (let step = 0; step < steps; step++) {
    if (step === renewedAt) renew(story)
    if (step === relievedAt) await within(() => relieve(story))
    // now and then two things happen at the same moment
    const atOnce = random.next() < 0.3 ? 2 : 1
    await Promise.all(Array.from({ length: atOnce }, () => within(() => oneStep(story))))
  }
  // first while the server may still die, then in peace
  await within(() => settleAll(story))
  await within(() => settleDown(story))
  await within(() => settleAll(story))
  await within(() => settleDown(story))
  return findFaults(story)
}
