/** Papers a village office keeps, in millimetres. F4 is the Indonesian "folio". */
export const paperSizes = { A4: { width: 210, height: 297 }, F4: { width: 215, height: 330 } } as const

export type Paper = keyof typeof paperSizes

/** PDF points of a length in millimetres. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4

/** Left, top, right, bottom in points: 25, 14, 20 and 10 mm, as village letters are bound on the left. */
export const letterMargins: readonly [number, number, number, number] = [mm(25), mm(14), mm(20), mm(10)]

/** Width between the margins, in points. */
export const textWidth = (paper: Paper): number => mm(paperSizes[paper].width) - letterMargins[0] - letterMargins[2]

/** What pdfmake calls the page, exact to a hundredth of a point. */
export const pageOf = (paper: Paper) => ({ width: mm(paperSizes[paper].width), height: mm(paperSizes[paper].height) })
