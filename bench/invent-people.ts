import { writeFileSync } from 'node:fs'
import { openSidTable, workbook } from '#modules/registry/import/testing/generate-files.ts'
import { syntheticPeople } from '#modules/registry/import/testing/synthetic-people.ts'

const [count = '10000', file = 'penduduk.xlsx'] = process.argv.slice(2)
writeFileSync(file, await workbook({ 'Data Penduduk': openSidTable(syntheticPeople(Number(count))) }))
