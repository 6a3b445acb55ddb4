/** The door of **read**: bytes → raw rows with their origin. */
export { openCalendar } from './calendar.ts'
export { openInput } from './input.ts'
export { type CollectedPath, listCollected, NIGHT_NOTES } from './list-collected.ts'
export { listInputs } from './list-inputs.ts'
export type { Besides, OpenedInput, ReadOptions } from './opened-input.ts'
export { readSettings, SETTINGS_FILE, settingsSample } from './settings/index.ts'
export { readTextPart } from './text/part.ts'
