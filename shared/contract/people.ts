import { z } from 'zod';
import { Id } from '#shared/domain/id';
import { NewPerson, Person, PersonChange, PersonLine } from '#shared/domain/person';
import { CaseLine } from '#shared/domain/case-file';
import { line } from '#shared/domain/text';
import { command, query } from './procedure';

const common = { store: 'cases' } as const;

export const people = {
  'persons.search': query({
    ...common,
    permission: 'person.read',
    trace: 'search',
    object: 'none',
    input: z.strictObject({ text: line(200), limit: z.int().min(1).max(50) }),
    output: z.object({ lines: z.array(PersonLine), isCut: z.boolean() }),
  }),
  'persons.read': query({
    ...common,
    permission: 'person.read',
    trace: 'view',
    object: 'person.know',
    input: z.strictObject({ personId: Id }),
    output: z.object({ person: Person, cases: z.array(CaseLine), mayChange: z.boolean() }),
  }),
  'persons.create': command({
    ...common,
    permission: 'person.write',
    trace: 'self',
    object: 'none',
    input: NewPerson,
    output: Person,
  }),
  'persons.change': command({
    ...common,
    permission: 'person.write',
    trace: 'self',
    object: 'person.know',
    input: PersonChange,
    output: Person,
  }),
};
