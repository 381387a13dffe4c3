// npm run bench: measures the application against floors taken in the same run, as JSON lines. Arguments go to the tool.

import { launchTool } from './tool.mjs';

await launchTool('tools/bench/main.ts');
