import {
  IconAddressBook,
  IconClipboardText,
  IconFolders,
  IconHome,
  IconInbox,
  IconSettings,
  IconTimeline,
  IconUsersGroup,
  type Icon,
} from '@tabler/icons-react';
import type { Seat } from '#shared/contract/session';
import type { Permission } from '#shared/domain/roles';
import { homeOf } from './home';

export type RailWord =
  'desk' | 'intakes' | 'cases' | 'people' | 'journal' | 'accounts' | 'settings' | 'welcome';
export type RailItem = { path: string; word: RailWord; Icon: Icon };
type Rule = RailItem & { needs: Permission | null; inCases: boolean };

const ALL: readonly Rule[] = [
  { path: '/desk', word: 'desk', Icon: IconClipboardText, needs: 'desk.read', inCases: true },
  { path: '/intakes', word: 'intakes', Icon: IconInbox, needs: 'intake.read', inCases: true },
  { path: '/cases', word: 'cases', Icon: IconFolders, needs: 'case.read', inCases: true },
  { path: '/people', word: 'people', Icon: IconAddressBook, needs: 'person.read', inCases: true },
  { path: '/journal', word: 'journal', Icon: IconTimeline, needs: 'journal.read_technical', inCases: false },
  { path: '/accounts', word: 'accounts', Icon: IconUsersGroup, needs: 'account.manage', inCases: false },
  { path: '/settings', word: 'settings', Icon: IconSettings, needs: null, inCases: false },
];

const WELCOME: RailItem = { path: '/welcome', word: 'welcome', Icon: IconHome };

/** What this seat finds in the rail: what its role allows, and nothing of the cases without their key. */
export function railOf(seat: Seat): RailItem[] {
  const items: RailItem[] = ALL.filter(
    (rule) =>
      (rule.needs === null || seat.permissions.includes(rule.needs)) && (!rule.inCases || seat.holdsCaseKey),
  );
  return homeOf(seat) === WELCOME.path ? [WELCOME, ...items] : items;
}
