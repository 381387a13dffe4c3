import { codeList } from './code-list';

// The closed vocabularies of `domain.md` 13. Codes are stable; labels may be mended. The law's own words are kept.

/** Where a request comes from (origine_demande). */
export const intakeOrigin = codeList({
  patrol: { fr: 'Patrouille', en: 'Patrol' },
  investigations: { fr: 'Enquêtes', en: 'Investigations' },
  call_centre_911: { fr: 'Centrale 911', en: '911 centre' },
  call_card_review: { fr: 'Revue des cartes d’appel', en: 'Call-card review' },
  dv_liaison: { fr: 'Agente de liaison en violence conjugale', en: 'DV liaison officer' },
  partner: { fr: 'Partenaire ou organisme', en: 'Partner organisation' },
  citizen: { fr: 'Personne ou citoyen', en: 'Person or citizen' },
  relative: { fr: 'Proche', en: 'Relative or friend' },
  city: { fr: 'Service municipal', en: 'Municipal department' },
  recurrence: { fr: 'Détection de récurrence', en: 'Recurrence detection' },
});

/** Where a request stands (demande_statut). */
export const intakeStatus = codeList({
  received: { fr: 'Reçue', en: 'Received' },
  in_triage: { fr: 'En triage', en: 'In triage' },
  information_missing: { fr: 'Information manquante', en: 'Information missing' },
  accepted: { fr: 'Acceptée', en: 'Accepted' },
  redirected: { fr: 'Redirigée', en: 'Redirected' },
  declined: { fr: 'Non retenue', en: 'Not retained' },
  linked: { fr: 'Jointe à une autre', en: 'Linked to another' },
});

/** How urgent the requester finds it: a perception, not a priority (Demande.urgence_percue). */
export const perceivedUrgency = codeList({
  immediate: { fr: 'Immédiate', en: 'Immediate' },
  within_24h: { fr: 'Dans les 24 h', en: 'Within 24 h' },
  within_week: { fr: 'Dans la semaine', en: 'Within the week' },
  no_hurry: { fr: 'Sans urgence', en: 'No hurry' },
  unknown: { fr: 'Non précisée', en: 'Not stated' },
});

/** What the situation is about (type_situation). */
export const situationType = codeList({
  mental_health_crisis: { fr: 'État mental perturbé ou crise', en: 'Mental health crisis' },
  suicide_risk: { fr: 'Risque suicidaire', en: 'Suicide risk' },
  suicide_attempt: { fr: 'Tentative de suicide', en: 'Suicide attempt' },
  suicide_bereavement: { fr: 'Endeuillés par suicide', en: 'Bereaved by suicide' },
  domestic_violence: { fr: 'Violence conjugale', en: 'Domestic violence' },
  family_violence: { fr: 'Violence familiale', en: 'Family violence' },
  sexual_violence: { fr: 'Violence sexuelle', en: 'Sexual violence' },
  elder_mistreatment: { fr: 'Maltraitance aîné ou adulte vulnérable', en: 'Elder or adult mistreatment' },
  child_protection: { fr: 'Enfant : protection', en: 'Child protection' },
  youth_difficulty: { fr: 'Jeune en difficulté', en: 'Youth in difficulty' },
  runaway_missing: { fr: 'Fugue ou disparition', en: 'Runaway or missing' },
  homelessness: { fr: 'Itinérance', en: 'Homelessness' },
  addiction: { fr: 'Dépendance', en: 'Addiction' },
  hoarding_unsanitary: { fr: 'Insalubrité ou encombrement', en: 'Unsanitary or hoarding' },
  neighbour_conflict: { fr: 'Conflit de voisinage', en: 'Neighbour conflict' },
  family_conflict: { fr: 'Conflit familial ou séparation', en: 'Family or separation conflict' },
  harassment_threats: { fr: 'Harcèlement ou menaces', en: 'Harassment or threats' },
  loss_of_autonomy: { fr: 'Perte d’autonomie ou cognitif', en: 'Loss of autonomy or cognitive' },
  poverty: { fr: 'Précarité ou besoins de base', en: 'Poverty or basic needs' },
  traumatic_event: { fr: 'Événement traumatique', en: 'Traumatic event' },
  court_order_execution: { fr: 'Exécution d’ordonnance', en: 'Court order execution' },
  other: { fr: 'Autre', en: 'Other' },
});

/** What part a person has in a request or a case (role_personne). */
export const personRole = codeList({
  concerned: { fr: 'Personne concernée', en: 'Person concerned' },
  victim: { fr: 'Personne victime', en: 'Victim' },
  alleged_perpetrator: { fr: 'Auteur présumé', en: 'Alleged perpetrator' },
  suspect: { fr: 'Suspect', en: 'Suspect' },
  accused: { fr: 'Accusé ou prévenu', en: 'Accused' },
  witness: { fr: 'Témoin', en: 'Witness' },
  relative: { fr: 'Proche', en: 'Relative or friend' },
  parental_authority: { fr: 'Titulaire de l’autorité parentale', en: 'Parental authority holder' },
  tutor_mandatary: { fr: 'Tuteur, curateur ou mandataire', en: 'Tutor or mandatary' },
  exposed_child: { fr: 'Enfant exposé', en: 'Exposed child' },
  complainant: { fr: 'Plaignant', en: 'Complainant' },
  reporter: { fr: 'Déclarant ou signalant (protégé)', en: 'Reporter (protected)' },
  external_worker: { fr: 'Intervenant externe', en: 'External worker' },
});

/** What kind of intervention it is (type_intervention). */
export const interventionType = codeList({
  office_meeting: { fr: 'Rencontre au bureau', en: 'Office meeting' },
  station_meeting: { fr: 'Rencontre au poste', en: 'Station meeting' },
  home_visit: { fr: 'Visite à domicile', en: 'Home visit' },
  street_outreach: { fr: 'Intervention de rue', en: 'Street outreach' },
  phone_call: { fr: 'Appel téléphonique', en: 'Phone call' },
  text_email: { fr: 'Texto ou courriel', en: 'Text or e-mail' },
  joint_with_patrol: { fr: 'Co-intervention avec la patrouille', en: 'Joint with patrol' },
  crisis_intervention: { fr: 'Intervention de crise', en: 'Crisis intervention' },
  danger_estimation: { fr: 'Estimation de la dangerosité', en: 'Danger estimation' },
  hospital_accompaniment: { fr: 'Accompagnement à l’hôpital', en: 'Hospital accompaniment' },
  court_accompaniment: { fr: 'Accompagnement à la cour', en: 'Court accompaniment' },
  resource_accompaniment: { fr: 'Accompagnement vers une ressource', en: 'Accompaniment to a resource' },
  moving_escort: { fr: 'Escorte de déménagement', en: 'Move-out escort' },
  concertation_meeting: { fr: 'Rencontre de concertation', en: 'Concertation meeting' },
  officer_advice: { fr: 'Conseil aux policiers', en: 'Advice to officers' },
  mediation: { fr: 'Médiation', en: 'Mediation' },
  letter: { fr: 'Lettre', en: 'Letter' },
  contact_attempt: { fr: 'Tentative de contact sans réponse', en: 'Contact attempt, no answer' },
  victim_follow_up: { fr: 'Suivi de victime de violence conjugale', en: 'DV victim follow-up' },
  administrative: { fr: 'Démarche administrative', en: 'Administrative step' },
});

/** What came of an intervention (resultat_intervention). */
export const interventionResult = codeList({
  reached: { fr: 'Personne jointe', en: 'Reached' },
  not_reached: { fr: 'Personne non jointe', en: 'Not reached' },
  service_refused: { fr: 'Refus de service', en: 'Service refused' },
  de_escalated: { fr: 'Situation désamorcée', en: 'De-escalated' },
  agreement: { fr: 'Entente ou engagement', en: 'Agreement reached' },
  voluntary_transport: { fr: 'Transport volontaire', en: 'Voluntary transport' },
  p38_transport_first: { fr: 'Transport art. 8 (1°)', en: 'Transport s. 8(1)' },
  p38_transport_second: { fr: 'Transport art. 8 (2°)', en: 'Transport s. 8(2)' },
  left_with_relative: { fr: 'Confié à un proche', en: 'Left with relative' },
  left_with_resource: { fr: 'Confié à une ressource', en: 'Left with resource' },
  referral_made: { fr: 'Référence faite', en: 'Referral made' },
  youth_protection_report: { fr: 'Signalement à la DPJ', en: 'Youth protection report' },
  arrest: { fr: 'Arrestation', en: 'Arrest' },
  no_follow_up: { fr: 'Aucune suite requise', en: 'No follow-up needed' },
});

/** The six outcomes by which Québec teams compare themselves (`users.md`, first list, 4). */
export const comparedOutcome = codeList({
  hospital: { fr: 'Hôpital', en: 'Hospital' },
  community_resource: { fr: 'Ressource communautaire', en: 'Community resource' },
  third_party: { fr: 'Tierce personne', en: 'Third party' },
  arrest: { fr: 'Arrestation', en: 'Arrest' },
  p38: { fr: 'Loi P-38', en: 'P-38 Act' },
  force: { fr: 'Emploi de la force', en: 'Use of force' },
});

/** Where an intervention took place. */
export const interventionPlace = codeList({
  person_home: { fr: 'Domicile de la personne', en: 'Person’s home' },
  station: { fr: 'Poste de police', en: 'Police station' },
  office: { fr: 'Bureau de l’équipe', en: 'Team office' },
  phone: { fr: 'Au téléphone', en: 'By phone' },
  street: { fr: 'Rue ou lieu public', en: 'Street or public place' },
  hospital: { fr: 'Hôpital', en: 'Hospital' },
  court: { fr: 'Palais de justice', en: 'Courthouse' },
  school: { fr: 'Milieu scolaire', en: 'School' },
  organisation: { fr: 'Organisme', en: 'Organisation' },
  other: { fr: 'Autre lieu', en: 'Other place' },
});

/** Where a case stands (dossier_statut). */
export const caseStatus = codeList({
  open: { fr: 'Ouvert', en: 'Open' },
  active_follow_up: { fr: 'En suivi actif', en: 'Active follow-up' },
  on_hold: { fr: 'En attente', en: 'On hold' },
  monitoring: { fr: 'En veille', en: 'Monitoring' },
  closed: { fr: 'Fermé', en: 'Closed' },
  reopened: { fr: 'Rouvert', en: 'Reopened' },
});

/** How closely a case is held (niveau_confidentialite). */
export const confidentialityLevel = codeList({
  standard: { fr: 'Standard', en: 'Standard' },
  restricted: { fr: 'Restreint (équipe désignée)', en: 'Restricted' },
  highly_restricted: { fr: 'Très restreint (nominatif)', en: 'Highly restricted' },
});

/** Gender as the person states it (genre). */
export const gender = codeList({
  woman: { fr: 'Femme', en: 'Woman' },
  man: { fr: 'Homme', en: 'Man' },
  other: { fr: 'Autre ou non binaire', en: 'Other or non-binary' },
  not_stated: { fr: 'Non précisé', en: 'Not stated' },
});

/** Languages that the team meets; « other » is written out. */
export const spokenLanguage = codeList({
  french: { fr: 'Français', en: 'French' },
  english: { fr: 'Anglais', en: 'English' },
  spanish: { fr: 'Espagnol', en: 'Spanish' },
  arabic: { fr: 'Arabe', en: 'Arabic' },
  creole: { fr: 'Créole haïtien', en: 'Haitian Creole' },
  portuguese: { fr: 'Portugais', en: 'Portuguese' },
  inuktitut: { fr: 'Inuktitut', en: 'Inuktitut' },
  atikamekw: { fr: 'Atikamekw', en: 'Atikamekw' },
  sign_lsq: { fr: 'Langue des signes québécoise', en: 'Québec Sign Language' },
  other: { fr: 'Autre', en: 'Other' },
  unknown: { fr: 'Inconnue', en: 'Unknown' },
});

/** What kind of name it is (Personne.noms.type). */
export const nameKind = codeList({
  legal: { fr: 'Nom légal', en: 'Legal name' },
  usual: { fr: 'Nom usuel', en: 'Usual name' },
  birth: { fr: 'Nom à la naissance', en: 'Birth name' },
  alias: { fr: 'Alias', en: 'Alias' },
  pseudonym: { fr: 'Pseudonyme', en: 'Pseudonym' },
});

/** How sure the identity is (Personne.identite_statut). */
export const identityStatus = codeList({
  confirmed: { fr: 'Confirmée', en: 'Confirmed' },
  declared: { fr: 'Déclarée', en: 'Declared' },
  unknown: { fr: 'Inconnue', en: 'Unknown' },
});

/** What an address is to a person (Adresse.type). A secret shelter is never printed. */
export const addressKind = codeList({
  residence: { fr: 'Résidence', en: 'Residence' },
  temporary: { fr: 'Temporaire', en: 'Temporary' },
  secret_shelter: { fr: 'Hébergement secret', en: 'Secret shelter' },
  no_fixed_address: { fr: 'Sans domicile fixe', en: 'No fixed address' },
});

/** How a person is reached (Contact.type). */
export const contactKind = codeList({
  mobile: { fr: 'Cellulaire', en: 'Mobile' },
  home_phone: { fr: 'Téléphone au domicile', en: 'Home phone' },
  work_phone: { fr: 'Téléphone au travail', en: 'Work phone' },
  relative_phone: { fr: 'Téléphone d’un proche', en: 'Relative’s phone' },
  email: { fr: 'Courriel', en: 'E-mail' },
  other: { fr: 'Autre', en: 'Other' },
});

/** Whether reaching the person there is safe (Contact.securitaire, INV-60). */
export const contactSafety = codeList({
  yes: { fr: 'Sécuritaire', en: 'Safe' },
  no: { fr: 'Non sécuritaire', en: 'Not safe' },
  unknown: { fr: 'Sécurité inconnue', en: 'Safety unknown' },
});

/** Why a file is read or opened to someone (motif_acces). */
export const accessReason = codeList({
  case_handling: { fr: 'Traitement du dossier', en: 'Case handling' },
  emergency_cover: { fr: 'Relève ou urgence', en: 'Emergency cover' },
  supervision: { fr: 'Supervision', en: 'Supervision' },
  access_request: { fr: 'Demande d’accès', en: 'Access request' },
  audit: { fr: 'Vérification ou audit', en: 'Audit' },
});

/** Health regions: they decide which regional services answer (`domain.md` 0). */
export const healthRegion = codeList({
  lanaudiere: { fr: 'Lanaudière', en: 'Lanaudière' },
  laurentides: { fr: 'Laurentides', en: 'Laurentides' },
  laval: { fr: 'Laval', en: 'Laval' },
  montreal: { fr: 'Montréal', en: 'Montréal' },
  monteregie: { fr: 'Montérégie', en: 'Montérégie' },
  capitale_nationale: { fr: 'Capitale-Nationale', en: 'Capitale-Nationale' },
  mauricie_centre: { fr: 'Mauricie et Centre-du-Québec', en: 'Mauricie and Centre-du-Québec' },
  estrie: { fr: 'Estrie', en: 'Estrie' },
  outaouais: { fr: 'Outaouais', en: 'Outaouais' },
  saguenay_lac: { fr: 'Saguenay–Lac-Saint-Jean', en: 'Saguenay–Lac-Saint-Jean' },
  bas_saint_laurent: { fr: 'Bas-Saint-Laurent', en: 'Bas-Saint-Laurent' },
  abitibi: { fr: 'Abitibi-Témiscamingue', en: 'Abitibi-Témiscamingue' },
  cote_nord: { fr: 'Côte-Nord', en: 'Côte-Nord' },
  nord: { fr: 'Nord-du-Québec', en: 'Nord-du-Québec' },
  gaspesie: { fr: 'Gaspésie–Îles-de-la-Madeleine', en: 'Gaspésie–Îles-de-la-Madeleine' },
  chaudiere: { fr: 'Chaudière-Appalaches', en: 'Chaudière-Appalaches' },
});

/** Roles on screen (`model.md` 1). */
export const role = codeList({
  worker: { fr: 'Intervenante ou intervenant', en: 'Intervention worker' },
  liaison_officer: { fr: 'Agente ou agent de liaison en violence conjugale', en: 'DV liaison officer' },
  coordinator: { fr: 'Coordination', en: 'Coordinator' },
  sergeant: { fr: 'Sergente ou sergent', en: 'Sergeant' },
  direction: { fr: 'Direction', en: 'Direction' },
  privacy_officer: { fr: 'Responsable des renseignements personnels', en: 'Privacy officer' },
  statistics: { fr: 'Lecture des statistiques', en: 'Statistics' },
  technical_admin: { fr: 'Administration technique', en: 'Technical administrator' },
});

/** What a line of the journal says was done (JournalAcces.action, widened). */
export const journalAction = codeList({
  sign_in: { fr: 'Ouverture de session', en: 'Sign-in' },
  sign_in_refused: { fr: 'Ouverture de session refusée', en: 'Sign-in refused' },
  lock: { fr: 'Verrouillage', en: 'Lock' },
  view: { fr: 'Consultation', en: 'View' },
  list: { fr: 'Liste consultée', en: 'List read' },
  search: { fr: 'Recherche', en: 'Search' },
  create: { fr: 'Création', en: 'Creation' },
  update: { fr: 'Modification', en: 'Change' },
  sign: { fr: 'Signature', en: 'Signature' },
  addendum: { fr: 'Addenda', en: 'Addendum' },
  draft: { fr: 'Brouillon', en: 'Draft' },
  discard: { fr: 'Brouillon supprimé', en: 'Draft discarded' },
  grant: { fr: 'Accès accordé', en: 'Access granted' },
  revoke: { fr: 'Accès retiré', en: 'Access withdrawn' },
  exclude: { fr: 'Exclusion', en: 'Exclusion' },
  print_preview: { fr: 'Aperçu d’impression', en: 'Print preview' },
  print: { fr: 'Impression', en: 'Print' },
  save_copy: { fr: 'Copie enregistrée', en: 'Copy saved' },
  refused: { fr: 'Refus', en: 'Refusal' },
  settings: { fr: 'Réglage modifié', en: 'Setting changed' },
  account: { fr: 'Compte modifié', en: 'Account changed' },
  password: { fr: 'Mot de passe changé', en: 'Password changed' },
  journal_read: { fr: 'Journal consulté', en: 'Journal read' },
  journal_verify: { fr: 'Journal vérifié', en: 'Journal verified' },
  setup: { fr: 'Mise en service', en: 'Set-up' },
  clock_anomaly: { fr: 'Horloge incohérente', en: 'Clock anomaly' },
  technical: { fr: 'Acte technique', en: 'Technical act' },
});
