import { role } from '#shared/domain/code-lists';
import { TEAM, TEAM_KEYS } from '../fiction/team';

/** The sign-in names and passwords of the fictional team, as a table for the terminal, in French. */
export function roster(): string {
  const rows = [
    ['Nom d’utilisateur', 'Mot de passe', 'Nom', 'Rôle'],
    ...TEAM_KEYS.map((key) => {
      const { login, password, identity } = TEAM[key];
      return [login, password, identity.name, role.labelOf(identity.role, 'fr')];
    }),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  const [head = [], ...body] = rows;
  return [line(head), rule, ...body.map(line)].join('\n');
}
