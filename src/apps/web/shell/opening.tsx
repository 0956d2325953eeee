/** Before any words are there: the selvedge and the mark, nothing that jumps. */
export const Opening = () => (
  <div aria-busy="true">
    <div className="selvedge" aria-hidden="true" />
  </div>
)
