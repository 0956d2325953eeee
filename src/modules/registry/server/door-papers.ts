import { handle } from '#platform/server/module.ts'
import { listPapersAtDoor } from '../contract/door-papers.ts'
import { isEnding } from '../rules/documents.ts'
import { assertShownAtDoor } from './door-people.ts'
import { documentsOf } from './get-person.ts'

export const listPapersAtDoorHandler = handle(listPapersAtDoor, async (context, { personId }) => {
  const sight = await assertShownAtDoor(context, personId, 'papers')
  const living = (await documentsOf(context, personId)).filter((paper) => paper.status !== 'replaced')
  return {
    papers: living.map((paper) => ({
      ...{ id: paper.id, kind: paper.kind, status: paper.statusToday, expiresOn: paper.expiresOn },
      ...{ ending: isEnding(paper, context.today), heldBy: sight === 'own' ? paper.heldBy : null },
    })),
  }
})
