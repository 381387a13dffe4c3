import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '#shared/domain/case-file';
import type { InterventionDraft } from '#shared/domain/intervention';
import { WhatCameOfIt, WhatHappened } from './WhatHappened';
import { WhenAndWhere } from './WhenAndWhere';
import { WhoWasThere } from './WhoWasThere';
import type { InterventionProblem } from './intervention-draft';
import type { InterventionPart } from './intervention-part';

/** Everything there is to write of an intervention, in the order in which it is told. */
export const InterventionFields = memo(function InterventionFields(props: {
  words: InterventionDraft;
  change: (changes: Partial<InterventionDraft>) => void;
  participants: readonly Participant[];
  problems: readonly InterventionProblem[];
  onUnclear: (field: keyof InterventionDraft, isUnclear: boolean) => void;
  isTakenUp: boolean;
}) {
  const { t } = useTranslation('interventions');
  const error = (field: keyof InterventionDraft) => {
    const found = props.problems.find((one) => one.field === field);
    return found && t(`write.error.${found.problem}`);
  };
  const { words, change, onUnclear, isTakenUp } = props;
  const part: InterventionPart = { words, change, error, onUnclear, isTakenUp };
  return (
    <>
      <WhenAndWhere {...part} />
      <WhoWasThere {...part} participants={props.participants} />
      <WhatHappened {...part} />
      <WhatCameOfIt {...part} />
    </>
  );
});
