import { useEffect, useRef, useState } from 'react'
import { useWords } from '#platform/client/words.tsx'
import { Button } from './button.tsx'
import type { FieldProps } from './field.tsx'
import { Field } from './field.tsx'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'

interface FileFieldProps extends FieldProps {
  readonly files: readonly File[]
  readonly onChange: (files: readonly File[]) => void
  readonly accept?: string
  readonly multiple?: boolean
  /** Opens the back camera on a phone. */
  readonly camera?: boolean
  readonly maxMegabytes?: number
}

// A phone's photo is reduced before it is sent, so only one that no phone could draw anew is too large.
const megabytesOf = (file: File, maxMegabytes: number): number =>
  file.type.startsWith('image/') ? Math.max(maxMegabytes, 40) : maxMegabytes

export const FileField = ({
  files,
  onChange,
  accept,
  multiple,
  camera,
  maxMegabytes = 10,
  ...field
}: FileFieldProps) => {
  const { say } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [tooLarge, setTooLarge] = useState(false)
  const take = (picked: readonly File[]) => {
    const fitting = picked.filter((file) => file.size <= megabytesOf(file, maxMegabytes) * 1_048_576)
    setTooLarge(fitting.length < picked.length)
    onChange(multiple ? [...files, ...fitting] : fitting.slice(0, 1))
  }
  return (
    <Field {...field} error={tooLarge ? say('platform.fileTooLarge', { megabytes: maxMegabytes }) : field.error}>
      {(aria) => (
        <span className="file-drop">
          <input
            {...aria}
            ref={input}
            type="file"
            className="read-only-by-ear"
            tabIndex={-1}
            accept={accept}
            multiple={multiple}
            {...(camera && { capture: 'environment' as const })}
            onChange={(event) => {
              take([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
          {files.map((file, index) => (
            <FileRow
              key={`${file.name}-${file.lastModified}-${file.size}`}
              file={file}
              onRemove={() => onChange(files.filter((_, other) => other !== index))}
            />
          ))}
          {(multiple || files.length === 0) && (
            <Button
              icon={camera ? 'camera' : 'upload'}
              onClick={() => input.current?.click()}
              {...(field.disabled && { 'aria-disabled': true })}
            >
              {say(camera ? 'platform.takePhoto' : 'platform.chooseFile')}
            </Button>
          )}
        </span>
      )}
    </Field>
  )
}

const FileRow = ({ file, onRemove }: { readonly file: File; readonly onRemove: () => void }) => {
  const { say, formatNumber } = useWords()
  const picture = usePicture(file)
  return (
    <span className="file-row">
      {picture ? <img src={picture} alt="" /> : <Icon name="file-text" />}
      <span>
        {file.name}
        <br />
        <small className="muted">
          {say('platform.kilobytes', { size: formatNumber(Math.max(1, Math.round(file.size / 1024))) })}
        </small>
      </span>
      <IconButton quiet icon="x" label={say('platform.removeFile', { name: file.name })} onClick={onRemove} />
    </span>
  )
}

const usePicture = (file: File): string | undefined => {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    if (!file.type.startsWith('image/')) return
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return url
}
