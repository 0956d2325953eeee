import './older-browsers.ts'
import '#platform/design/css/design.css'
import './shell/shell.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { loadTypeface } from '#platform/design/load-typeface.ts'
import { App, openHouse } from './app.tsx'
import { watchForms } from './service-worker/form-in-progress.ts'
import { watchForInstall } from './shell/use-install.ts'

watchForInstall()
watchForms()
void loadTypeface()
void import('#platform/design/css/print.css') // nobody prints in the first second
void import('./reload-when-renewed.ts').then(({ reloadWhenRenewed }) => reloadWhenRenewed()) // nor is the house renewed

const place = document.getElementById('app')
if (!place) throw new Error('index.html has no place for the app')

// Longer than this is a line's doing: the frame is drawn meanwhile.
const patienceMilliseconds = 100

const draw = () =>
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
void Promise.race([
  openHouse().catch(() => undefined), // asked again where it is drawn, and said there
  new Promise((resolve) => setTimeout(resolve, patienceMilliseconds)),
]).then(draw)
