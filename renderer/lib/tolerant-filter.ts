import type { ComboboxItem, OptionsFilter } from '@mantine/core';
import { foldForSearch } from '#shared/domain/text';

/** Finds a choice by any of its words, without accents, case or apostrophes: « enquete » finds « Enquêtes ». */
export const tolerantFilter: OptionsFilter = ({ options, search }) => {
  const words = foldForSearch(search).split(' ').filter(Boolean);
  return (options as ComboboxItem[]).filter(({ label }) => {
    const folded = foldForSearch(label);
    return words.every((word) => folded.includes(word));
  });
};
