// npm run check: what a developer runs before a commit; all of npm test but the build and the journeys.

import { prove } from './proof.mjs';

await prove(['types', 'lint', 'format', 'unit']);
