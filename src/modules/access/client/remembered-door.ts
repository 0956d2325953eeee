const key = 'desmigratif.pintu'

/** That this phone came in by the family's door: no secret, only which form to show first. */
export const rememberDoor = (): void => {
  try {
    localStorage.setItem(key, '1')
  } catch {
    // a browser that keeps nothing asks each time
  }
}

export const isDoorPhone = (): boolean => {
  try {
    return localStorage.getItem(key) === '1'
  } catch {
    return false
  }
}
