import type { BrokenRule, ErrorCode, StorageCode } from '#shared/contract/result';

/** What happened, what it means for the work, what to do. */
type Telling = { what: string; means: string; act: string };

/** Every refusal in words. */
export const failuresFr = {
  code: {
    INVALID_INPUT: {
      what: 'Un champ n’a pas la forme attendue.',
      means: 'Rien n’a été enregistré ; ce qui est écrit reste à l’écran.',
      act: 'Corriger les champs signalés, puis recommencer.',
    },
    NOT_SIGNED_IN: {
      what: 'Le poste est verrouillé.',
      means: 'L’opération n’a pas été faite. Les brouillons déjà enregistrés sont conservés.',
      act: 'Ouvrir la session de nouveau.',
    },
    FORBIDDEN: {
      what: 'Votre rôle ne permet pas cette opération.',
      means: 'Rien n’a été modifié. Le refus est inscrit au journal.',
      act: 'Si l’accès est nécessaire au travail, le demander à la coordination.',
    },
    NOT_FOUND: {
      what: 'Cet élément est introuvable.',
      means: 'Il n’existe pas, ou il n’est pas ouvert à votre compte.',
      act: 'Revenir à la liste. Si l’accès est nécessaire au travail, le demander à la coordination.',
    },
    CONFLICT: {
      what: 'Quelqu’un a enregistré une autre version entre-temps.',
      means: 'Rien n’a été écrasé ; ce qui est écrit reste à l’écran.',
      act: 'Comparer les deux versions, puis enregistrer de nouveau.',
    },
    RULE_BROKEN: {
      what: 'Une règle empêche cette opération.',
      means: 'Rien n’a été modifié.',
      act: 'Vérifier la situation avec la coordination.',
    },
    STORAGE: {
      what: 'Le poste n’arrive pas à lire ou à écrire ses fichiers.',
      means: 'L’opération n’a pas été faite. Ce qui était enregistré n’a pas changé.',
      act: 'Prévenir l’administration technique.',
    },
    CANCELLED: {
      what: 'L’opération a été annulée.',
      means: 'Rien n’a été modifié.',
      act: 'Recommencer au besoin.',
    },
    INTERNAL: {
      what: 'L’opération n’a pas pu se terminer.',
      means: 'Elle a été annulée en entier ; ce qui est écrit reste à l’écran.',
      act: 'Recommencer une fois. Si le problème revient, prévenir l’administration technique.',
    },
  },
  rule: {
    intake_already_decided: {
      what: 'Une décision a déjà été prise pour cette demande.',
      means: 'Rien n’a été modifié.',
      act: 'Consulter le dossier rattaché à la demande.',
    },
    responsible_cannot_take_cases: {
      what: 'Cette personne de l’équipe ne peut pas être responsable d’un dossier.',
      means: 'Le dossier n’a pas été confié.',
      act: 'Choisir une autre personne responsable.',
    },
    responsible_is_excluded: {
      what: 'Cette personne de l’équipe est exclue de ce dossier.',
      means: 'Le dossier n’a pas été confié.',
      act: 'Choisir une autre personne responsable, ou voir l’exclusion avec la coordination.',
    },
    case_is_closed: {
      what: 'Ce dossier est fermé.',
      means: 'Rien n’a été ajouté.',
      act: 'Rouvrir le dossier, ou demander à la coordination de le faire.',
    },
    not_the_author: {
      what: 'Seule la personne qui a rédigé ce texte peut le signer.',
      means: 'Rien n’a été signé. Le brouillon est conservé.',
      act: 'Demander à l’auteure ou à l’auteur de signer, ou rédiger un addenda.',
    },
    protected_address_in_text: {
      what: 'Une adresse protégée figure dans un texte à imprimer.',
      means: 'Aucune page n’a été produite.',
      act: 'Retirer cette intervention de la sélection. Un texte signé ne se corrige pas : un addenda ne lève pas ce refus.',
    },
    nothing_to_print: {
      what: 'La sélection ne contient rien à imprimer.',
      means: 'Aucune page n’a été produite.',
      act: 'Choisir au moins une intervention signée.',
    },
    interventions_of_several_cases: {
      what: 'Les interventions choisies appartiennent à plusieurs dossiers.',
      means: 'Aucune page n’a été produite.',
      act: 'Imprimer un dossier à la fois.',
    },
    print_expired: {
      what: 'L’aperçu n’est plus disponible.',
      means: 'Rien n’a été imprimé.',
      act: 'Refaire l’aperçu, puis imprimer.',
    },
    no_printer: {
      what: 'Aucune imprimante n’est installée sur ce poste.',
      means: 'Rien n’a été imprimé.',
      act: 'Prévenir l’administration technique, ou enregistrer une copie si le dossier le permet.',
    },
    login_taken: {
      what: 'Ce nom d’utilisateur existe déjà.',
      means: 'Le compte n’a pas été créé.',
      act: 'Choisir un autre nom d’utilisateur.',
    },
    password_refused: {
      what: 'Ce mot de passe ne respecte pas les règles.',
      means: 'Le mot de passe n’a pas changé.',
      act: 'Choisir une phrase plus longue, ou utiliser celle que l’application propose.',
    },
    wrong_password: {
      what: 'Le mot de passe actuel ne correspond pas.',
      means: 'Rien n’a été modifié.',
      act: 'Écrire de nouveau le mot de passe actuel.',
    },
    last_coordinator: {
      what: 'Il ne resterait aucun compte de coordination actif.',
      means: 'Rien n’a été modifié.',
      act: 'Donner d’abord le rôle de coordination à un autre compte et lui accorder la clé des dossiers.',
    },
    role_holds_no_case_key: {
      what: 'Ce rôle ne reçoit pas la clé des dossiers.',
      means: 'La clé n’a pas été accordée.',
      act: 'Changer d’abord le rôle du compte, si la personne doit travailler dans les dossiers.',
    },
    cannot_change_self: {
      what: 'Un compte ne peut pas faire ce changement sur lui-même.',
      means: 'Rien n’a été modifié.',
      act: 'Demander à une autre personne qui gère les comptes.',
    },
    case_key_missing: {
      what: 'La clé des dossiers n’est pas accordée à ce compte.',
      means: 'Les dossiers restent illisibles pour ce compte.',
      act: 'Demander la clé à la coordination.',
    },
    confirmation_differs: {
      what: 'Le code écrit ne correspond pas au code imprimé.',
      means: 'Rien n’a été créé.',
      act: 'Relire le papier, groupe par groupe, puis écrire le code de nouveau.',
    },
    password_change_due: {
      what: 'Le mot de passe temporaire doit d’abord être changé.',
      means: 'Rien d’autre ne s’ouvre avant.',
      act: 'Choisir un mot de passe, puis continuer.',
    },
    temporary_password: {
      what: 'Le mot de passe de ce compte est encore temporaire, et une autre personne l’a choisi.',
      means: 'La clé des dossiers n’a pas été accordée.',
      act: 'Attendre que la personne ait ouvert une session et choisi son mot de passe, puis accorder la clé.',
    },
    setup_not_begun: {
      what: 'L’installation a été interrompue.',
      means: 'Rien n’a été écrit sur le disque. Le code imprimé ne servira pas.',
      act: 'Détruire le papier imprimé, puis reprendre l’installation au début.',
    },
  },
  storage: {
    missing: {
      what: 'Un fichier de Relais est introuvable.',
      means: 'Rien n’a été effacé par l’application.',
      act: 'Ne rien déplacer et prévenir l’administration technique.',
    },
    empty: {
      what: 'Un fichier de Relais est vide.',
      means: 'L’application n’écrit pas par-dessus.',
      act: 'Ne rien supprimer et prévenir l’administration technique.',
    },
    truncated: {
      what: 'Un fichier de Relais est incomplet.',
      means: 'L’application n’écrit pas par-dessus.',
      act: 'Ne rien supprimer et prévenir l’administration technique.',
    },
    altered: {
      what: 'Un fichier de Relais a été modifié en dehors de l’application ou le disque est endommagé.',
      means: 'L’application n’écrit pas par-dessus.',
      act: 'Ne rien supprimer et prévenir l’administration technique.',
    },
    foreign: {
      what: 'Un fichier à la place attendue n’appartient pas à cette installation.',
      means: 'L’application n’y touche pas.',
      act: 'Prévenir l’administration technique.',
    },
    newer: {
      what: 'Les fichiers viennent d’une version plus récente de Relais.',
      means: 'Ils sont intacts, mais cette version ne sait pas les lire.',
      act: 'Demander l’installation de la version récente.',
    },
    read_only: {
      what: 'Le dossier de Relais ne peut être que lu.',
      means: 'Rien ne peut être enregistré.',
      act: 'Demander à l’administration technique de rétablir le droit d’écrire.',
    },
    disk_full: {
      what: 'Le disque est plein.',
      means: 'La dernière opération n’a pas été faite. Ce qui était enregistré est intact.',
      act: 'Libérer de l’espace sur le disque, puis recommencer.',
    },
    in_use: {
      what: 'Une autre fenêtre de Relais utilise déjà ces fichiers.',
      means: 'Une seule peut les ouvrir à la fois.',
      act: 'Fermer l’autre fenêtre, ou fermer l’autre session de ce poste.',
    },
    network_drive: {
      what: 'Le dossier de Relais se trouve sur un lecteur réseau.',
      means: 'Les fichiers n’y seraient pas protégés contre une coupure.',
      act: 'Demander l’installation sur le disque du poste.',
    },
    wrong_key: {
      what: 'La clé de ce compte n’ouvre pas ce fichier.',
      means: 'Le fichier est intact, mais il vient peut-être d’une autre installation.',
      act: 'Prévenir l’administration technique.',
    },
    preamble: {
      what: 'Les protections du fichier n’ont pas pu être vérifiées.',
      means: 'L’application refuse d’y écrire.',
      act: 'Prévenir l’administration technique.',
    },
    io: {
      what: 'Le disque n’a pas répondu.',
      means: 'La dernière opération est peut-être faite, peut-être pas.',
      act: 'Vérifier à l’écran avant de recommencer, puis prévenir l’administration technique.',
    },
    station_secret_missing: {
      what: 'Le secret de ce poste est introuvable.',
      means: 'Les mots de passe ne suffisent plus à ouvrir les dossiers. Les fichiers sont intacts.',
      act: 'Prévenir l’administration technique et la coordination : le code de récupération sera nécessaire.',
    },
    station_secret_wrong: {
      what: 'Le secret de ce poste ne correspond pas à ces fichiers.',
      means: 'Ils viennent sans doute d’un autre poste. Les fichiers sont intacts.',
      act: 'Prévenir l’administration technique et la coordination : le code de récupération sera nécessaire.',
    },
  },
  field: {
    required: 'Ce champ est à remplir.',
    too_big: 'C’est trop long ou trop grand.',
    too_small: 'C’est trop court ou trop petit.',
    login_form: 'De 2 à 60 lettres, chiffres, points, tirets ou soulignés, sans espace.',
    invalid_format: 'La forme n’est pas celle attendue.',
    other: 'Cette valeur n’est pas acceptée.',
  },
} as const satisfies {
  code: Record<ErrorCode, Telling>;
  rule: Record<BrokenRule, Telling>;
  storage: Record<StorageCode, Telling>;
  field: Record<string, string>;
};
