import * as z from 'zod/mini'
import { contractTerms } from '#modules/references/contract/codes.ts'
import { query } from '#platform/shared/operation.ts'
import { verdicts } from '../rules/contract-check.ts'
import { contractStages } from '../rules/contract-now.ts'
import { countSchema, idSchema, plainDateSchema } from './shapes.ts'
import { stageDetailsSchema } from './stage.ts'

const ruleSchema = z.object({
  title: z.string(),
  titleEn: z.nullable(z.string()),
  source: z.string(),
  sourceUrl: z.nullable(z.string()),
  effectiveFrom: plainDateSchema,
  confirmed: z.boolean(),
  amount: z.number(),
  currency: z.nullable(z.string()),
})

const spanShape = { fromOn: plainDateSchema, untilOn: plainDateSchema }

export const coverSchema = z.object({
  ...spanShape,
  days: countSchema,
  coveredDays: countSchema,
  spans: z.array(z.object(spanShape)),
  gaps: z.array(z.object({ ...spanShape, days: countSchema })),
  /** What the days without cover would cost; `null`: the premium table of today does not say. */
  cost: z.nullable(
    z.object({
      totalRupiah: countSchema,
      lines: z.array(
        z.object({
          title: z.string(),
          count: countSchema,
          amountRupiah: countSchema,
          source: z.string(),
          confirmed: z.boolean(),
        }),
      ),
    }),
  ),
})
export type InsuranceCover = z.output<typeof coverSchema>

export const workContractSchema = z.object({
  contract: z.nullable(
    z.object({ stage: z.enum(contractStages), toldOn: plainDateSchema, details: stageDetailsSchema }),
  ),
  findings: z.array(
    z.object({
      term: z.enum(contractTerms),
      verdict: z.enum(verdicts),
      told: z.nullable(z.number()),
      rule: z.nullable(ruleSchema),
    }),
  ),
  /** `null`: from when to when somebody works is not known. */
  cover: z.nullable(coverSchema),
})
export type WorkContractFile = z.output<typeof workContractSchema>
export type ContractFindingView = WorkContractFile['findings'][number]

export const getContract = query('migration.getContract', {
  summary:
    'The contract that holds, each term against the dated rules of its country, and the days insured against those worked.',
  logged: (input) => input.episodeId,
  opens: 'migration.getEpisode',
  input: z.object({ episodeId: idSchema }),
  output: workContractSchema,
})
