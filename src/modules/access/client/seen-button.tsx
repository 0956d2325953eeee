import { useState } from 'react'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { newId } from '#platform/shared/ids.ts'
import { recordBreakGlassSeen } from '../contract/break-glass.ts'

export const SeenButton = ({ grantId }: { readonly grantId: string }) => {
  const { say } = useWords()
  const [id] = useState(newId)
  const seen = useCommand(recordBreakGlassSeen, { refresh: ['access', 'platform'] })
  return (
    <Button compact icon="check" busy={seen.busy} onClick={() => void seen.send({ id, grantId })}>
      {say('access.glass.markSeen')}
    </Button>
  )
}
