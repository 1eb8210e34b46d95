import { createContext } from 'svelte';
import type { Analyst } from './analysis/analyst.svelte.ts';
import type { LanguageModels } from './analysis/language-models.svelte.ts';
import type { Offline } from './offline.svelte.ts';
import type { SavedSettings } from './settings.svelte.ts';
import type { WatchView } from './watch/watch.svelte.ts';
import type { Workbench } from './workbench.svelte.ts';

/** The page's state, made by the layout, so that a scan goes on while another page is read. */
export const [useWorkbench, provideWorkbench] = createContext<Workbench>();

/** What is watched, made by the layout for the same reason. */
export const [useWatch, provideWatch] = createContext<WatchView>();

/** What the person prefers. */
export const [useSettings, provideSettings] = createContext<SavedSettings>();

/** Readiness for use with the network cut. */
export const [useOffline, provideOffline] = createContext<Offline>();

/** The language models of this device. */
export const [useLanguageModels, provideLanguageModels] = createContext<LanguageModels>();

/** What they write: it goes on while another page is read. */
export const [useAnalyst, provideAnalyst] = createContext<Analyst>();
