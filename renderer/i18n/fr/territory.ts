/** Words of the list of municipalities, at set-up and in the settings. */
export const territoryFr = {
  municipality: 'Municipalité',
  region: 'Région sociosanitaire',
  add: 'Ajouter une municipalité',
  remove: 'Retirer {{name}}',
  removeUnnamed: 'Retirer cette ligne',
  needOne: 'Il faut au moins une municipalité.',
  twice: 'Cette municipalité figure déjà dans la liste.',
} as const;
