// npm run package: the unpacked application, built for release, in dist/.
//
//   npm run package -- --official-only      a real release: refuses the pinned Electron runtime

import { prepare } from './setup/prepare.mjs';
import { packageApplication } from './stages/package.mjs';

await prepare({ officialOnly: process.argv.includes('--official-only') });
process.exit((await packageApplication()) ? 0 : 1);
