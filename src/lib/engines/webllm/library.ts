// A module of its own: what is imported dynamically from the library directly would take all of it.
export { hasModelInCache, WebWorkerMLCEngine } from '@mlc-ai/web-llm';
