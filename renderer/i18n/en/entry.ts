import type { SameKeys } from '../index';
import type { entryFr } from '../fr/entry';

export const entryEn: SameKeys<typeof entryFr> = {
  product: 'Relais',
  starting: 'Opening Relais',
  otherLanguage: 'Français',
  otherLanguageHint: 'Show the screens in French',
  signIn: {
    title: 'Sign in',
    login: 'Sign-in name',
    password: 'Password',
    submit: 'Sign in',
    busy: 'Checking',
    capsLock: 'Caps Lock is on.',
    refused: 'The sign-in name or the password does not match.',
    refusedAct: 'Check the name, then write the password again. After a few tries, the wait grows longer.',
    tooEarly: 'The tries follow too closely: this password was not checked.',
    wait_one: 'Another try is possible in {{count}} second.',
    wait_other: 'Another try is possible in {{count}} seconds.',
    waitButton: 'Wait {{seconds}} s',
    lockedOut: 'Too many tries with this sign-in name: no password is accepted for now.',
    lockedOutUntil: 'Another try is possible in {{time}}.',
    lockedOutAct:
      'Wait until then. If the password is lost, ask the coordinator or the technical administrator for a temporary one.',
    inactive: 'This account is deactivated.',
    inactiveAct: 'To reactivate it, see the coordinator or the technical administrator.',
    fillBoth: 'Write the sign-in name and the password.',
    setupDone: 'The set-up is complete. The coordinator can sign in for the first time.',
  },
  weak: {
    title: 'Development station: reduced protection',
    text: 'The system of this station does not protect the station secret. Write no real information here.',
  },
  problem: {
    title: 'Relais cannot open',
    promise: 'Nothing was erased. Relais never deletes or replaces a file by itself.',
    whatItMeans: 'What it means',
    whatToDo: 'What to do',
    toQuote: 'To pass on to the technical administrator: {{code}}',
    checkAgain: 'Check again',
    badPages_one: '{{count}} page of the file no longer bears its signature.',
    badPages_other: '{{count}} pages of the file no longer bear their signature.',
    backToSignIn: 'Back to sign-in',
  },
  file: {
    folder: { name: 'The data folder', holds: 'This folder holds all the files of Relais.' },
    keyring: {
      name: 'The keyring of the accounts',
      holds: 'The keyring holds the accounts and their keys, not the cases.',
    },
    cases: {
      name: 'The file of the cases',
      holds: 'The file of the cases holds the people, the cases and their journal.',
    },
    system: {
      name: 'The system file',
      holds: 'The system file holds the settings and the technical journal, not the cases.',
    },
    station: {
      name: 'The station secret',
      holds: 'The station secret and the passwords open the cases together, on this station only.',
    },
    seal: { name: 'The seal of the journals', holds: 'The seal shows whether a journal was changed.' },
  },
  storage: {
    missing: {
      what: '{{file}} cannot be found.',
      means: 'It was moved or deleted outside Relais.',
      act: 'Create nothing in its place. The technical administrator finds it, or puts the last backup back.',
    },
    empty: {
      what: '{{file}} is empty.',
      means: 'Its content vanished outside Relais, often after a disk failure or an interrupted copy.',
      act: 'Do not delete the file. The technical administrator puts the last backup back.',
    },
    truncated: {
      what: '{{file}} is incomplete.',
      means: 'The end is missing, often after an interrupted copy or a disk failure.',
      act: 'Do not delete the file. The technical administrator puts the last backup back.',
    },
    altered: {
      what: '{{file}} was altered.',
      means:
        'A part no longer bears the signature that Relais had put on it: the disk is damaged, or the file was changed.',
      act: 'Do not delete the file: it can help to understand. Tell the technical administrator and the coordinator today.',
    },
    foreign: {
      what: '{{file}} does not belong to this installation.',
      means: 'Another file stands in its place. Relais does not touch it.',
      act: 'The technical administrator puts the file of this station back.',
    },
    newer: {
      what: '{{file}} comes from a newer version of Relais.',
      means: 'Everything is intact, but this version cannot read it.',
      act: 'Ask the technical administrator to install the newer version on this station.',
    },
    read_only: {
      what: '{{file}} can only be read.',
      means: 'Relais does not open without being able to write: nothing would be kept.',
      act: 'The technical administrator restores the right to write for this Windows account.',
    },
    disk_full: {
      what: 'The disk of this station is full.',
      means: 'What was saved is intact, but nothing new can be.',
      act: 'Free space on the disk, then check again.',
    },
    in_use: {
      what: 'Relais is already open elsewhere on this station.',
      means: 'Only one window can open the files at a time, sometimes in the session of another person.',
      act: 'Go back to the other window, or close the other Windows session, then check again.',
    },
    network_drive: {
      what: '{{file}} is on a network drive.',
      means: 'A network failure could damage the cases there: Relais refuses to write.',
      act: 'The technical administrator moves the files to the disk of the station.',
    },
    wrong_key: {
      what: '{{file}} does not open with the key of this account.',
      means: 'It may be intact, but it comes from another installation or an old copy.',
      act: 'Do not delete the file. The technical administrator checks where it comes from.',
    },
    preamble: {
      what: '{{file}} does not open: its protections could not be checked.',
      means: 'Relais refuses to write in it without them.',
      act: 'Tell the technical administrator before going on.',
    },
    io: {
      what: '{{file}} could not be read: the disk did not answer.',
      means: 'The disk may be unplugged or damaged.',
      act: 'Check again. If the trouble comes back, tell the technical administrator.',
    },
    station_secret_missing: {
      what: 'The secret of this station cannot be found.',
      means: 'Passwords alone no longer open the cases. The files are intact.',
      act: 'Tell the technical administrator and the coordinator: the recovery code, in its envelope, will be needed.',
    },
    station_secret_wrong: {
      what: 'The secret of this station does not match these files.',
      means:
        'The files come from another station, or the Windows profile was made anew. The files are intact.',
      act: 'Tell the technical administrator and the coordinator: the recovery code, in its envelope, will be needed.',
    },
  },
  curtain: {
    idle: 'Station locked after a while without activity.',
    screen_lock: 'Station locked with the screen.',
    suspend: 'Station locked before going to sleep.',
    by_hand: 'Station locked.',
    vault_stopped: 'The service that keeps the cases stopped. Nothing that was saved is lost.',
    reopen: 'Open again',
  },
  mustChange: {
    title: 'Choose a password',
    why: 'The password you received was temporary: someone else knows it. Choose your own to go on.',
  },
  password: {
    current: 'Current password',
    currentTemporary: 'Temporary password',
    next: 'New password',
    rule: 'At least 15 characters. A phrase of several words is safer and easier to remember. Pasting is allowed.',
    suggest: 'Suggest a phrase',
    use: 'Use this phrase',
    another: 'Suggest another one',
    noteIt: 'Remember it or keep it in a safe place before going on.',
    change: 'Change the password',
    changed: 'The password is changed.',
    good: 'This password follows the rules.',
    same: 'The new password is the same as the old one.',
    problem: {
      too_short: 'Too short: at least 15 characters are needed.',
      too_long: 'Too long: 256 characters at most.',
      common: 'Too common: it is in the lists of known passwords, or joins a few of them.',
      contextual: 'Too easy to guess here: it repeats the sign-in name, the service or a municipality.',
      repetitive: 'Too repetitive: the same characters come again, or follow one another on the keyboard.',
    },
  },
};
