import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Failure, Result } from '#shared/contract/result';
import type { Draft, SaveDraft } from '#shared/domain/draft';
import { draftSession } from './draft-session';

type Words = { text: string };
const ID = '6f0f8f62-6f4e-4e3c-9a0e-1f6d1d3f0a01';
const OTHER = '6f0f8f62-6f4e-4e3c-9a0e-1f6d1d3f0a02';
const AT = '2026-03-14T18:32:00Z';

/** The other side of the bridge, as far as drafts go: one stored draft, refused when another version came between. */
function vault(initial: { text: string; version: number } | null) {
  let held = initial;
  let refusal: Failure['code'] | null = null;
  const failed = (code: Failure['code']): Result<never> => ({ ok: false, error: { code, reference: 'R-1' } });
  const body = (text: string): Draft['body'] => ({
    kind: 'addendum',
    caseId: OTHER,
    interventionId: OTHER,
    content: { text },
  });
  const call = (name: string, input: unknown): Promise<Result<unknown>> => {
    if (refusal) return Promise.resolve(failed(refusal));
    if (name === 'drafts.read') {
      const draft = held && {
        id: ID,
        body: body(held.text),
        version: held.version,
        ownerId: OTHER,
        ownerName: 'Luc',
      };
      return Promise.resolve(
        draft ? { ok: true, value: { ...draft, savedAt: AT, savedByName: 'Luc' } } : failed('NOT_FOUND'),
      );
    }
    const { version, body: sent } = input as SaveDraft;
    if (version !== null && held === null) return Promise.resolve(failed('NOT_FOUND'));
    if (version !== (held?.version ?? null)) return Promise.resolve(failed('CONFLICT'));
    held = { text: (sent.content as Words).text, version: (version ?? 0) + 1 };
    return Promise.resolve({ ok: true, value: { id: ID, version: held.version, savedAt: AT } });
  };
  vi.stubGlobal('bridge', { call, on: () => () => undefined });
  return {
    held: () => held,
    write: (text: string) => (held = { text, version: (held?.version ?? 0) + 1 }),
    remove: () => (held = null),
    refuse: (code: Failure['code'] | null) => (refusal = code),
  };
}

const begin = (start: { words: Words; version: number | null; isTouched?: boolean }) =>
  draftSession<Words>({
    id: ID,
    start: { savedAt: null, ...start },
    bodyOf: (content) => ({ kind: 'addendum', caseId: OTHER, interventionId: OTHER, content }),
    wordsOf: (body) => (body.kind === 'addendum' ? body.content : null),
  });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('draftSession', () => {
  it('stores the first words, then each change on the version before', async () => {
    const other = vault(null);
    const session = begin({ words: { text: '' }, version: null });
    session.change({ text: 'Bonjour' });
    await vi.advanceTimersByTimeAsync(2000);
    session.change({ text: 'Bonjour, monsieur' });
    await vi.advanceTimersByTimeAsync(2000);
    expect(other.held()).toEqual({ text: 'Bonjour, monsieur', version: 2 });
    expect(session.view()).toMatchObject({ version: 2, saving: { state: 'saved', at: AT } });
  });

  it('saves first words that were carried over from a draft that vanished', async () => {
    const other = vault(null);
    begin({ words: { text: 'Repris' }, version: null, isTouched: true });
    await vi.advanceTimersByTimeAsync(2000);
    expect(other.held()?.text).toBe('Repris');
  });

  it('shows both versions when somebody saved meanwhile, and loses neither', async () => {
    const other = vault({ text: 'A', version: 1 });
    const session = begin({ words: { text: 'A' }, version: 1 });
    other.write('A de Luc');
    session.change({ text: 'A de moi' });
    await session.flush();
    expect(session.view()).toMatchObject({
      words: { text: 'A de moi' },
      conflict: { base: { text: 'A' }, theirs: { text: 'A de Luc' }, savedByName: 'Luc', version: 2 },
    });
    expect(other.held()?.text).toBe('A de Luc');
  });

  it('saves nothing over the other version until somebody chose, then saves on top of it', async () => {
    const other = vault({ text: 'A', version: 1 });
    const session = begin({ words: { text: 'A' }, version: 1 });
    other.write('A de Luc');
    session.change({ text: 'A de moi' });
    await session.flush();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(other.held()).toEqual({ text: 'A de Luc', version: 2 });
    session.settle({ text: 'A de Luc\n\nA de moi' });
    await vi.advanceTimersByTimeAsync(0);
    expect(other.held()).toEqual({ text: 'A de Luc\n\nA de moi', version: 3 });
    expect(session.view().conflict).toBeNull();
  });

  it('meets a second conflict after the first one was settled', async () => {
    const other = vault({ text: 'A', version: 1 });
    const session = begin({ words: { text: 'A' }, version: 1 });
    other.write('B');
    session.change({ text: 'moi' });
    await session.flush();
    other.write('C');
    session.settle({ text: 'B, moi' });
    await vi.advanceTimersByTimeAsync(0);
    expect(session.view().conflict).toMatchObject({ base: { text: 'B' }, theirs: { text: 'C' }, version: 3 });
  });

  it('says that the draft is gone and keeps its words', async () => {
    const other = vault({ text: 'A', version: 1 });
    const session = begin({ words: { text: 'A' }, version: 1 });
    other.remove();
    session.change({ text: 'A et B' });
    await session.flush();
    expect(session.view()).toMatchObject({ isGone: true, words: { text: 'A et B' } });
    expect(other.held()).toBeNull();
  });

  it('gives the version to sign on only when every word is stored', async () => {
    const other = vault(null);
    const session = begin({ words: { text: 'A' }, version: null });
    expect(await session.ensureSaved()).toBe(1);
    session.change({ text: 'B' });
    other.refuse('STORAGE');
    expect(await session.ensureSaved()).toBeNull();
    other.refuse(null);
    expect(await session.ensureSaved()).toBe(2);
  });

  it('saves nothing once it became a record', async () => {
    const other = vault({ text: 'A', version: 1 });
    const session = begin({ words: { text: 'A' }, version: 1 });
    session.change({ text: 'B' });
    session.finish();
    await session.flush();
    expect(other.held()?.text).toBe('A');
  });
});
