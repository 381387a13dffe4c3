// npm run build: the three bundles in out/; `-- --release` builds those of a release in out/release.

import { prepare } from './setup/prepare.mjs';
import { ensureBuild } from './stages/build.mjs';

await prepare();
process.exit((await ensureBuild({ release: process.argv.includes('--release') })) ? 0 : 1);
