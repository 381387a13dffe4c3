import type { SameKeys } from '../index';
import type { failuresFr } from '../fr/failures';

export const failuresEn: SameKeys<typeof failuresFr> = {
  code: {
    INVALID_INPUT: {
      what: 'A field does not have the expected form.',
      means: 'Nothing was saved; what is written stays on the screen.',
      act: 'Mend the fields pointed out, then try again.',
    },
    NOT_SIGNED_IN: {
      what: 'The station is locked.',
      means: 'This was not done. Drafts already saved are kept.',
      act: 'Sign in again.',
    },
    FORBIDDEN: {
      what: 'Your role does not allow this.',
      means: 'Nothing was changed. The refusal is written in the journal.',
      act: 'If the work needs this access, ask the coordinator.',
    },
    NOT_FOUND: {
      what: 'This cannot be found.',
      means: 'It does not exist, or it is not open to your account.',
      act: 'Go back to the list. If the work needs this access, ask the coordinator.',
    },
    CONFLICT: {
      what: 'Someone saved another version in the meantime.',
      means: 'Nothing was overwritten; what is written stays on the screen.',
      act: 'Compare the two versions, then save again.',
    },
    RULE_BROKEN: {
      what: 'A rule stops this.',
      means: 'Nothing was changed.',
      act: 'Look at the situation with the coordinator.',
    },
    STORAGE: {
      what: 'The station cannot read or write its files.',
      means: 'This was not done. What was saved has not changed.',
      act: 'Tell the technical administrator.',
    },
    CANCELLED: {
      what: 'This was cancelled.',
      means: 'Nothing was changed.',
      act: 'Do it again if needed.',
    },
    INTERNAL: {
      what: 'This could not be completed.',
      means: 'It was undone entirely; what is written stays on the screen.',
      act: 'Try once more. If the trouble comes back, tell the technical administrator.',
    },
  },
  rule: {
    intake_already_decided: {
      what: 'A decision was already made on this request.',
      means: 'Nothing was changed.',
      act: 'Read the case attached to the request.',
    },
    responsible_cannot_take_cases: {
      what: 'This colleague cannot be responsible for a case.',
      means: 'The case was not entrusted.',
      act: 'Choose another responsible person.',
    },
    responsible_is_excluded: {
      what: 'This colleague is excluded from this case.',
      means: 'The case was not entrusted.',
      act: 'Choose another responsible person, or look at the exclusion with the coordinator.',
    },
    case_is_closed: {
      what: 'This case is closed.',
      means: 'Nothing was added.',
      act: 'Reopen the case, or ask the coordinator to do it.',
    },
    not_the_author: {
      what: 'Only the person who wrote this text can sign it.',
      means: 'Nothing was signed. The draft is kept.',
      act: 'Ask the author to sign, or write an addendum.',
    },
    protected_address_in_text: {
      what: 'A protected address is written in a text to print.',
      means: 'No page was made.',
      act: 'Leave this intervention out. A signed text cannot be mended: an addendum does not lift this refusal.',
    },
    nothing_to_print: {
      what: 'There is nothing to print in the selection.',
      means: 'No page was made.',
      act: 'Choose at least one signed intervention.',
    },
    interventions_of_several_cases: {
      what: 'The chosen interventions belong to several cases.',
      means: 'No page was made.',
      act: 'Print one case at a time.',
    },
    print_expired: {
      what: 'The preview is no longer available.',
      means: 'Nothing was printed.',
      act: 'Make the preview again, then print.',
    },
    no_printer: {
      what: 'No printer is installed on this station.',
      means: 'Nothing was printed.',
      act: 'Tell the technical administrator, or save a copy if the case allows it.',
    },
    login_taken: {
      what: 'This sign-in name exists already.',
      means: 'The account was not created.',
      act: 'Choose another sign-in name.',
    },
    password_refused: {
      what: 'This password does not follow the rules.',
      means: 'The password has not changed.',
      act: 'Choose a longer phrase, or use the one that is suggested.',
    },
    wrong_password: {
      what: 'The current password does not match.',
      means: 'Nothing was changed.',
      act: 'Write the current password again.',
    },
    last_coordinator: {
      what: 'No active coordinator account would remain.',
      means: 'Nothing was changed.',
      act: 'First make another account a coordinator and grant it the key of the cases.',
    },
    role_holds_no_case_key: {
      what: 'This role is not given the key of the cases.',
      means: 'The key was not granted.',
      act: 'Change the role of the account first, if the person has to work in the cases.',
    },
    cannot_change_self: {
      what: 'An account cannot make this change to itself.',
      means: 'Nothing was changed.',
      act: 'Ask another person who manages accounts.',
    },
    case_key_missing: {
      what: 'The key of the cases is not granted to this account.',
      means: 'The cases stay unreadable for this account.',
      act: 'Ask the coordinator for the key.',
    },
    confirmation_differs: {
      what: 'The code written is not the code printed.',
      means: 'Nothing was created.',
      act: 'Read the paper again, group by group, then write the code again.',
    },
    password_change_due: {
      what: 'The temporary password has to be changed first.',
      means: 'Nothing else opens before.',
      act: 'Choose a password, then go on.',
    },
    temporary_password: {
      what: 'The password of this account is still temporary, and somebody else chose it.',
      means: 'The key of the cases was not granted.',
      act: 'Wait until the person has signed in and chosen a password, then grant the key.',
    },
    setup_not_begun: {
      what: 'The set-up was interrupted.',
      means: 'Nothing was written on the disk. The printed code will be of no use.',
      act: 'Destroy the printed paper, then start the set-up again.',
    },
  },
  storage: {
    missing: {
      what: 'A file of Relais cannot be found.',
      means: 'The application has erased nothing.',
      act: 'Move nothing and tell the technical administrator.',
    },
    empty: {
      what: 'A file of Relais is empty.',
      means: 'The application does not write over it.',
      act: 'Delete nothing and tell the technical administrator.',
    },
    truncated: {
      what: 'A file of Relais is incomplete.',
      means: 'The application does not write over it.',
      act: 'Delete nothing and tell the technical administrator.',
    },
    altered: {
      what: 'A file of Relais was changed outside the application, or the disk is damaged.',
      means: 'The application does not write over it.',
      act: 'Delete nothing and tell the technical administrator.',
    },
    foreign: {
      what: 'A file in the expected place does not belong to this installation.',
      means: 'The application does not touch it.',
      act: 'Tell the technical administrator.',
    },
    newer: {
      what: 'The files come from a newer version of Relais.',
      means: 'They are intact, but this version cannot read them.',
      act: 'Ask for the newer version to be installed.',
    },
    read_only: {
      what: 'The folder of Relais can only be read.',
      means: 'Nothing can be saved.',
      act: 'Ask the technical administrator to restore the right to write.',
    },
    disk_full: {
      what: 'The disk is full.',
      means: 'The last thing asked was not done. What was saved is intact.',
      act: 'Free space on the disk, then try again.',
    },
    in_use: {
      what: 'Another window of Relais is using these files.',
      means: 'Only one can open them at a time.',
      act: 'Close the other window, or the other session on this station.',
    },
    network_drive: {
      what: 'The folder of Relais is on a network drive.',
      means: 'There, files would not be protected against a power cut.',
      act: 'Ask for an installation on the disk of the station.',
    },
    wrong_key: {
      what: 'The key of this account does not open this file.',
      means: 'The file is intact, but it may come from another installation.',
      act: 'Tell the technical administrator.',
    },
    preamble: {
      what: 'The protections of the file could not be checked.',
      means: 'The application refuses to write in it.',
      act: 'Tell the technical administrator.',
    },
    io: {
      what: 'The disk did not answer.',
      means: 'The last thing asked may have been done, or not.',
      act: 'Check on the screen before trying again, then tell the technical administrator.',
    },
    station_secret_missing: {
      what: 'The secret of this station cannot be found.',
      means: 'Passwords alone no longer open the cases. The files are intact.',
      act: 'Tell the technical administrator and the coordinator: the recovery code will be needed.',
    },
    station_secret_wrong: {
      what: 'The secret of this station does not match these files.',
      means: 'They probably come from another station. The files are intact.',
      act: 'Tell the technical administrator and the coordinator: the recovery code will be needed.',
    },
  },
  field: {
    required: 'This field has to be filled in.',
    too_big: 'This is too long or too large.',
    too_small: 'This is too short or too small.',
    login_form: '2 to 60 letters, digits, dots, hyphens or underscores, without spaces.',
    invalid_format: 'The form is not the expected one.',
    other: 'This value is not accepted.',
  },
};
