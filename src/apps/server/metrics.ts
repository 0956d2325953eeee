import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

export const openMetrics = () => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const operationSeconds = new Histogram({
    name: 'desmigratif_operation_seconds',
    help: 'Time an operation took at the door, by name and outcome.',
    labelNames: ['operation', 'outcome'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  return { registry, operationSeconds }
}

export type Metrics = ReturnType<typeof openMetrics>
