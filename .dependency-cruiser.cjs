/** A folder of src/lib and every layer it may import from (docs/architecture.md). */
const below = {
  base: [],
  words: ['base'],
  formats: ['base'],
  detectors: ['base', 'formats'],
  incidents: ['base', 'formats', 'detectors'],
  analysis: ['base', 'formats', 'detectors', 'incidents'],
  pipeline: ['base', 'formats', 'detectors', 'incidents'],
  db: ['base', 'formats', 'detectors', 'incidents', 'analysis', 'pipeline'],
  lines: ['base', 'formats', 'detectors', 'pipeline', 'db'],
  workers: ['base', 'formats', 'detectors', 'incidents', 'pipeline', 'db', 'lines'],
  'language-models': ['base', 'words'],
  engines: [
    'base',
    'words',
    'formats',
    'detectors',
    'incidents',
    'analysis',
    'workers',
    'language-models'
  ],
  ui: ['base', 'words', 'formats', 'detectors', 'incidents', 'analysis', 'language-models'],
  export: ['base', 'words', 'formats', 'detectors', 'incidents', 'analysis', 'db', 'ui'],
  view: [
    'base',
    'words',
    'formats',
    'detectors',
    'incidents',
    'analysis',
    'pipeline',
    'db',
    'lines',
    'workers',
    'language-models',
    'engines',
    'ui',
    'export'
  ]
};

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true }
    },
    ...Object.entries(below).map(([layer, allowed]) => ({
      name: `${layer}-imports-downwards`,
      severity: 'error',
      from: { path: `^src/lib/${layer}/` },
      to: {
        path: `^src/(routes|lib)/`,
        pathNot: [layer, ...allowed].map((name) => `^src/lib/${name}/`)
      }
    })),
    {
      name: 'no-dom-framework-below-workers',
      severity: 'error',
      comment: 'The command line and the tests run everything below workers without a page.',
      from: { path: '^src/lib/(base|formats|detectors|incidents|analysis|pipeline)/' },
      to: { path: 'node_modules/(svelte|dexie|comlink)/' }
    },
    {
      name: 'tests-stay-tests',
      severity: 'error',
      from: { pathNot: '\\.test\\.ts$' },
      to: { path: '\\.test\\.ts$' }
    }
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default'] }
  }
};
