// npm test: proves the whole application, on a fresh clone as well.
//
//   npm test                                      everything
//   npm test -- --only types|lint|unit|e2e|package        one kind
//   npm test -- shared/domain/person              the unit tests whose path holds this
//   npm test -- e2e/journeys/intake.spec.ts       these journeys

import { asked, prove } from './proof.mjs';

const choice = asked(process.argv.slice(2));
if (!choice) {
  console.error('usage: npm test [-- [--only types|lint|unit|e2e|package] [part of a file name]]');
  process.exit(2);
}
await prove(choice.names, choice.filter);
