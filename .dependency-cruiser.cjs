/** The line of modules: each may import the face of any before it, none after it. A new module gets its place here. */
const line = [
  'places',
  'access',
  'references',
  'registry',
  'meetings',
  'migration',
  'letters',
  'placement',
  'casework',
  'household-finance',
  'enterprise',
  'works',
  'learning',
  'cooperative',
  'programme',
  'forum',
  'monitoring',
  'portal',
  'webhooks',
]

const tests = '(\\.test\\.tsx?$|^src/modules/[^/]+/testing/)'
const browser = '^src/(platform/(client|design)|modules/[^/]+/client|apps/web)/'
const server = '^src/(platform/server|modules/[^/]+/server|apps/(server|cli))/'
const shared = '^src/(platform/shared/|modules/[^/]+/(contract|rules|texts|fields|kinds)(\\.ts$|/))'
// the permission table is one page, to which every module writes its lines
const permissions = '^src/modules/access/permissions/'
const faces = `^src/modules/[^/]+/(contract(\\.ts$|/)|server/index\\.ts$|client/(index\\.tsx?|parts\\.ts)$|device-face\\.ts$)|${permissions}`

// what a module does before there is a door: it fills its own tables at the start, and finds out who is asking
const beforeTheDoor = '/server/((prepare|load)-[^/]+|resolve-actor)\\.ts$'

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  line,
  forbidden: [
    rule(
      'no-circles',
      'Two files that need each other are one file, or miss a third.',
      {},
      {
        circular: true,
        viaOnly: { dependencyTypesNot: ['type-only'] },
      },
    ),
    rule('nothing-missing', 'What cannot be resolved cannot be judged.', {}, { couldNotResolve: true }),
    rule(
      'platform-knows-no-module',
      'The platform could serve another programme tomorrow.',
      { path: '^src/platform/' },
      {
        path: '^src/(modules|apps)/',
      },
    ),
    rule(
      'modules-know-no-app',
      'Only apps/ knows every module.',
      { path: '^src/modules/', pathNot: tests },
      {
        path: '^src/apps/',
      },
    ),
    rule(
      'module-tests-know-only-the-test-world',
      'A test may stand in the world of apps/testing.',
      { path: `^src/modules/.*(\\.test\\.tsx?$|/testing/)` },
      {
        path: '^src/apps/(?!testing/)',
      },
    ),
    rule(
      'only-through-the-face',
      'Another module is its contract, its two index files, the parts of pages that it lends, and what its rows say on a phone.',
      { path: '^src/modules/([^/]+)/' },
      {
        path: '^src/modules/(?!$1/)[^/]+/',
        pathNot: faces,
      },
    ),
    rule(
      'apps-only-through-the-face',
      'apps/ joins modules, it does not reach into them.',
      { path: '^src/apps/(server|web|cli)/', pathNot: tests },
      {
        path: '^src/modules/',
        pathNot: faces,
      },
    ),
    rule(
      'browser-never-sees-server',
      'What the browser loads must not reach the database.',
      { path: browser, pathNot: tests },
      {
        path: server,
      },
    ),
    rule(
      'browser-has-no-node',
      'Node built-ins do not exist in a browser.',
      { path: browser, pathNot: tests },
      {
        dependencyTypes: ['core'],
      },
    ),
    rule(
      'server-never-sees-browser',
      'Node strips types, it does not compile JSX.',
      { path: server, pathNot: tests },
      {
        path: `${browser}|\\.tsx$`,
      },
    ),
    rule(
      'shared-is-pure',
      'Contracts, rules and words run on both sides.',
      { path: shared, pathNot: tests },
      {
        path: '^src/',
        pathNot: shared,
      },
    ),
    rule(
      'shared-has-no-node',
      'Contracts, rules and words run on both sides.',
      { path: shared, pathNot: tests },
      {
        dependencyTypes: ['core'],
      },
    ),
    rule(
      'a-hash-alone-opens-no-file',
      'A module opens the files of its village by platform/server/village-files.ts.',
      { path: '^src/modules/', pathNot: tests },
      { path: '^src/platform/server/(files|s3-store|receive-file)\\.ts$' },
    ),
    rule(
      'only-the-door-opens-connections',
      'A handler is given its transaction.',
      { path: '^src/modules/', pathNot: [tests, beforeTheDoor] },
      {
        path: 'node_modules/(pg|pg-boss)/|^src/platform/server/(database|transaction|run-[a-z]+|migrate|embedded-postgres)(\\.ts|/)',
        dependencyTypesNot: ['type-only'],
      },
    ),
    ...line.slice(0, -1).map((name, place) =>
      rule(
        'lower-modules-first',
        `${name} comes before what it imports here.`,
        { path: `^src/modules/${name}/` },
        {
          path: `^src/modules/(${line.slice(place + 1).join('|')})/`,
          pathNot: permissions,
        },
      ),
    ),
  ],
  options: {
    // orphans, dependents and figures are nobody's rule here
    skipAnalysisNotInRules: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|svg|woff2|sql)$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
