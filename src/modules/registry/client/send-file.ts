export { sendFile } from '#platform/client/send-file.ts'
