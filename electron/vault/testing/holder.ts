import { composeAt, paperOs } from './station';

// A second process at the same station: signs in, says so, and stays until it is killed.

const [folder = '', login = '', password = ''] = process.argv.slice(2);
const os = paperOs({ html: [], printed: [], saved: [], printer: 'no_printer', target: null });
const { dispatch } = composeAt(folder, { now: '2026-03-16T14:00:00.000Z' }, os);
const answer = await dispatch('session.signIn', { login, password });
const outcome = answer.ok ? (answer.value as { outcome: string }).outcome : answer.error.code;
console.log(outcome);
process.stdin.resume();
