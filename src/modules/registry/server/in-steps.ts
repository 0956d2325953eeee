import { setImmediate } from 'node:timers/promises'

const stepRows = 250

/** Works through many rows a handful at a time: between two handfuls the house answers others, and says how far it has come. */
export const inSteps = async <Row>(
  rows: readonly Row[],
  act: (row: Row, position: number) => void,
  tell: (done: number, of: number) => void = () => undefined,
): Promise<void> => {
  for (let start = 0; start < rows.length; start += stepRows) {
    const handful = rows.slice(start, start + stepRows)
    handful.forEach((row, index) => {
      act(row, start + index)
    })
    tell(start + handful.length, rows.length)
    await setImmediate()
  }
}
