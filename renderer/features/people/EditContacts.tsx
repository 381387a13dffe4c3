import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { contactKind, contactSafety } from '#shared/domain/code-lists';
import { formatPhone, type ContactPoint } from '#shared/domain/person';
import { useLanguage } from '../../lib/language';
import { CodeSelect } from '../../ui/CodeSelect';
import { DayInput } from '../../ui/DayInput';
import { TidyInput } from '../../ui/TidyInput';
import { FieldRow } from '../../ui/casework/Section';
import { EditItem } from './EditItem';
import { blankContactPoint, changedAt, withoutAt, type EditPart } from './person-words';

/** How the person is reached, with the rules that keep it safe (INV-60). */
export function EditContacts({ words, change, problems, onUnclear }: EditPart) {
  const { t } = useTranslation('people');
  const { contactPoints } = words;
  return (
    <div>
      {contactPoints.map((contact, index) => (
        <EditItem
          key={contact.id}
          name={t('edit.contactN', { n: index + 1 })}
          removeLabel={t('edit.removeContact')}
          onRemove={() => change({ contactPoints: withoutAt(contactPoints, index) })}
        >
          <ContactFields
            contact={contact}
            isMissing={problems.includes(`contactPoints.${index}.value`)}
            set={(changes) => change({ contactPoints: changedAt(contactPoints, index, changes) })}
            onUnclear={(isUnclear) => onUnclear(`${contact.id} verifiedOn`, isUnclear)}
          />
        </EditItem>
      ))}
      <Button
        variant="subtle"
        size="compact-md"
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={contactPoints.length >= 50}
        onClick={() => change({ contactPoints: [...contactPoints, blankContactPoint()] })}
      >
        {t('edit.addContact')}
      </Button>
    </div>
  );
}

function ContactFields(props: {
  contact: ContactPoint;
  isMissing: boolean;
  set: (changes: Partial<ContactPoint>) => void;
  onUnclear: (isUnclear: boolean) => void;
}) {
  const { contact, set } = props;
  const { t } = useTranslation('people');
  const language = useLanguage();
  const safetyId = useId();
  const messageId = useId();
  return (
    <>
      <FieldRow>
        <CodeSelect
          label={t('edit.kind')}
          list={contactKind}
          value={contact.kind}
          onChange={(kind) => kind && set({ kind })}
        />
        <TidyInput
          label={t('edit.value')}
          withAsterisk
          maxLength={120}
          tidy={formatPhone}
          value={contact.value}
          onChange={(value) => set({ value })}
          error={props.isMissing ? t('edit.needed') : undefined}
        />
      </FieldRow>
      <div>
        <div id={safetyId} className="mantine-InputWrapper-label">
          {t('edit.safety')}
        </div>
        <SegmentedControl
          aria-labelledby={safetyId}
          value={contact.safety}
          onChange={(value) =>
            set({ safety: contactSafety.codes.find((code) => code === value) ?? 'unknown' })
          }
          data={contactSafety.codes.map((code) => ({
            value: code,
            label: contactSafety.labelOf(code, language),
          }))}
        />
      </div>
      <FieldRow>
        <TextInput
          label={t('edit.hours')}
          placeholder={t('edit.hoursHint')}
          maxLength={120}
          value={contact.hours}
          onChange={(event) => set({ hours: event.currentTarget.value })}
        />
        <TextInput
          label={t('edit.whoMayAnswer')}
          maxLength={200}
          value={contact.whoMayAnswer}
          onChange={(event) => set({ whoMayAnswer: event.currentTarget.value })}
        />
      </FieldRow>
      <div>
        <div id={messageId} className="mantine-InputWrapper-label">
          {t('edit.message')}
        </div>
        <SegmentedControl
          aria-labelledby={messageId}
          value={contact.mayLeaveMessage === null ? 'unknown' : contact.mayLeaveMessage ? 'yes' : 'no'}
          onChange={(value) => set({ mayLeaveMessage: value === 'unknown' ? null : value === 'yes' })}
          data={[
            { value: 'yes', label: t('edit.messageYes') },
            { value: 'no', label: t('edit.messageNo') },
            { value: 'unknown', label: t('edit.messageUnknown') },
          ]}
        />
      </div>
      <FieldRow>
        <TextInput
          label={t('edit.codeWord')}
          maxLength={80}
          value={contact.codeWord}
          onChange={(event) => set({ codeWord: event.currentTarget.value })}
        />
        <DayInput
          label={t('edit.verifiedOn')}
          lean="past"
          value={contact.verifiedOn}
          onChange={(verifiedOn) => set({ verifiedOn })}
          onUnclear={props.onUnclear}
        />
      </FieldRow>
      <Textarea
        label={t('edit.notes')}
        autosize
        minRows={1}
        maxLength={1000}
        value={contact.notes}
        onChange={(event) => set({ notes: event.currentTarget.value })}
      />
    </>
  );
}
