export * from './contract/codes.ts'
export * from './contract/household.ts'
export * from './contract/person.ts'
export * from './contract/shapes.ts'
