import { useWords } from '#platform/client/words.tsx'

interface StagesProps {
  readonly label: string
  readonly stages: readonly { readonly value: string; readonly label: string }[]
  readonly current: string
  /** All are behind. */
  readonly ended?: boolean
}

/** Done nila, now turmeric, later sunken. On a phone the words give way to "Tahap 3 dari 8". */
export const Stages = ({ label, stages, current, ended }: StagesProps) => {
  const { say } = useWords()
  const now = ended ? stages.length : stages.findIndex((stage) => stage.value === current)
  return (
    <div>
      <ol className="stages-bars" aria-label={label}>
        {stages.map((stage, index) => (
          <li
            key={stage.value}
            className={`stage ${index < now ? 'stage-done' : index === now ? 'stage-now' : ''}`}
            aria-current={index === now ? 'step' : undefined}
          >
            <span>{stage.label}</span>
          </li>
        ))}
      </ol>
      <p className="stages-phone phone-only">
        {ended ? (
          say('platform.stagesDone')
        ) : (
          <>
            {say('platform.stageOf', { number: now + 1, of: stages.length })}: <b>{stages[now]?.label}</b>
          </>
        )}
      </p>
    </div>
  )
}
